import { commandsOf, type Ending, endingWith, takeOut } from './every-command.testing.ts';
import { type SocketRig, startSocketRig } from './socket-rig.testing.ts';

/**
 * Some readers make a good card refuse a command once (6A87 at a SELECT by path, 6986 at a READ BINARY): it is asked in
 * another way. Anywhere, such a word never cuts a file short unseen.
 */

let rig: SocketRig;
beforeAll(async () => {
  rig = await startSocketRig();
  rig.reader.setReading(true);
}, 60_000);
afterAll(() => rig.close());

const WHOLE: Ending = { kind: 'complete', files: 'right', isIdentity: true };
const SELECT = 0xa4;
const READ_BINARY = 0xb0;

test.each([0, 1, 2, 5])(
  '6A87 at SELECT number %d',
  async (nth) => {
    for (const person of ['anneleen', 'zoe']) {
      const fault = { fault: 'refused', status: 0x6a87, at: { instruction: SELECT, nth } } as const;
      expect(await endingWith(rig, person, fault)).toEqual(WHOLE);
      await takeOut(rig);
    }
  },
  60_000,
);

test.each([0, 1, 2, 3, 5, 8])(
  '6986 at READ BINARY number %d',
  async (nth) => {
    for (const person of ['anneleen', 'zoe']) {
      const fault = { fault: 'refused', status: 0x6986, at: { instruction: READ_BINARY, nth } } as const;
      expect(await endingWith(rig, person, fault)).toEqual(WHOLE);
      await takeOut(rig);
    }
  },
  60_000,
);

test.each(['6a87', '6986', '6282', '6b00', '6f00', '6c05', '6105', '6d00'])(
  'the bare word %s at any command: the right files or none',
  async (word) => {
    for (const person of ['anneleen', 'zoe']) {
      const commands = await commandsOf(rig, person);
      for (let apdu = 0; apdu < commands; apdu += 1) {
        const status = Number.parseInt(word, 16);
        const end = await endingWith(rig, person, { fault: 'refused', status, at: { apdu } });
        if (end.kind === 'complete') expect([apdu, end]).toEqual([apdu, WHOLE]);
        else expect([apdu, end]).toMatchObject([apdu, { isIdentity: false }]);
        await takeOut(rig);
      }
    }
  },
  180_000,
);
