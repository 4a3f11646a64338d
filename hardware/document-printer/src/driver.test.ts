import ipp from 'ipp-encoder';
import { DocumentPrinterDriver, LOOK_AT_JOB_EVERY_MS, STUCK_AFTER_MS } from './driver.ts';
import { openDocumentPrinter } from './index.ts';

const URI = 'ipp://printer.example/ipp/print';
const PDF = Buffer.from('%PDF-1.7 of somebody');
const OPERATIONS: Record<number, string> = {
  2: 'Print-Job',
  8: 'Cancel-Job',
  9: 'Get-Job-Attributes',
  11: 'Get-Printer-Attributes',
};

type Said = {
  code?: number;
  printer?: [number, string[]];
  accepting?: boolean;
  job?: number;
  sides?: number;
};

/** A printer whose answers a test writes down: what it was asked, and time that passes at once. */
function printerThat(says: (operation: string, jobLooks: number) => Said | 'silence' | 'nonsense') {
  const asked: string[] = [];
  const names: string[] = [];
  const documents: Uint8Array[] = [];
  const waits: number[] = [];
  let jobLooks = 0;
  const exchange = async (bytes: Uint8Array, document?: Uint8Array): Promise<Uint8Array> => {
    const request = ipp.request.decode(Buffer.from(bytes));
    const operation = OPERATIONS[request.operationId] ?? 'unknown';
    asked.push(operation);
    if (operation === 'Get-Job-Attributes') jobLooks += 1;
    for (const { name, value } of request.groups.flatMap((group) => group.attributes))
      if (name === 'job-name' || name === 'requesting-user-name') names.push(String(value));
    if (document) documents.push(document);
    const said = says(operation, jobLooks);
    if (said === 'silence') throw new Error('nobody');
    if (said === 'nonsense') return Buffer.from('HTTP is not IPP');
    return answerOf(said);
  };
  const clock = {
    after(delayMs: number, action: () => void) {
      if (delayMs !== LOOK_AT_JOB_EVERY_MS) return () => {};
      waits.push(delayMs);
      setImmediate(action);
      return () => {};
    },
  };
  return { driver: new DocumentPrinterDriver(exchange, URI, { clock }), asked, names, documents, waits };
}

function answerOf({ code = 0, printer, accepting = true, job, sides }: Said): Uint8Array {
  const C = ipp.CONSTANTS;
  const response = {
    statusCode: code,
    requestId: 1,
    groups: [
      {
        tag: C.PRINTER_ATTRIBUTES_TAG!,
        attributes: [
          { tag: C.ENUM!, name: 'printer-state', value: printer?.[0] ?? 3 },
          { tag: C.KEYWORD!, name: 'printer-state-reasons', value: printer?.[1] ?? ['none'] },
          { tag: C.BOOLEAN!, name: 'printer-is-accepting-jobs', value: accepting },
        ],
      },
      {
        tag: C.JOB_ATTRIBUTES_TAG!,
        attributes: [
          { tag: C.INTEGER!, name: 'job-id', value: 7 },
          ...(job === undefined ? [] : [{ tag: C.ENUM!, name: 'job-state', value: job }]),
          ...(sides === undefined
            ? []
            : [{ tag: C.INTEGER!, name: 'job-impressions-completed', value: sides }]),
        ],
      },
    ],
  };
  return ipp.response.encode(response, Buffer.alloc(ipp.response.encodingLength(response)));
}

test('completed after a while: acknowledged then and not before, under a name of nobody', async () => {
  const { driver, asked, names, documents } = printerThat((operation, looks) =>
    operation === 'Get-Job-Attributes' ? { job: looks < 4 ? 5 : 9 } : {},
  );
  expect(await driver.print(PDF)).toEqual({ ok: true });
  expect(asked.indexOf('Cancel-Job')).toBeGreaterThan(asked.indexOf('Get-Job-Attributes') + 3);
  expect(documents).toEqual([PDF]);
  expect(new Set(names)).toEqual(new Set(['Loket', 'loket']));
});

test.each<[string, Said, object]>([
  ['no paper', { printer: [5, ['media-empty-error']] }, { state: 'media_empty' }],
  ['paper wanted', { printer: [3, ['media-needed']] }, { state: 'media_empty' }],
  ['a jam', { printer: [5, ['media-jam']] }, { state: 'jam' }],
  ['an open cover', { printer: [5, ['cover-open-error', 'media-low-report']] }, { state: 'jam' }],
  ['stopped with a warning', { printer: [5, ['media-empty-warning']] }, { state: 'media_empty' }],
  ['stopped without a word', { printer: [5, ['none']] }, { state: 'error', detail: 'stopped' }],
  ['taking no jobs', { accepting: false }, { state: 'error', detail: 'accepts_no_jobs' }],
  ['shut down', { printer: [5, ['shutdown']] }, { state: 'offline' }],
  ['service unavailable', { code: 0x0502 }, { state: 'offline' }],
  ['a refusal', { code: 0x0403 }, { state: 'error', detail: 'ipp_0403' }],
])('%s before the job: nothing is sent', async (_, said, error) => {
  const { driver, asked } = printerThat(() => said);
  expect(await driver.print(PDF)).toEqual({ ok: false, status: error });
  expect(asked).not.toContain('Print-Job');
  expect(driver.status()).toEqual(error);
});

test('low paper, and a report, keep nothing from being printed', async () => {
  const { driver } = printerThat(() => ({
    printer: [3, ['media-low-warning', 'media-empty-report']],
    job: 9,
  }));
  expect((await driver.print(PDF)).ok).toBe(true);
});

test.each<[string, Said, object]>([
  ['no paper', { printer: [5, ['media-empty']], job: 6 }, { state: 'media_empty' }],
  ['aborted', { job: 8 }, { state: 'error', detail: 'job_aborted' }],
  ['cancelled at the printer', { job: 7 }, { state: 'error', detail: 'job_canceled' }],
  ['forgotten', { code: 0x0406 }, { state: 'error', detail: 'ipp_0406' }],
])('%s in the middle: cancelled, so that nothing comes out later', async (_, said, error) => {
  let isTaken = false;
  const { driver, asked } = printerThat((operation) => {
    if (!isTaken) {
      isTaken = operation === 'Print-Job';
      return {};
    }
    return said;
  });
  expect(await driver.print(PDF)).toEqual({ ok: false, status: error, mayHavePrinted: true });
  expect(asked.at(-1)).toBe('Cancel-Job');
});

test.each<[string, number, boolean]>([
  ['counts no side of a job that it cancelled: nothing came out', 0, false],
  ['counts a side: a page may lie there', 1, true],
])('the printer %s', async (_, sides, mayHavePrinted) => {
  let isCancelled = false;
  const { driver } = printerThat((operation, looks) => {
    if (operation === 'Cancel-Job') isCancelled = true;
    if (operation === 'Get-Job-Attributes') return { job: isCancelled ? 7 : 5, sides };
    return looks > 0 ? { printer: [5, ['media-empty']] } : {};
  });
  const status = { state: 'media_empty' };
  const expected = mayHavePrinted ? { ok: false, status, mayHavePrinted } : { ok: false, status };
  expect(await driver.print(PDF)).toEqual(expected);
});

test('a job that does not end while the printer warns waits for a person', async () => {
  const { driver, waits } = printerThat((operation) =>
    operation === 'Get-Job-Attributes' ? { job: 5 } : { printer: [4, ['media-jam-warning']] },
  );
  expect(await driver.print(PDF)).toEqual({ ok: false, status: { state: 'jam' }, mayHavePrinted: true });
  expect(waits.length).toBe(STUCK_AFTER_MS / LOOK_AT_JOB_EVERY_MS - 1);
});

test('busy with another job: handed over when it is free', async () => {
  let refusals = 3;
  const { driver, asked } = printerThat((operation) => {
    if (operation !== 'Print-Job') return { job: 9 };
    refusals -= 1;
    return refusals >= 0 ? { code: 0x0507 } : {};
  });
  expect((await driver.print(PDF)).ok).toBe(true);
  expect(asked.filter((operation) => operation === 'Print-Job')).toHaveLength(4);
});

test('it goes away in the middle: offline, and a page may lie there', async () => {
  const { driver } = printerThat((operation) => (operation === 'Get-Printer-Attributes' ? {} : 'silence'));
  const maybe = { ok: false, status: { state: 'offline' }, mayHavePrinted: true };
  expect(await driver.print(PDF)).toEqual(maybe);
});

test('something else listens there', async () => {
  const { driver } = printerThat(() => 'nonsense');
  expect(await driver.print(PDF)).toEqual({ ok: false, status: { state: 'error', detail: 'not_ipp' } });
});

test('two jobs at once come out one after the other', async () => {
  const { driver, asked } = printerThat((operation, looks) =>
    operation === 'Get-Job-Attributes' ? { job: looks % 2 === 0 ? 9 : 5 } : {},
  );
  const printed = await Promise.all([driver.print(PDF), driver.print(PDF)]);
  expect(printed.map(({ ok }) => ok)).toEqual([true, true]);
  const order = asked.filter((operation) => operation === 'Print-Job' || operation === 'Cancel-Job');
  expect(order).toEqual(['Print-Job', 'Cancel-Job', 'Cancel-Job', 'Print-Job', 'Cancel-Job', 'Cancel-Job']);
});

test('none: not configured, for ever', async () => {
  const printer = openDocumentPrinter({ kind: 'none' });
  expect(printer.status()).toEqual({ state: 'not_configured' });
  expect(await printer.print(PDF)).toEqual({ ok: false, status: { state: 'not_configured' } });
});
