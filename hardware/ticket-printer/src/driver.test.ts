import { createServer, type Server } from 'node:net';
import type { TicketPrinterProfileName } from '@loket/contract';
import { serveVirtualPrinter, type VirtualPrinter } from '@loket/simulators/printer/index.ts';
import {
  CHECKS_WHILE_PRINTING,
  CHECKS_WITHOUT_ANSWER,
  POLL_EVERY_MS,
  PRINTING_CHECK_EVERY_MS,
  REPLY_WITHIN_MS,
  TicketPrinterDriver,
} from './driver.ts';
import { LEFTOVER_END } from './jobs.ts';
import { openTicketPrinter } from './open.ts';
import { aPaper, becomes, isStatusRequest, manualClock, settled, wiredPrinter } from './testing.ts';

describe('with a virtual printer', () => {
  let virtual: VirtualPrinter;
  beforeEach(async () => {
    virtual = await serveVirtualPrinter();
  });
  afterEach(() => virtual.close());

  async function ready(port = virtual.port) {
    const clock = manualClock(PRINTING_CHECK_EVERY_MS);
    const printer = openTicketPrinter({ kind: 'tcp', host: '127.0.0.1', port }, { clock });
    expect(printer.status()).toEqual({ state: 'offline' });
    await becomes(printer, 'ready');
    await settled();
    return { clock, printer };
  }

  test('prints one ticket after another, each whole and cut', async () => {
    const { printer } = await ready();
    const results = await Promise.all([
      printer.print('job-1', aPaper(1)),
      printer.print('job-2', aPaper(2)),
      printer.print('job-3', aPaper(3)),
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(virtual.papers.map(({ lines, cut }) => [lines[2], cut])).toEqual([
      ['E 1', true],
      ['E 2', true],
      ['E 3', true],
    ]);
    await printer.close();
  });

  test('without paper the job fails with that status and never comes out', async () => {
    const { clock, printer } = await ready();
    virtual.set({ paper: 'out' });
    expect(await printer.print('job-1', aPaper(1))).toEqual({ ok: false, status: { state: 'paper_out' } });
    expect(printer.status()).toEqual({ state: 'paper_out' });
    virtual.set({ paper: 'ok' });
    clock.advance(POLL_EVERY_MS);
    await becomes(printer, 'ready');
    expect(virtual.papers).toHaveLength(0);
    expect(await printer.print('job-2', aPaper(2))).toEqual({ ok: true });
    expect(virtual.papers.map(({ lines }) => lines[2])).toEqual(['E 2']);
    await printer.close();
  });

  test('a roll that ends in the middle breaks the job off, flagged, and the next ticket has a paper of its own', async () => {
    const { clock, printer } = await ready();
    virtual.set({ linesLeft: 6 });
    const broken = { ok: false, status: { state: 'paper_out' }, mayHavePrinted: true };
    expect(await printer.print('job-1', aPaper(1))).toEqual(broken);
    virtual.set({ paper: 'ok' });
    clock.advance(POLL_EVERY_MS);
    await becomes(printer, 'ready');
    expect(virtual.papers).toHaveLength(0);
    expect((await printer.print('job-2', aPaper(2))).ok).toBe(true);
    const [torn, whole] = virtual.papers;
    expect(torn?.lines).toContain('E 1');
    expect(torn?.lines).not.toContain('E 2');
    expect(torn?.qrCodes).toEqual([]);
    expect(whole?.lines).toContain('E 2');
    expect(whole?.lines).not.toContain('E 1');
    await printer.close();
  });

  test('tells paper low, cover open and closed again when it is idle', async () => {
    const { clock, printer } = await ready();
    for (const [change, state] of [
      [{ paper: 'low' }, 'paper_low'],
      [{ cover: 'open' }, 'cover_open'],
      [{ cover: 'closed', paper: 'ok' }, 'ready'],
    ] as const) {
      virtual.set(change);
      clock.advance(POLL_EVERY_MS);
      await becomes(printer, state);
      await settled();
    }
    await printer.close();
  });

  test('a printer that vanishes is offline and is found again by itself', async () => {
    const { clock, printer } = await ready();
    const { port } = virtual;
    await virtual.close();
    await becomes(printer, 'offline');
    expect(await printer.print('job-1', aPaper(1))).toEqual({ ok: false, status: { state: 'offline' } });
    virtual = await serveVirtualPrinter({ port });
    clock.advance(60_000);
    await becomes(printer, 'ready');
    expect((await printer.print('job-2', aPaper(2))).ok).toBe(true);
    expect(virtual.papers.map(({ lines }) => lines[2])).toEqual(['E 2']);
    await printer.close();
  });

  test('after close every job fails and nothing is tried again', async () => {
    const { clock, printer } = await ready();
    await printer.close();
    expect(await printer.print('job-1', aPaper(1))).toEqual({ ok: false, status: { state: 'offline' } });
    expect(clock.pending()).toBe(0);
  });
});

describe('with a printer on a wire of the test', () => {
  const GOOD = [0x12, 0x12, 0x12, 0x12];
  const isJob = (bytes: Uint8Array) => bytes.length > 500;

  async function wired(profile: TicketPrinterProfileName = 'generic') {
    const clock = manualClock();
    const wire = wiredPrinter();
    const printer = new TicketPrinterDriver(wire.open, { clock, profile });
    await becomes(printer, 'ready');
    await settled();
    /** Lets so many checks of the printer pass while a job is printed. */
    const checks = async (count: number) => {
      for (let check = 0; check < count; check += 1) {
        await settled();
        clock.advance(PRINTING_CHECK_EVERY_MS);
      }
      await settled();
    };
    return { clock, wire, printer, checks };
  }

  test('asks for the status only between jobs', async () => {
    const { wire, printer, checks } = await wired();
    const job = printer.print('job-1', aPaper(1));
    await checks(3);
    const written = wire.written();
    expect(written.filter(isJob)).toHaveLength(1);
    expect(written.filter((bytes) => !isJob(bytes)).every(isStatusRequest)).toBe(true);
    const job1 = Buffer.from(written.find(isJob) ?? [])
      .toString('hex')
      .replace(/../g, '$& ');
    expect(job1).not.toMatch(/10 (04|05|14)/);
    wire.say([0x00]);
    await checks(1);
    expect(await job).toEqual({ ok: true });
    await printer.close();
  });

  test('a ticket counts as printed only when the printer worked it off, and is well after that', async () => {
    const { wire, printer, checks } = await wired();
    let done = false;
    const job = printer.print('job-1', aPaper(1)).finally(() => {
      done = true;
    });
    await checks(100);
    expect(done).toBe(false);
    wire.answerStatus([0x12, 0x12, 0x1a, 0x12]); // the cutter jammed at the end
    wire.say([0x00]);
    await checks(1);
    expect(await job).toEqual({
      ok: false,
      status: { state: 'error', detail: 'cutter' },
      mayHavePrinted: true,
    });
    await printer.close();
  });

  test('a printer that never says that it worked the job off: not acknowledged, flagged, and hung up on', async () => {
    const { wire, printer, checks } = await wired();
    const job = printer.print('job-1', aPaper(1));
    await checks(CHECKS_WHILE_PRINTING + 1);
    expect(await job).toEqual({
      ok: false,
      status: { state: 'error', detail: 'no_acknowledgement' },
      mayHavePrinted: true,
    });
    expect(wire.written()).toContainEqual(Uint8Array.of(0x10, 5, 2));
    expect(printer.status()).toEqual({ state: 'offline' });
    await printer.close();
  });

  test('a clone has nothing that tells it: a good status for a while is all that can be known', async () => {
    const { wire, printer, checks } = await wired('clone');
    const job = printer.print('job-1', aPaper(1));
    await checks(CHECKS_WITHOUT_ANSWER + 1);
    expect(await job).toEqual({ ok: true });
    expect(wire.written().filter(isJob)).toHaveLength(1);
    await printer.close();
  });

  test('asked for the same job again: the same answer and no second paper', async () => {
    const { wire, printer, checks } = await wired();
    const jobs = [printer.print('job-1', aPaper(1)), printer.print('job-1', aPaper(1))];
    await checks(1);
    wire.say([0x00]);
    await checks(1);
    expect(await Promise.all(jobs)).toEqual([{ ok: true }, { ok: true }]);
    expect(await printer.print('job-1', aPaper(1))).toEqual({ ok: true });
    expect(wire.written().filter(isJob)).toHaveLength(1);
    await printer.close();
  });

  test('the line breaks in the middle: flagged, never printed again by itself, and what it left is thrown away', async () => {
    const { clock, wire, printer, checks } = await wired();
    const job = printer.print('job-1', aPaper(1));
    await checks(1);
    wire.answerStatus(null);
    await checks(1);
    clock.advance(REPLY_WITHIN_MS);
    const broken = { ok: false, status: { state: 'offline' }, mayHavePrinted: true };
    expect(await job).toEqual(broken);
    wire.answerStatus(GOOD);
    clock.advance(20_000);
    await becomes(printer, 'ready');
    expect(await printer.print('job-1', aPaper(1))).toEqual(broken);
    expect(wire.written().filter(isJob)).toHaveLength(1);
    const next = printer.print('job-2', aPaper(2));
    await checks(1);
    wire.say([0x00]);
    await checks(1);
    expect(await next).toEqual({ ok: true });
    const [, second] = wire.written().filter(isJob);
    expect(second?.subarray(0, LEFTOVER_END.length)).toEqual(LEFTOVER_END);
    expect(wire.written().filter((bytes) => bytes[0] === 0x10 && bytes[1] === 5)).toHaveLength(1);
    await printer.close();
  });

  test('a host that took over from one that died throws away what that one left', async () => {
    const wire = wiredPrinter();
    const printer = new TicketPrinterDriver(wire.open, { clock: manualClock(), afterBrokenJob: true });
    await becomes(printer, 'ready');
    expect(wire.written()[0]).toEqual(Uint8Array.of(0x10, 5, 2));
    await printer.close();
  });

  test('flow control and unasked bytes are not a status', async () => {
    const { clock, wire, printer } = await wired();
    wire.answerStatus([0x11, 0x12, 0x13, 0x00, 0x12, 0x12, 0x1e]);
    clock.advance(POLL_EVERY_MS);
    await becomes(printer, 'paper_low');
    await printer.close();
  });

  test('a status that nobody asked for: asked anew until question and answer are in step', async () => {
    const { clock, wire, printer } = await wired();
    wire.say([0x32]);
    clock.advance(POLL_EVERY_MS);
    await settled();
    clock.advance(100);
    await settled();
    expect(printer.status()).toEqual({ state: 'ready' });
    expect(wire.opened()).toBe(1);
    await printer.close();
  });

  test('a line that still holds answers of before is listened empty first', async () => {
    const clock = manualClock();
    const wire = wiredPrinter(true);
    const printer = new TicketPrinterDriver(wire.open, { clock });
    await settled();
    wire.say([0x1a, 0x32]); // an earlier host's: paper out
    clock.advance(100);
    await settled();
    clock.advance(100);
    await becomes(printer, 'ready');
    await printer.close();
  });

  test('paper low warns once, though its sensor wobbles, until the paper is good again', async () => {
    const { clock, wire, printer } = await wired();
    const told: string[] = [];
    printer.onStatus(({ state }) => told.push(state));
    const LOW = [0x12, 0x12, 0x12, 0x1e];
    const poll = async (answer: readonly number[]) => {
      wire.answerStatus(answer);
      clock.advance(POLL_EVERY_MS);
      await settled();
    };
    for (const answer of [LOW, GOOD, LOW, GOOD, GOOD, LOW]) await poll(answer);
    expect(told).toEqual(['paper_low']);
    for (const answer of [GOOD, GOOD, GOOD, GOOD]) await poll(answer);
    expect(told).toEqual(['paper_low', 'ready']);
    await printer.close();
  });

  test('a printer of a family that tells by itself is believed between two questions', async () => {
    const { wire, printer } = await wired('epson_tm');
    await settled();
    expect(wire.written()).toContainEqual(Uint8Array.of(0x1d, 0x61, 0x0e));
    wire.say([0x30, 0x00, 0x00, 0x0f]);
    expect(printer.status()).toEqual({ state: 'cover_open' });
    wire.say([0x18, 0x00, 0x0f, 0x0f]);
    expect(printer.status()).toEqual({ state: 'paper_out' });
    await printer.close();
  });

  test('a generic printer that its switches make tell by itself: no acknowledgement, and its word counts', async () => {
    const { wire, printer, checks } = await wired();
    let done = false;
    const job = printer.print('job-1', aPaper(1)).finally(() => {
      done = true;
    });
    await checks(3);
    wire.say([0x14, 0x00, 0x03, 0x00]);
    await checks(3);
    expect(done).toBe(false);
    wire.answerStatus([0x12, 0x10, 0x12, 0x00, 0x12, 0x03, 0x12, 0x00]);
    wire.say([0x03]);
    await checks(2);
    expect(await job).toEqual({ ok: true });
    wire.say([0x38, 0x00, 0x00, 0x00]);
    expect(printer.status()).toEqual({ state: 'cover_open' });
    await printer.close();
  });

  test('a printer that falls silent is hung up on and looked for again', async () => {
    const clock = manualClock();
    const wire = wiredPrinter();
    const printer = new TicketPrinterDriver(wire.open, { clock });
    await settled();
    await becomes(printer, 'ready');
    await settled();
    wire.answerStatus(null);
    clock.advance(POLL_EVERY_MS);
    await settled();
    clock.advance(REPLY_WITHIN_MS);
    await becomes(printer, 'offline');
    expect(wire.opened()).toBe(1);
    wire.answerStatus(GOOD);
    clock.advance(20_000);
    await settled();
    expect(wire.opened()).toBe(2);
    await becomes(printer, 'ready');
    await printer.close();
  });

  test('looks for an absent printer ever more slowly, but never stops', async () => {
    const clock = manualClock();
    const tries: number[] = [];
    const printer = new TicketPrinterDriver(
      () => {
        tries.push(clock.now());
        return Promise.reject(new Error('nobody there'));
      },
      { clock },
    );
    for (let second = 0; second < 60; second += 1) {
      await settled();
      clock.advance(1_000);
    }
    expect(tries.slice(0, 6)).toEqual([0, 1_000, 3_000, 7_000, 15_000, 25_000]);
    expect(tries.length).toBeGreaterThan(8);
    await printer.close();
  });
});

test('a host that takes the connection and says nothing stays offline', async () => {
  const clock = manualClock();
  const mute: Server = createServer((socket) => socket.resume().on('error', () => {})).listen(0, '127.0.0.1');
  await new Promise((resolve) => mute.once('listening', resolve));
  const address = mute.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const connected = new Promise((resolve) => mute.once('connection', resolve));
  const printer = openTicketPrinter({ kind: 'tcp', host: '127.0.0.1', port: address.port }, { clock });
  await connected;
  await settled();
  expect(await Promise.race([printer.print('job-1', aPaper(1)), tickUntil(clock)])).toEqual({
    ok: false,
    status: { state: 'offline' },
  });
  await printer.close();
  await new Promise((resolve) => mute.close(resolve));
});

/** Lets seconds pass until the race is decided. */
async function tickUntil(clock: ReturnType<typeof manualClock>): Promise<'nothing'> {
  for (let second = 0; second < 30; second += 1) {
    await settled();
    clock.advance(500);
  }
  return 'nothing';
}
