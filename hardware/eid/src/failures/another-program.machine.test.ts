import { run } from '../outside-judges/programs.testing.ts';
import { isEmpty, type PcscdRig, startPcscdRig } from './pcscd-rig.testing.ts';
import { identityOf } from './socket-rig.testing.ts';

/** Another program uses the same card while we read it: a reset, or a reading of its own. */

let rig: PcscdRig;
beforeAll(async () => {
  rig = await startPcscdRig();
}, 130_000);
afterAll(() => rig.close());

async function firstFile(): Promise<void> {
  while (!rig.events.some(({ kind }) => kind === 'file'))
    await new Promise<void>((resolve) => rig.reader.onReading(() => resolve()));
}

test('opensc-tool resets it in the middle: the reading goes on and is whole', async () => {
  rig.reader.setReading(true);
  await rig.status(isEmpty);
  const card = await rig.card('zoe', { delayMs: 60 });
  await card.insert();
  await firstFile();
  const reset = await run('opensc-tool', '--reader', '0', '--reset');
  expect(reset.code).toBe(0);
  expect((await rig.ended()).kind).toBe('complete');
  await card.pull();
  await rig.status(isEmpty);
  rig.forget();
}, 60_000);

test('eidenv reads it at the same time: both read the right bytes', async () => {
  rig.reader.setReading(true);
  await rig.status(isEmpty);
  const card = await rig.card('anneleen', { delayMs: 100 });
  await card.insert();
  await firstFile();
  const theirs = await run('eidenv', '--reader', '0');
  expect(theirs.output).toContain('BELPIC_NAME: Vandersmissen');
  expect((await rig.ended()).kind).toBe('complete');
  const identity = await identityOf(rig.events, rig.hierarchy);
  for (const check of ['identity_signature', 'address_signature', 'photo'] as const)
    expect([check, identity?.checks[check]]).toEqual([check, { verdict: 'verified' }]);
  await card.pull();
  await rig.status(isEmpty);
  rig.forget();
}, 60_000);
