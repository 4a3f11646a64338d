import { isEmpty, type PcscdRig, startPcscdRig } from './pcscd-rig.testing.ts';
import { identityOf } from './socket-rig.testing.ts';

/** The PC/SC service stops in the middle of a reading and is started again: the driver is back by itself. */

let rig: PcscdRig;
beforeAll(async () => {
  rig = await startPcscdRig();
}, 130_000);
afterAll(() => rig.close());

test('in the middle of a reading, and twice', async () => {
  rig.reader.setReading(true);
  for (let round = 0; round < 2; round += 1) {
    await rig.status(isEmpty);
    const card = await rig.card('zoe', { delayMs: 60 });
    await card.insert();
    while (!rig.events.some(({ kind }) => kind === 'file'))
      await new Promise<void>((resolve) => rig.reader.onReading(() => resolve()));
    await rig.restartPcscd(async () => {
      expect(await rig.ended()).toMatchObject({ kind: 'failed', cause: 'reader_gone' });
      expect(await identityOf(rig.events, rig.hierarchy)).toBeUndefined();
      await rig.status(({ state }) => state === 'service_away');
      await card.end();
      rig.forget();
    });
    await rig.status(isEmpty);
    const again = await rig.card('zoe');
    await again.insert();
    expect((await rig.ended()).kind).toBe('complete');
    await again.pull();
    await rig.status(isEmpty);
    rig.forget();
  }
}, 120_000);
