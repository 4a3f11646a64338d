import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTicketPrinter } from './open.ts';
import { encodeTicket } from './protocol/encode.ts';
import { aFormat, aPaper, becomes } from './testing.ts';

describe('a file as printer', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'loket-printer-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('takes every ticket behind the one before', async () => {
    const path = join(folder, 'tickets.bin');
    const printer = openTicketPrinter({ kind: 'file', path });
    await becomes(printer, 'ready');
    expect((await printer.print('job-1', aPaper(1))).ok).toBe(true);
    expect((await printer.print('job-2', aPaper(2))).ok).toBe(true);
    await printer.close();
    const expected = Buffer.concat([encodeTicket(aPaper(1), aFormat()), encodeTicket(aPaper(2), aFormat())]);
    expect(await readFile(path)).toEqual(expected);
  });

  test('is offline where it can not be written', async () => {
    const printer = openTicketPrinter({ kind: 'file', path: join(folder, 'missing', 'tickets.bin') });
    expect(await printer.print('job-1', aPaper(1))).toEqual({ ok: false, status: { state: 'offline' } });
    await printer.close();
  });
});

test('no printer configured is a status, and a job says so', async () => {
  const printer = openTicketPrinter({ kind: 'none' });
  expect(printer.status()).toEqual({ state: 'not_configured' });
  expect(await printer.print('job-1', aPaper(1))).toEqual({ ok: false, status: { state: 'not_configured' } });
  await printer.close();
});
