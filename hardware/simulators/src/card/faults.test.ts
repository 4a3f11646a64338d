import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CardFault } from './faults.ts';
import { openTestHierarchy, type TestHierarchy } from './hierarchy.ts';
import { makeVirtualCard } from './virtual-card.ts';
import { respond } from './wire.ts';

/** A script of faults, as the reader's side of the wire meets it. */

let folder: string;
let hierarchy: TestHierarchy;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-faults-'));
  hierarchy = await openTestHierarchy(folder);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const SELECT = Buffer.from('00A4080C063F00DF014033', 'hex');
const READ = Buffer.from('00B0000001', 'hex');

async function replies(faults: readonly CardFault[], commands: readonly Uint8Array[]): Promise<string[]> {
  const card = await makeVirtualCard(hierarchy, 'anneleen', { faults });
  const seen: string[] = [];
  for (const command of commands) {
    const reply = await respond(card, command);
    seen.push(typeof reply === 'string' ? reply : Buffer.from(reply.reply).toString('hex'));
  }
  return seen;
}

test.each<[string, CardFault, string[]]>([
  ['pulled', { fault: 'pulled', at: { apdu: 1 } }, ['9000', 'pulled', '019000', '019000']],
  ['mute', { fault: 'mute', at: { apdu: 2 } }, ['9000', '019000', 'silence', 'silence']],
  ['refused', { fault: 'refused', status: 0x6986, at: { apdu: 1 } }, ['9000', '6986', '019000', '019000']],
  ['garbled', { fault: 'garbled', at: { apdu: 1 } }, ['9000', '3b', '019000', '019000']],
  ['answer', { fault: 'answer', hex: '6c01', at: { apdu: 1 } }, ['9000', '6c01', '019000', '019000']],
  ['reset', { fault: 'reset', at: { apdu: 2 } }, ['9000', '019000', '6986', '6986']],
  ['slow', { fault: 'slow', delayMs: 1, at: { apdu: 1 } }, ['9000', '019000', '019000', '019000']],
])('%s strikes at its command', async (_, fault, expected) => {
  expect(await replies([fault], [SELECT, READ, READ, READ])).toEqual(expected);
});

test('by instruction, the first of them or the nth', async () => {
  const first: CardFault = { fault: 'refused', status: 0x6a87, at: { instruction: 0xa4 } };
  expect(await replies([first], [READ, SELECT, SELECT])).toEqual(['6986', '6a87', '9000']);
  const third: CardFault = { fault: 'refused', status: 0x6f00, at: { instruction: 0xb0, nth: 2 } };
  expect(await replies([third], [SELECT, READ, READ, READ, READ])).toEqual([
    '9000',
    '019000',
    '019000',
    '6f00',
    '019000',
  ]);
});

test('bytes that were changed after the register signed', async () => {
  const corrupt = [{ path: 'DF014031', offset: 0, hex: '55' }];
  const { files } = await makeVirtualCard(hierarchy, 'anneleen', { corrupt });
  expect(files.get('DF014031')?.[0]).toBe(0x55);
  const outside = [{ path: 'DF014031', offset: 9999, hex: '55' }];
  await expect(makeVirtualCard(hierarchy, 'anneleen', { corrupt: outside })).rejects.toThrow('no such bytes');
});
