import { takeOut } from './every-command.testing.ts';
import { identityOf, type SocketRig, startSocketRig } from './socket-rig.testing.ts';

/** A worn chip or a forger changed bytes: the reading ends, or central's checks say what does not hold. Never a clean identity. */

let rig: SocketRig;
beforeAll(async () => {
  rig = await startSocketRig();
  rig.reader.setReading(true);
}, 60_000);
afterAll(() => rig.close());

async function readWith(path: string, spoil: (bytes: Buffer) => Uint8Array) {
  const alter = (files: Map<string, Uint8Array>) =>
    void files.set(path, spoil(Buffer.from(files.get(path) ?? [])));
  rig.slot.insert(await rig.make('anneleen', { alter }));
  const end = await rig.ended();
  const identity = await identityOf(rig.events, rig.hierarchy);
  const files = rig.events.filter(({ kind }) => kind === 'file').length;
  await takeOut(rig);
  return { end, identity, files };
}

test.each<[string, string, (bytes: Buffer) => Uint8Array]>([
  ['the first tag', 'DF014031', (bytes) => bytes.fill(0x55, 0, 1)],
  ['a length beyond the end', 'DF014031', (bytes) => bytes.fill(0xfe, 1, 2)],
  ['a length that never ends', 'DF014031', (bytes) => bytes.fill(0xff, 1)],
  ['a tag twice', 'DF014031', (bytes) => Buffer.concat([bytes, bytes.subarray(0, 14)])],
  ['nothing but zeros', 'DF014031', (bytes) => Buffer.alloc(bytes.length)],
  ['cut in the middle', 'DF014031', (bytes) => bytes.subarray(0, 60)],
  ['letters in the national number', 'DF014031', (bytes) => written(bytes, '870314998', '87O314998')],
  ['a date that no calendar has', 'DF014031', (bytes) => written(bytes, '02.05.2024', '32.15.2024')],
  [
    'bytes that are no UTF-8',
    'DF014031',
    (bytes) => written(bytes, 'Vander', Buffer.from('ff80ff80ff80', 'hex')),
  ],
  ['an address without its fields', 'DF014033', (bytes) => bytes.fill(0xff, 0, 3)],
  ['an empty address', 'DF014033', () => Buffer.alloc(0)],
  ['a register certificate that is no DER', 'DF00503C', (bytes) => bytes.fill(0x99, 0, 2)],
  ['a register certificate longer than its file', 'DF00503C', (bytes) => bytes.subarray(0, 300)],
  ['a photo without an end', 'DF014035', () => Buffer.alloc(20_000, 7)],
])('%s: corrupt data, and nothing that could be taken for an identity', async (_, path, spoil) => {
  const { end, identity } = await readWith(path, spoil);
  expect(end).toMatchObject({ kind: 'failed', cause: 'corrupt_data' });
  expect(identity).toBeUndefined();
});

test('what decodes but was changed is an identity whose checks fail', async () => {
  const { end, identity } = await readWith('DF014031', (bytes) => written(bytes, 'Vander', 'Zander'));
  expect(end.kind).toBe('complete');
  expect(identity?.checks.identity_signature).toMatchObject({ verdict: 'failed' });
  const moved = await readWith('DF014033', (bytes) => written(bytes, 'Verzonnen', 'Bezonnene'));
  expect(moved.identity?.checks.address_signature).toMatchObject({ verdict: 'failed' });
});

function written(bytes: Buffer, old: string, fresh: string | Buffer): Buffer {
  const at = bytes.indexOf(old);
  if (at < 0) throw new Error(`the file does not say ${old}`);
  Buffer.from(fresh).copy(bytes, at);
  return bytes;
}
