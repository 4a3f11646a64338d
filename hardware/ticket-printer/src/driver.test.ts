import { createServer, type Server } from 'node:net';
import { serveVirtualPrinter, type VirtualPrinter } from '@loket/simulators/printer/index.ts';
import { POLL_EVERY_MS, PRINTING_CHECK_EVERY_MS, REPLY_WITHIN_MS, TicketPrinterDriver } from './driver.ts';
import { openTicketPrinter } from './open.ts';
import { aPaper, becomes, manualClock, settled, wiredPrinter } from './testing.ts';

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
    return { clock, printer };
  }

  test('prints one ticket after another, each whole and cut', async () => {
    const { printer } = await ready();
    const results = await Promise.all([
      printer.print(aPaper(1)),
      printer.print(aPaper(2)),
      printer.print(aPaper(3)),
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
    expect(await printer.print(aPaper(1))).toEqual({ ok: false, error: { state: 'paper_out' } });
    expect(printer.status()).toEqual({ state: 'paper_out' });
    virtual.set({ paper: 'ok' });
    clock.advance(POLL_EVERY_MS);
    await becomes(printer, 'ready');
    expect(virtual.papers).toHaveLength(0);
    expect(await printer.print(aPaper(2))).toEqual({ ok: true, value: undefined });
    expect(virtual.papers.map(({ lines }) => lines[2])).toEqual(['E 2']);
    await printer.close();
  });

  test('a roll that ends in the middle fails the job, and the next ticket has a paper of its own', async () => {
    const { clock, printer } = await ready();
    virtual.set({ linesLeft: 6 });
    expect(await printer.print(aPaper(1))).toEqual({ ok: false, error: { state: 'paper_out' } });
    virtual.set({ paper: 'ok' });
    clock.advance(POLL_EVERY_MS);
    await becomes(printer, 'ready');
    expect(virtual.papers).toHaveLength(0);
    expect((await printer.print(aPaper(2))).ok).toBe(true);
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
    }
    await printer.close();
  });

  test('a printer that vanishes is offline and is found again by itself', async () => {
    const { clock, printer } = await ready();
    const { port } = virtual;
    await virtual.close();
    await becomes(printer, 'offline');
    expect(await printer.print(aPaper(1))).toEqual({ ok: false, error: { state: 'offline' } });
    virtual = await serveVirtualPrinter({ port });
    clock.advance(60_000);
    await becomes(printer, 'ready');
    expect((await printer.print(aPaper(2))).ok).toBe(true);
    expect(virtual.papers.map(({ lines }) => lines[2])).toEqual(['E 2']);
    await printer.close();
  });

  test('after close every job fails and nothing is tried again', async () => {
    const { clock, printer } = await ready();
    await printer.close();
    expect(await printer.print(aPaper(1))).toEqual({ ok: false, error: { state: 'offline' } });
    expect(clock.pending()).toBe(0);
  });
});

describe('with a printer on a wire of the test', () => {
  const GOOD = [0x12, 0x12, 0x12, 0x12];

  test('asks for the status only between jobs', async () => {
    const clock = manualClock();
    const wire = wiredPrinter();
    const printer = new TicketPrinterDriver(wire.open, { clock });
    await settled();
    wire.say(GOOD);
    await becomes(printer, 'ready');
    const job = printer.print(aPaper(1));
    await settled();
    wire.say(GOOD); // the status before the job
    await settled();
    clock.advance(REPLY_WITHIN_MS - 1);
    await settled();
    const written = wire.written();
    expect(written.filter((bytes) => bytes.length > 500)).toHaveLength(1);
    const requests = written.filter((bytes) => bytes.length === 12);
    expect(requests.length + 1).toBe(written.length);
    wire.say([0x00]); // the fence: worked off
    wire.say(GOOD);
    await settled();
    wire.say(GOOD);
    expect(await job).toEqual({ ok: true, value: undefined });
    await printer.close();
  });

  test('a ticket counts as printed only after a good status that follows it', async () => {
    const clock = manualClock();
    const wire = wiredPrinter();
    const printer = new TicketPrinterDriver(wire.open, { clock });
    await settled();
    wire.say(GOOD);
    let done = false;
    const job = printer.print(aPaper(1)).then((result) => {
      done = true;
      return result;
    });
    await settled();
    wire.say(GOOD);
    await settled();
    for (let check = 0; check < 10; check += 1) {
      wire.say(GOOD); // good, but the job is still being worked off
      await settled();
      clock.advance(100);
      await settled();
    }
    expect(done).toBe(false);
    wire.say([0x00]);
    wire.say([0x12, 0x12, 0x1a, 0x12]); // the cutter jammed at the end
    await settled();
    wire.say([0x12, 0x12, 0x1a, 0x12]);
    await settled();
    wire.say([0x12, 0x12, 0x1a, 0x12]); // the question behind the clearing
    expect(await job).toEqual({ ok: false, error: { state: 'error', detail: 'cutter' } });
    expect(wire.written()).toContainEqual(Uint8Array.of(0x10, 5, 2));
    await printer.close();
  });

  test('a printer that does not know GS r is believed by its status after a while', async () => {
    const clock = manualClock();
    const wire = wiredPrinter({ answerStatus: GOOD });
    const printer = new TicketPrinterDriver(wire.open, { clock });
    await becomes(printer, 'ready');
    const job = printer.print(aPaper(1));
    for (let check = 0; check < 60; check += 1) {
      await settled();
      clock.advance(100);
    }
    expect((await job).ok).toBe(true);
    await printer.close();
  });

  test('flow control and unasked bytes are not a status', async () => {
    const wire = wiredPrinter();
    const printer = new TicketPrinterDriver(wire.open, { clock: manualClock() });
    await settled();
    wire.say([0x11, 0x12, 0x13, 0x10, 0x00, 0x00, 0x00, 0x12, 0x12, 0x1e]);
    await becomes(printer, 'paper_low');
    await printer.close();
  });

  test('a printer that falls silent is hung up on and looked for again', async () => {
    const clock = manualClock();
    const wire = wiredPrinter();
    const printer = new TicketPrinterDriver(wire.open, { clock });
    await settled();
    wire.say(GOOD);
    await becomes(printer, 'ready');
    clock.advance(POLL_EVERY_MS);
    await settled();
    clock.advance(REPLY_WITHIN_MS);
    await becomes(printer, 'offline');
    expect(wire.opened()).toBe(1);
    clock.advance(20_000);
    await settled();
    expect(wire.opened()).toBe(2);
    wire.say(GOOD);
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
  expect(await Promise.race([printer.print(aPaper(1)), tickUntil(clock)])).toEqual({
    ok: false,
    error: { state: 'offline' },
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
