import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TicketPrinterConfiguration } from '@loket/contract';
import { serveVirtualPrinter, type VirtualPrinter } from '@loket/simulators/printer/index.ts';
import { openTicketPrinter } from './open.ts';
import { aPaper, becomes } from './testing.ts';
import type { TicketPrinter } from './types.ts';

/**
 * What every ticket printer keeps to, by whatever way it is reached and of whatever family it is: the virtual one over
 * TCP, as a serial port and as a device, and with LOKET_REAL=printer the one of LOKET_TICKET_PRINTER, a configuration as
 * JSON such as {"kind":"file","path":"/dev/usb/lp0","profile":"epson_tm"}.
 */
type Place = {
  configuration: TicketPrinterConfiguration;
  virtual: VirtualPrinter | null;
  away(): Promise<void>;
};
type Way = readonly [name: string, open: () => Promise<Place>];

const overTcp = (profile: 'generic' | 'epson_tm' | 'custom_kpm') => async (): Promise<Place> => {
  const virtual = await serveVirtualPrinter();
  const configuration = { kind: 'tcp', host: '127.0.0.1', port: virtual.port, profile } as const;
  return { configuration, virtual, away: () => virtual.close() };
};

/** A real pseudo-terminal in front of the virtual printer: what a serial port or a USB printer's device is to us. */
const behindDevice = (kind: 'serial' | 'file') => async (): Promise<Place> => {
  const folder = await mkdtemp(join(tmpdir(), 'loket-serial-'));
  const path = join(folder, 'printer');
  const virtual = await serveVirtualPrinter();
  const cable = spawn('socat', ['-dd', `pty,rawer,link=${path}`, `tcp:127.0.0.1:${virtual.port}`]);
  await untilItRuns(cable);
  const away = async () => {
    if (cable.exitCode === null && cable.signalCode === null) {
      cable.kill();
      await once(cable, 'exit');
    }
    await virtual.close();
    await rm(folder, { recursive: true, force: true });
  };
  return {
    configuration: kind === 'serial' ? { kind, path, baudRate: 115_200 } : { kind, path },
    virtual,
    away,
  };
};

const untilItRuns = (cable: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    cable.once('error', reject);
    cable.stderr?.on('data', (text) => {
      if (String(text).includes('starting data transfer loop')) resolve();
    });
  });

const real = async (): Promise<Place> => {
  const json: unknown = JSON.parse(process.env.LOKET_TICKET_PRINTER ?? 'null');
  return { configuration: TicketPrinterConfiguration.parse(json), virtual: null, away: async () => {} };
};

const ways: Way[] = [
  ['the virtual printer over TCP', overTcp('generic')],
  ['the virtual printer over TCP, as an Epson', overTcp('epson_tm')],
  ['the virtual printer over TCP, as a Custom', overTcp('custom_kpm')],
  ['the virtual printer as a serial port', behindDevice('serial')],
  ['the virtual printer as a device', behindDevice('file')],
];
if ((process.env.LOKET_REAL ?? '').split(',').includes('printer')) ways.push(['the real printer', real]);

describe.each(ways)('%s', (_, open) => {
  let place: Place;
  let printer: TicketPrinter;
  beforeEach(async () => {
    place = await open();
    printer = openTicketPrinter(place.configuration);
    await becomes(printer, 'ready');
  }, 120_000);
  afterEach(async () => {
    await printer.close();
    await place.away();
  });
  /** On the virtual printer what came out is looked at too; a real one's is for the person before it. */
  const numbers = () => place.virtual?.papers.map(({ lines }) => lines[2]);

  test('prints tickets one after another and acknowledges each', async () => {
    const jobs = [1, 2].map((count) => printer.print(randomUUID(), aPaper(count)));
    expect(await Promise.all(jobs)).toEqual([{ ok: true }, { ok: true }]);
    if (place.virtual) expect(numbers()).toEqual(['E 1', 'E 2']);
  }, 60_000);

  test('prints a job once, however often it is asked for', async () => {
    const job = randomUUID();
    expect(await printer.print(job, aPaper(3))).toEqual({ ok: true });
    expect(await printer.print(job, aPaper(3))).toEqual({ ok: true });
    if (place.virtual) expect(numbers()).toEqual(['E 3']);
  }, 60_000);

  test('says what it is, where its family tells that', async () => {
    const identity = await printer.identify();
    if (place.configuration.kind === 'tcp' && place.configuration.profile === 'epson_tm')
      expect(identity).toMatchObject({ model: 'LOKET VIRTUAL-80', serial: 'V00000042' });
    else if (identity) expect(identity.model).not.toBe('');
  }, 60_000);

  test('after close every job fails, and nothing came out', async () => {
    await printer.close();
    expect(await printer.print(randomUUID(), aPaper(4))).toEqual({ ok: false, status: { state: 'offline' } });
  });
});

/** What hands do to the virtual printer: the same, whatever the way to it. */
describe.each(ways.filter(([name]) => name !== 'the real printer'))('%s, with hands on it', (_, open) => {
  let place: Place;
  let printer: TicketPrinter;
  beforeEach(async () => {
    place = await open();
    printer = openTicketPrinter(place.configuration);
    await becomes(printer, 'ready');
  }, 120_000);
  afterEach(async () => {
    await printer.close();
    await place.away();
  });

  test('without paper, or with its cover open, it says so and prints nothing, also later', async () => {
    place.virtual?.set({ paper: 'out' });
    expect(await printer.print('a', aPaper(5))).toEqual({ ok: false, status: { state: 'paper_out' } });
    place.virtual?.set({ paper: 'ok', cover: 'open' });
    expect(await printer.print('b', aPaper(6))).toEqual({ ok: false, status: { state: 'cover_open' } });
    place.virtual?.set({ cover: 'closed' });
    await becomes(printer, 'ready');
    expect(place.virtual?.papers).toEqual([]);
  }, 120_000);

  test('low paper prints and is told', async () => {
    place.virtual?.set({ paper: 'low' });
    expect(await printer.print('a', aPaper(7))).toEqual({ ok: true });
    expect(printer.status()).toEqual({ state: 'paper_low' });
  }, 120_000);

  test('a roll that ends in the middle: flagged, and at most this one paper', async () => {
    place.virtual?.set({ linesLeft: 6 });
    const broken = { ok: false, status: { state: 'paper_out' }, mayHavePrinted: true };
    expect(await printer.print('a', aPaper(8))).toEqual(broken);
    place.virtual?.set({ paper: 'ok' });
    await becomes(printer, 'ready');
    expect(await printer.print('a', aPaper(8))).toEqual(broken);
    expect(await printer.print('b', aPaper(9))).toEqual({ ok: true });
    const papers = place.virtual?.papers ?? [];
    expect(papers.filter(({ lines }) => lines.includes('E 8')).length).toBeLessThanOrEqual(1);
    expect(papers.at(-1)?.lines[2]).toBe('E 9');
  }, 120_000);

  test('one that goes away is offline, and no exception', async () => {
    await place.away();
    await becomes(printer, 'offline');
    expect(await printer.print('a', aPaper(10))).toEqual({ ok: false, status: { state: 'offline' } });
  }, 120_000);
});
