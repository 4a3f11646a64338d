import { commandsOf, ending, takeOut } from './every-command.testing.ts';
import { identityOf, type SocketRig, startSocketRig } from './socket-rig.testing.ts';

/** A hand takes the card at any moment of its reading: there is no identity, and the card put in again is read whole. */

let rig: SocketRig;
beforeAll(async () => {
  rig = await startSocketRig();
  rig.reader.setReading(true);
}, 60_000);
afterAll(() => rig.close());

test.each(['anneleen', 'zoe'])(
  '%s, at every command from the first to the last',
  async (person) => {
    const commands = await commandsOf(rig, person);
    expect(commands).toBeGreaterThan(20);
    let afterIdentity = 0;
    for (let apdu = 0; apdu < commands; apdu += 1) {
      const card = await rig.make(person, { faults: [{ fault: 'pulled', at: { apdu } }] });
      rig.slot.insert(card);
      const end = await rig.ended();
      // What follows `complete` only proves more: who pulls then has an identity already, and a whole one.
      if (end.kind === 'complete') {
        afterIdentity += 1;
        expect([apdu, await ending(rig, card.files)]).toEqual([
          apdu,
          { kind: 'complete', files: 'right', isIdentity: true },
        ]);
      } else {
        expect([apdu, end]).toMatchObject([apdu, { cause: 'card_pulled' }]);
        expect(await identityOf(rig.events, rig.hierarchy)).toBeUndefined();
      }
      await rig.status('ready', 'absent');
      rig.forget();
      rig.slot.insert(card);
      expect([apdu, await ending(rig, card.files)]).toEqual([
        apdu,
        { kind: 'complete', files: 'right', isIdentity: true },
      ]);
      await takeOut(rig);
    }
    expect(afterIdentity).toBeLessThan(commands / 2);
  },
  180_000,
);
