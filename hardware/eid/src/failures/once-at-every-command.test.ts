import type { CardFault, FaultMoment } from '@loket/simulators';
import { commandsOf, type Ending, endingWith, takeOut } from './every-command.testing.ts';
import { type SocketRig, startSocketRig } from './socket-rig.testing.ts';

/** Something that passes happens once, at any command: the reading goes on by itself and ends with every byte right. */

let rig: SocketRig;
beforeAll(async () => {
  rig = await startSocketRig();
  rig.reader.setReading(true);
}, 60_000);
afterAll(() => rig.close());

const WHOLE: Ending = { kind: 'complete', files: 'right', isIdentity: true };

const passing: readonly (readonly [string, (at: FaultMoment) => CardFault])[] = [
  ['a failing line', (at) => ({ fault: 'garbled', at })],
  ['a reset by another program', (at) => ({ fault: 'reset', at })],
  ['an answer that takes a while', (at) => ({ fault: 'slow', delayMs: 3, at })],
];

test.each(passing)(
  '%s',
  async (_, faultAt) => {
    for (const person of ['anneleen', 'zoe']) {
      const commands = await commandsOf(rig, person);
      for (let apdu = 0; apdu < commands; apdu += 1) {
        expect([apdu, await endingWith(rig, person, faultAt({ apdu }))]).toEqual([apdu, WHOLE]);
        await takeOut(rig);
      }
    }
  },
  180_000,
);
