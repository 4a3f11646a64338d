import { type IppPrinter, startIppPrinter } from '@loket/simulators';
import { type DocumentPrinter, openDocumentPrinter } from './index.ts';

/** CUPS's own IPP Everywhere printer on the other side of the wire: a judge that is not ours. */

let virtual: IppPrinter;
let printer: DocumentPrinter;
beforeAll(async () => {
  virtual = await startIppPrinter();
}, 30_000);
beforeEach(async () => {
  await virtual.become(null);
  printer = openDocumentPrinter({ kind: 'ipp', url: virtual.url });
});
afterEach(() => printer.close());
afterAll(() => virtual.stop());

const PDF = Buffer.from('%PDF-1.7\n% Zoë D’Hæyère, 96.08.09-998.12\n%%EOF\n');

const until = (state: string) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (printer.status().state === state) resolve();
    };
    printer.onStatus(look);
    look();
  });

test('printed: every byte of the PDF, acknowledged by the printer, under a name that says nothing', async () => {
  await until('ready');
  expect(await printer.print(PDF)).toEqual({ ok: true, value: undefined });
  expect((await virtual.papers()).at(-1)).toEqual(PDF);
  expect(virtual.log()).toMatch(/job-name \(nameWithoutLanguage\) Loket/);
  expect(virtual.log()).not.toMatch(/Zo|D.H|96\.08/);
}, 30_000);

test.each([
  ['media-empty', 'media_empty'],
  ['media-jam', 'jam'],
  ['cover-open', 'jam'],
] as const)(
  '%s while it prints: said, cancelled, and nothing comes out later',
  async (trouble, state) => {
    const before = (await virtual.papers()).length;
    await virtual.become(trouble);
    expect(await printer.print(PDF)).toEqual({ ok: false, error: { state } });
    expect(printer.status()).toEqual({ state });
    expect((await virtual.papers()).length).toBe(before);
  },
  30_000,
);

test('a job that the printer gives up', async () => {
  await virtual.become('broken');
  expect(await printer.print(PDF)).toEqual({ ok: false, error: { state: 'error', detail: 'job_aborted' } });
}, 30_000);

test('a printer that is switched off is offline, and not an exception', async () => {
  const other = await startIppPrinter();
  const gone = openDocumentPrinter({ kind: 'ipp', url: other.url });
  await other.stop();
  expect(await gone.print(PDF)).toEqual({ ok: false, error: { state: 'offline' } });
  expect(gone.status()).toEqual({ state: 'offline' });
  await gone.close();
}, 30_000);
