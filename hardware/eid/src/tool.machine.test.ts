import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CardSlot,
  makeVirtualCard,
  openTestHierarchy,
  serveCardSlot,
  type TestHierarchy,
} from '@loket/simulators';

/** The technician's tool as a process of its own. */

let folder: string;
let hierarchy: TestHierarchy;
let slot: CardSlot;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-tool-'));
  hierarchy = await openTestHierarchy(folder);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  slot = await serveCardSlot();
});
afterEach(() => slot.close());

type Said = { code: number; output: string; complaint: string };

const bareTool = (...args: string[]): Promise<Said> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(import.meta.dirname, '../bin/eid.mjs'), ...args],
      { timeout: 60_000, env: { ...process.env, NODE_OPTIONS: '' } },
      (failure, output, complaint) =>
        resolve({ code: typeof failure?.code === 'number' ? failure.code : 0, output, complaint }),
    );
  });
const tool = (...args: string[]) => bareTool(...args, '--socket', `127.0.0.1:${slot.port}`);

test('test passes a good reader, and says nothing of the holder', async () => {
  slot.insert(await makeVirtualCard(hierarchy, 'zoe'));
  const roots = ['--test-roots', join(folder, 'roots')];
  const { code, output } = await tool('test', '--json', ...roots);
  expect(code).toBe(0);
  expect(JSON.parse(output)).toMatchObject({
    pass: true,
    checks: { certificate_chain: { verdict: 'verified' }, genuineness: { verdict: 'verified' } },
  });
  const words = await tool('test', ...roots);
  expect(words.output).toMatch(/^PASS {2}virtual card slot\n/);
  for (const text of [output, words.output]) expect(text).not.toMatch(/Zo|\d{11}/);
}, 120_000);

test('test fails where bytes do not come through', async () => {
  const alter = (files: Map<string, Uint8Array>) => void files.get('DF014035')?.fill(7, 900, 910);
  slot.insert(await makeVirtualCard(hierarchy, 'zoe', { alter }));
  const { code, output } = await tool('test', '--json');
  expect([code, JSON.parse(output).pass, JSON.parse(output).checks.photo.verdict]).toEqual([
    1,
    false,
    'failed',
  ]);
}, 60_000);

test('no card in time, a card of another kind, and words that are none', async () => {
  expect((await tool('test', '--within', '1')).code).toBe(5);
  slot.insert(await makeVirtualCard(hierarchy, 'zoe', { imposter: 'foreign' }));
  const foreign = await tool('test', '--json');
  expect([foreign.code, JSON.parse(foreign.output)]).toEqual([1, { pass: false, cause: 'foreign_card' }]);
  expect((await tool('prove')).code).toBe(2);
  expect((await tool('status', '--loud')).code).toBe(2);
}, 120_000);

test('without a slot a test has failed, and says so in its own shape', async () => {
  const { port } = slot;
  await slot.close();
  const { code, output } = await tool('test', '--json');
  slot = await serveCardSlot({ port });
  expect([code, JSON.parse(output)]).toMatchObject([3, { pass: false, state: 'service_away' }]);
}, 60_000);

test.each([
  [['status', 'more'], /Say status, watch, test or read/],
  [['test', '--within', 'soon'], /--within takes seconds/],
  [['test', '--socket', 'nowhere'], /--socket takes HOST:PORT/],
  [['test', '--socket', '127.0.0.1:99999'], /--socket takes HOST:PORT/],
  [['test', '--roots', '/does/not/exist'], /no such folder of certificates/],
  [['status', '--pin', '1234'], /--pin/],
])(
  '%j is wrong use: said, with exit code 2',
  async (words, complaint) => {
    const said = await bareTool(...words);
    expect([said.code, said.output]).toEqual([2, '']);
    expect(said.complaint).toMatch(complaint);
  },
  60_000,
);
