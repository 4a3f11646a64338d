import { readFile } from 'node:fs/promises';
import { inventPerson, makeVirtualCard } from '@loket/simulators';
import { identityOf, type SocketRig, startSocketRig } from './socket-rig.testing.ts';

/**
 * A photo of a few kilobytes that claims four billion pixels, signed like any other. The driver and central pass its
 * bytes and never decode them; whoever draws looks at its size first (the desk's `isCardPhoto`).
 */

let rig: SocketRig;
beforeAll(async () => {
  rig = await startSocketRig();
}, 60_000);
afterAll(() => rig.close());

test('its bytes arrive as they are, in an ordinary time, and its hash holds', async () => {
  const photo = Buffer.from(
    await readFile(new URL('../../../simulators/src/card/photos/zoe.jpg', import.meta.url)),
  );
  photo.writeUInt32BE(0xffff_ffff, photo.indexOf(Buffer.from([0xff, 0xc0])) + 5);
  const card = await makeVirtualCard(rig.hierarchy, inventPerson('a bomb', { photo }));
  const before = process.memoryUsage().rss;
  rig.reader.setReading(true);
  rig.slot.insert(card);
  expect((await rig.ended()).kind).toBe('complete');
  const identity = await identityOf(rig.events, rig.hierarchy);
  expect(identity?.checks.photo).toEqual({ verdict: 'verified' });
  expect(Buffer.from(identity?.photo ?? [])).toEqual(photo);
  expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
});
