import { setImmediate as nextTurn } from 'node:timers/promises';
import { commandsOf, takeOut } from './every-command.testing.ts';
import { identityOf, type SocketRig, startSocketRig } from './socket-rig.testing.ts';

/** A card that stops answering: the watchdog ends the reading, the status says it, and taking the card out heals. */

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
    for (let apdu = 0; apdu < commands; apdu += 1) {
      rig.slot.insert(await rig.make(person, { faults: [{ fault: 'mute', at: { apdu } }] }));
      const ended = rig.ended();
      let isOver = false;
      void ended.then(() => {
        isOver = true;
      });
      while (!isOver) {
        await nextTurn();
        if (rig.slot.card?.isMute) rig.runOut();
      }
      const end = await ended;
      if (end.kind === 'failed') {
        expect([apdu, end]).toMatchObject([apdu, { cause: 'mute_card' }]);
        expect(await identityOf(rig.events, rig.hierarchy)).toBeUndefined();
        await rig.status('wedged');
      }
      await takeOut(rig);
    }
    rig.slot.insert(await rig.make(person));
    expect((await rig.ended()).kind).toBe('complete');
    await takeOut(rig);
  },
  180_000,
);
