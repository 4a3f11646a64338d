import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type IppPrinter, serveVirtualIppPrinter, startIppPrinter } from '@loket/simulators';
import { type DocumentPrinter, openDocumentPrinter } from './index.ts';
import { TEST_PAGE } from './test-page.ts';

/**
 * What every document printer keeps to, whatever is behind the interface: CUPS's own `ippeveprinter`, the judge that is
 * not ours, the one that comes with the development stack, and with LOKET_REAL=printer the one at LOKET_DOCUMENT_PRINTER (such as ipp://10.0.0.9/ipp/print).
 */
const isReal = (process.env.LOKET_REAL ?? '').split(',').includes('printer');
const realUrl = process.env.LOKET_DOCUMENT_PRINTER;

type Place = { printer: DocumentPrinter; away(): Promise<void> };
type Way = readonly [name: string, open: () => Promise<Place>];

const ways: Way[] = [
  ['ippeveprinter', simulated],
  ['the printer of the development stack', ofTheStack],
];
if (isReal && realUrl !== undefined) ways.push(['the real printer', async () => at(realUrl, async () => {})]);

const at = (url: string, away: () => Promise<void>): Place => ({
  printer: openDocumentPrinter({ kind: 'ipp', url }),
  away,
});

async function simulated(): Promise<Place> {
  const virtual = await startIppPrinter();
  return at(virtual.url, () => virtual.stop());
}

async function ofTheStack(): Promise<Place> {
  const virtual = await serveVirtualIppPrinter();
  return at(virtual.url, () => virtual.close());
}

describe.each(ways)('%s', (_, open) => {
  let place: Place;
  beforeAll(async () => {
    place = await open();
  }, 120_000);
  afterAll(async () => {
    await place.printer.close();
    await place.away();
  });

  test('tells how it is, and each change once', async () => {
    const told: string[] = [];
    place.printer.onStatus(({ state }) => told.push(state));
    await becomesReady(place.printer);
    expect(place.printer.status()).toEqual({ state: 'ready' });
    expect(told.filter((state) => state === 'ready').length).toBeLessThanOrEqual(1);
  }, 120_000);

  test('says what it is', async () => {
    expect((await place.printer.identify())?.model).toMatch(/\w/);
  }, 120_000);

  test('prints a page and acknowledges it', async () => {
    expect(await place.printer.print(TEST_PAGE)).toEqual({ ok: true });
    expect(place.printer.status()).toEqual({ state: 'ready' });
  }, 120_000);
});

describe('a printer that is not there', () => {
  test('is offline, and not an exception', async () => {
    const gone = openDocumentPrinter({ kind: 'ipp', url: 'ipp://localhost:9/ipp/print' });
    expect(await gone.print(TEST_PAGE)).toEqual({ ok: false, status: { state: 'offline' } });
    expect(await gone.identify()).toBeNull();
    await gone.close();
    expect(await gone.print(TEST_PAGE)).toEqual({ ok: false, status: { state: 'offline' } });
  }, 120_000);
});

function becomesReady(printer: DocumentPrinter): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (printer.status().state === 'ready') resolve();
    };
    printer.onStatus(look);
    look();
  });
}

describe('what only the simulated one can be made to do', () => {
  let virtual: IppPrinter;
  let printer: DocumentPrinter;
  beforeAll(async () => {
    virtual = await startIppPrinter();
  }, 120_000);
  beforeEach(async () => {
    await virtual.become(null);
    printer = openDocumentPrinter({ kind: 'ipp', url: virtual.url });
  });
  afterEach(() => printer.close());
  afterAll(() => virtual.stop());

  test('every byte arrives, under a name that says nothing, and nothing stays in the spool', async () => {
    const pdf = Buffer.concat([TEST_PAGE, Buffer.from('% Zoë D’Hæyère, 96.08.09-998.12\n')]);
    await becomesReady(printer);
    expect(await printer.print(pdf)).toEqual({ ok: true });
    expect((await virtual.papers()).at(-1)).toEqual(pdf);
    expect(virtual.log()).toMatch(/job-name \(nameWithoutLanguage\) Loket/);
    expect(virtual.log()).not.toMatch(/Zo|D.H|96\.08/);
    expect(await spoolOf(virtual)).toEqual([]);
  }, 120_000);

  test.each([
    ['media-empty', 'media_empty'],
    ['media-jam', 'jam'],
    ['cover-open', 'jam'],
  ] as const)(
    '%s while it prints: said, cancelled, out of the spool, and nothing comes out later',
    async (trouble, state) => {
      const before = (await virtual.papers()).length;
      await virtual.become(trouble);
      expect(await printer.print(TEST_PAGE)).toMatchObject({ ok: false, status: { state } });
      expect(printer.status()).toEqual({ state });
      // The next page comes out only once the printer has given that job up for good.
      await virtual.become(null);
      await becomesReady(printer);
      expect(await printer.print(TEST_PAGE)).toEqual({ ok: true });
      expect((await virtual.papers()).length).toBe(before + 1);
      expect(await spoolOf(virtual)).toEqual([]);
    },
    30_000,
  );

  test('a job that the printer gives up', async () => {
    await virtual.become('broken');
    expect(await printer.print(TEST_PAGE)).toMatchObject({
      ok: false,
      status: { state: 'error', detail: 'job_aborted' },
    });
    expect(await spoolOf(virtual)).toEqual([]);
  }, 120_000);

  test('its power goes in the middle: offline, and flagged, for a page may lie there', async () => {
    const dying = await startIppPrinter();
    const its = openDocumentPrinter({ kind: 'ipp', url: dying.url });
    await becomesReady(its);
    await dying.become('slow');
    const job = its.print(TEST_PAGE);
    while ((await dying.spooled()).length === 0) await new Promise((resolve) => setImmediate(resolve));
    await dying.kill();
    expect(await job).toEqual({ ok: false, status: { state: 'offline' }, mayHavePrinted: true });
    await its.close();
    await dying.stop();
  }, 120_000);
});

/** It keeps the file of a finished job for a minute of its clock, whatever it is asked. */
async function spoolOf(virtual: IppPrinter): Promise<string[]> {
  await virtual.twoMinutesLater();
  let left = await virtual.spooled();
  for (let look = 0; look < 100 && left.length > 0; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    left = await virtual.spooled();
  }
  return left;
}

test('the test page is a PDF that somebody else’s reader opens: one page of A4', async () => {
  const { stdout } = await promisify(execFile)('pdfinfo', [await written(TEST_PAGE)]);
  expect(stdout).toMatch(/Pages:\s+1\n/);
  expect(stdout).toMatch(/A4/);
});

async function written(bytes: Uint8Array): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'loket-page-')), 'page.pdf');
  await writeFile(path, bytes);
  return path;
}
