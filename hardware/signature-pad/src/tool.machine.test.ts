import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  exampleSignature,
  PadPlug,
  type PadServer,
  penTap,
  servePad,
  VirtualPad,
} from '@loket/simulators/pad/index.ts';
import { layoutOf } from './page/layout.ts';

/** The technician's tool as a process of its own, at a pad that is plugged in here. */

const TOOL = join(import.meta.dirname, '../bin/signature-pad.mjs');
const env = { ...process.env, NODE_OPTIONS: '' };

let plug: PadPlug;
let server: PadServer;
beforeEach(async () => {
  plug = new PadPlug(new VirtualPad({ model: 'STU-430' }));
  server = await servePad(plug);
});
afterEach(() => server.close());

const there = () => ['--socket', `127.0.0.1:${server.port}`];

const tool = (...args: string[]): Promise<{ code: number; out: string; complaint: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [TOOL, ...args], { timeout: 60_000, env }, (failure, out, complaint) =>
      resolve({ code: typeof failure?.code === 'number' ? failure.code : 0, out, complaint }),
    );
  });

const layout = () => layoutOf(plug.pad.facts.widthPx, plug.pad.facts.heightPx);
const shown = async () => {
  while (!plug.pad.inking) await new Promise((resolve) => setTimeout(resolve, 20));
};
const tap = (key: 'agree' | 'cancel', atMs: number) => {
  const { left, right, top, bottom } = layout().keys[key];
  for (const event of penTap(plug.pad.facts, (left + right) / 2, (top + bottom) / 2, atMs)) plug.pen(event);
};

test('status: who it is, with exit code 0', async () => {
  const { code, out } = await tool('status', '--json', ...there());
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    state: 'ready',
    identity: { model: 'Wacom STU-430' },
    facts: { capability: { widthPx: 320, heightPx: 200, maxPressure: 1_023 } },
  });
  expect((await tool('status', ...there())).out).toMatch(
    /^Wacom STU-430, serial \S+, firmware \S+\nscreen 320/,
  );
  expect(plug.pad.isAtRest).toBe(true);
}, 90_000);

test('status and test without a pad: said, with exit code 1', async () => {
  plug.unplug();
  const status = await tool('status', '--json', '--within', '1', ...there());
  expect([status.code, JSON.parse(status.out)]).toEqual([1, { state: 'absent' }]);
  const tested = await tool('test', '--json', '--within', '1', ...there());
  expect([tested.code, JSON.parse(tested.out)]).toMatchObject([1, { pass: false, state: 'absent' }]);
  expect((await tool('status', '--within', '1', ...there())).out).toBe('no signature pad\n');
}, 90_000);

test('test: a signature and the key pass, with figures and no stroke; the screen is empty afterwards', async () => {
  const running = tool('test', '--json', ...there());
  await shown();
  for (const event of exampleSignature(plug.pad.facts, layout().pen, 1_000)) plug.pen(event);
  tap('agree', 9_000);
  const { code, out } = await running;
  expect([code, JSON.parse(out)]).toMatchObject([0, { pass: true, outcome: 'agreed', missingReports: 0 }]);
  expect(JSON.parse(out).points).toBeGreaterThan(100);
  expect(out).not.toMatch(/"x"|pressureLevels/);
  expect(plug.pad.isAtRest).toBe(true);
}, 90_000);

test('test: who touches cancel, or pulls the cable, fails it', async () => {
  const cancelled = tool('test', '--json', ...there());
  await shown();
  tap('cancel', 1_000);
  expect([(await cancelled).code, JSON.parse((await cancelled).out)]).toEqual([
    1,
    { pass: false, outcome: 'cancelled' },
  ]);
  const pulled = tool('test', ...there());
  await shown();
  plug.unplug();
  expect([(await pulled).code, (await pulled).out]).toEqual([1, 'FAIL  not signed: pad_gone\n']);
}, 90_000);

test('watch: every change and every point, a line each; interrupted it leaves an empty screen', async () => {
  const child = spawn(process.execPath, [TOOL, 'watch', '--json', ...there()], { env });
  const lines: Record<string, unknown>[] = [];
  let wake = () => {};
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(JSON.parse(line));
    wake();
  });
  const heard = async (isIt: (line: Record<string, unknown>) => boolean) => {
    while (!lines.some(isIt)) await new Promise<void>((resolve) => (wake = resolve));
  };
  await heard(({ state }) => state === 'ready');
  await shown();
  for (const event of exampleSignature(plug.pad.facts, layout().pen, 1_000)) plug.pen(event);
  await heard(({ ink }) => ink !== undefined);
  plug.unplug();
  await heard(({ state }) => state === 'absent');
  plug.replug();
  await heard(({ state }) => state === 'ready');
  await shown();
  const exited = once(child, 'exit');
  child.kill('SIGINT');
  expect(await exited).toEqual([0, null]);
  expect(plug.pad.isAtRest).toBe(true);
}, 120_000);

test.each([
  [[], /Say status, test or watch/],
  [['status', 'more'], /Say status, test or watch/],
  [['sing'], /Say status, test or watch/],
  [['status', '--louder'], /louder/],
  [['status', '--socket', 'nowhere'], /--socket takes HOST:PORT/],
  [['status', '--socket', '127.0.0.1:99999'], /--socket takes HOST:PORT/],
  [['test', '--picture', 'big'], /no picture big/],
  [['test', '--within', 'soon'], /--within takes seconds/],
])(
  '%j is wrong use: said, with exit code 2',
  async (words, complaint) => {
    const said = await tool(...words);
    expect([said.code, said.out]).toEqual([2, '']);
    expect(said.complaint).toMatch(complaint);
  },
  60_000,
);
