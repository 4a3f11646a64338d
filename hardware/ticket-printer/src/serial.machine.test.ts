import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveVirtualPrinter, type VirtualPrinter } from '@loket/simulators/printer/index.ts';
import { openTicketPrinter } from './open.ts';
import { aPaper, becomes } from './testing.ts';

/** A real pseudo-terminal in front of the virtual printer: what a serial port or a USB printer's device is to us. */
describe('over a character device', () => {
  let folder: string;
  let device: string;
  let cable: ChildProcess;
  let virtual: VirtualPrinter;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'loket-serial-'));
    device = join(folder, 'printer');
    virtual = await serveVirtualPrinter();
    cable = spawn('socat', ['-dd', `pty,rawer,link=${device}`, `tcp:127.0.0.1:${virtual.port}`]);
    await new Promise<void>((resolve, reject) => {
      cable.once('error', reject);
      cable.stderr?.on('data', (text) => {
        if (String(text).includes('starting data transfer loop')) resolve();
      });
    });
  });
  afterEach(async () => {
    const runs = cable.exitCode === null && cable.signalCode === null;
    const ended = runs ? once(cable, 'exit') : undefined;
    cable.kill();
    await ended;
    await virtual.close();
    await rm(folder, { recursive: true });
  });

  test.each(['serial', 'file'] as const)(
    'a %s printer prints, tells its paper and vanishes',
    async (kind) => {
      const printer = openTicketPrinter(
        kind === 'serial' ? { kind, path: device, baudRate: 115_200 } : { kind, path: device },
      );
      await becomes(printer, 'ready');
      expect((await printer.print('7', aPaper(7))).ok).toBe(true);
      expect(virtual.papers.map(({ lines }) => lines[2])).toEqual(['E 7']);
      virtual.set({ paper: 'out' });
      expect(await printer.print('8', aPaper(8))).toEqual({ ok: false, status: { state: 'paper_out' } });
      cable.kill();
      await becomes(printer, 'offline');
      await printer.close();
    },
    20_000,
  );
});
