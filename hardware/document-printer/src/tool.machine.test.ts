import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type IppPrinter, startIppPrinter } from '@loket/simulators';
import { runTool } from './tool.ts';

/** The technician's tool, as it is run by hand, on CUPS's own printer in software. */

let virtual: IppPrinter;
beforeAll(async () => {
  virtual = await startIppPrinter();
}, 120_000);
afterAll(() => virtual.stop());

async function tool(words: readonly string[]) {
  let out = '';
  let complaint = '';
  let interrupt = () => {};
  const interrupted = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  const code = await runTool(words, {
    out: (text) => {
      out += text;
      if (text.includes('ready')) interrupt();
    },
    complain: (text) => {
      complaint += text;
    },
    untilInterrupted: () => interrupted,
  });
  return { code, out, complaint };
}

test('status: ready and what it is', async () => {
  const { code, out } = await tool(['status', virtual.url, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    status: { state: 'ready' },
    identity: { model: expect.stringMatching(/\w/) },
  });
}, 120_000);

test('test: a page comes out', async () => {
  const { code, out } = await tool(['test', virtual.url, '--json']);
  expect([code, JSON.parse(out)]).toEqual([0, { pass: true, printed: true }]);
  expect(await virtual.papers()).toHaveLength(1);
}, 120_000);

test('watch: offline until it answered, then ready', async () => {
  const { code, out } = await tool(['watch', virtual.url]);
  expect([code, out]).toEqual([0, 'status: offline\nstatus: ready\n']);
}, 120_000);

test('nobody there: offline, with exit code 1', async () => {
  const { code, out } = await tool(['status', 'ipp://localhost:9/ipp/print', '--json']);
  expect([code, JSON.parse(out)]).toEqual([1, { status: { state: 'offline' }, identity: null }]);
}, 120_000);

test.each([
  [['status'], /Say where the printer is/],
  [['print', 'ipp://x/ipp/print'], /Say which file/],
  [['print', 'ipp://x/ipp/print', '/no/such/file.pdf'], /can not be read/],
  [['sing', 'ipp://x/ipp/print'], /Say status/],
  [['status', '--louder'], /louder/],
  [['status', 'ipp://x/ipp/print', 'junk'], /What is junk/],
])('%j is wrong use: said, with exit code 2', async (words, complaint) => {
  const said = await tool(words);
  expect([said.code, said.out]).toEqual([2, '']);
  expect(said.complaint).toMatch(complaint);
});

test('npx finds it, and it helps', async () => {
  const { stdout } = await promisify(execFile)('npx', ['--no-install', '@loket/document-printer', '--help']);
  expect(stdout).toMatch(/^document-printer: /);
}, 60_000);
