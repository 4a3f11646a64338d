import { decodeIdentity } from '@loket/identity';
import { isEmpty, isFilled, type PcscdRig, startPcscdRig } from './pcscd-rig.testing.ts';
import { filesOf } from './socket-rig.testing.ts';

/** Two readers: the card is found in either, and one that lies there does not hide a fresh one for ever. */

let rig: PcscdRig;
beforeAll(async () => {
  rig = await startPcscdRig();
}, 130_000);
afterAll(() => rig.close());

/** The second slot of the virtual reader. */
const SECOND = 35_964;

async function surname(): Promise<string | undefined> {
  const end = await rig.ended();
  const identity = decodeIdentity(filesOf(rig.events, end.reading).identity ?? new Uint8Array());
  rig.forget();
  return identity.ok ? identity.value.surname : undefined;
}

test('a card in the second reader is read', async () => {
  await rig.status(isEmpty);
  rig.reader.setReading(true);
  const card = await rig.card('zoe', { port: SECOND });
  await card.insert();
  expect(await surname()).toContain('Çelik');
  expect(rig.reader.status()).toMatchObject({ state: 'ready', card: 'present' });
  await card.pull();
  await rig.status(isEmpty);
}, 60_000);

test('a card in each: both are read, one after the other', async () => {
  await rig.status(isEmpty);
  const second = await rig.card('zoe', { port: SECOND });
  const first = await rig.card('anneleen');
  await second.insert();
  expect(await surname()).toContain('Çelik');
  await first.insert();
  expect(await surname()).toBe('Vandersmissen');
  await first.pull();
  await rig.status(isFilled);
  await second.pull();
  await rig.status(isEmpty);
}, 60_000);
