import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { serveVirtualPrinter, type VirtualPrinter } from '@loket/simulators/printer/index.ts';
import { runTool } from './tool.ts';

/** The technician's tool, as it is run by hand. */

let virtual: VirtualPrinter;
beforeEach(async () => {
  virtual = await serveVirtualPrinter();
});
afterEach(() => virtual.close());

/** @param heard is told all that was said so far; `watch` ends when it says true */
async function tool(words: readonly string[], heard: (out: string) => boolean = () => true) {
  let out = '';
  let complaint = '';
  let interrupt = () => {};
  const interrupted = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  const code = await runTool(words, {
    out: (text) => {
      out += text;
      if (heard(out)) interrupt();
    },
    complain: (text) => {
      complaint += text;
    },
    untilInterrupted: () => interrupted,
  });
  return { code, out, complaint };
}
const there = () => ['tcp', '127.0.0.1', String(virtual.port)];

test('status: ready and who it is, with exit code 0', async () => {
  const { code, out } = await tool(['status', ...there(), '--profile', 'epson_tm', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    status: { state: 'ready' },
    identity: { model: 'LOKET VIRTUAL-80', serial: 'V00000042', firmware: '1.00 LOKET' },
  });
});

test('status without paper: said, with exit code 1', async () => {
  virtual.set({ paper: 'out' });
  const { code, out } = await tool(['status', ...there()]);
  expect(code).toBe(1);
  expect(out).toContain('paper_out');
});

test('test: a ticket comes out', async () => {
  const { code, out } = await tool(['test', ...there(), '--json']);
  expect([code, JSON.parse(out)]).toEqual([0, { pass: true, printed: true }]);
  expect(virtual.papers[0]?.lines).toContain('E 42');
});

test('test with the cover open: not printed, and nothing may lie there', async () => {
  virtual.set({ cover: 'open' });
  const { code, out } = await tool(['test', ...there(), '--json']);
  expect([code, JSON.parse(out)]).toEqual([
    1,
    { pass: false, printed: false, status: { state: 'cover_open' }, mayHavePrinted: false },
  ]);
});

test('watch: every change, a line each, until it is interrupted', async () => {
  const { code, out } = await tool(['watch', ...there(), '--json'], (said) => {
    if (said.includes('ready')) virtual.set({ paper: 'low' });
    return said.includes('paper_low');
  });
  const states = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).status.state);
  expect([code, states]).toEqual([0, ['offline', 'ready', 'paper_low']]);
}, 120_000);

test.each([
  [['status'], /Say where the printer is/],
  [['sing', 'tcp', 'x'], /Say status, test or watch/],
  [['status', 'tcp', 'x', '--profile', 'typewriter'], /no profile typewriter/],
  [['status', 'tcp', 'x', '--louder'], /louder/],
  [['status', 'tcp', 'x', '9100', 'junk'], /What is junk/],
  [['status', 'tcp', 'x', '99999'], /Say where the printer is/],
  [['status', 'tcp', 'x', '--columns', 'many'], /--columns takes a number/],
])('%j is wrong use: said, with exit code 2', async (words, complaint) => {
  const said = await tool(words);
  expect([said.code, said.out]).toEqual([2, '']);
  expect(said.complaint).toMatch(complaint);
});

test('npx finds it, and it helps', async () => {
  const { stdout } = await promisify(execFile)('npx', ['--no-install', '@loket/ticket-printer', '--help']);
  expect(stdout).toMatch(/^ticket-printer: /);
}, 60_000);
