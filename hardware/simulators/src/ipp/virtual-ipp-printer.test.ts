import { request } from 'node:http';
import { OPERATION, readRequest } from './ipp-answers.ts';
import { serveVirtualIppPrinter, type VirtualIppPrinter } from './virtual-ipp-printer.ts';

/** What hands do to an A4 printer, as IPP tells it; the driver's own suite holds it against `ippeveprinter`. */

let printer: VirtualIppPrinter;
beforeEach(async () => {
  printer = await serveVirtualIppPrinter({ printingMs: 0 });
});
afterEach(() => printer.close());

const PDF = Buffer.from('%PDF-1.7\n%%EOF\n');

/** A request by hand: version 2.0, the operation, id 1, perhaps a job's id, the end of attributes. */
function ask(
  operation: number,
  { job, document = Buffer.alloc(0) }: { job?: number; document?: Buffer } = {},
) {
  const named = Buffer.from([0x02, 0x21, 0, 6, ...Buffer.from('job-id'), 0, 4, 0, 0, 0, job ?? 0]);
  const head = Buffer.from([2, 0, 0, operation, 0, 0, 0, 1, 0x01]);
  const body = Buffer.concat([head, ...(job === undefined ? [] : [named]), Buffer.of(3), document]);
  return new Promise<{ status: number; text: string; bytes: Buffer }>((resolve, reject) => {
    const sent = request(
      printer.url.replace('ipp:', 'http:'),
      { method: 'POST', agent: false },
      async (got) => {
        const chunks: Buffer[] = [];
        for await (const chunk of got) chunks.push(chunk);
        const bytes = Buffer.concat(chunks);
        resolve({ status: bytes.readUInt16BE(2), text: bytes.toString('latin1'), bytes });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
/** The enum behind this name. */
const enumOf = ({ bytes, text }: { bytes: Buffer; text: string }, name: string) =>
  bytes.readUInt32BE(text.indexOf(name) + name.length + 2);
const nextPaper = () => new Promise<Buffer>((resolve) => printer.onPaper(({ pdf }) => resolve(pdf)));

test('a document goes in and comes out byte for byte', async () => {
  const paper = nextPaper();
  const taken = await ask(OPERATION.printJob, { document: PDF });
  expect(taken.status).toBe(0);
  expect(await paper).toEqual(PDF);
  expect(enumOf(await ask(OPERATION.getJob, { job: 1 }), 'job-state')).toBe(9);
});

test('without paper it says so before any job, stops with one inside, and goes on with the next ream', async () => {
  printer.become('media-empty');
  const asked = await ask(OPERATION.getPrinter);
  expect(enumOf(asked, 'printer-state')).toBe(5);
  expect(asked.text).toContain('media-empty');
  await ask(OPERATION.printJob, { document: PDF });
  expect(enumOf(await ask(OPERATION.getJob, { job: 1 }), 'job-state')).toBe(6);
  expect((await ask(OPERATION.printJob, { document: PDF })).status).toBe(0x0507);
  const paper = nextPaper();
  printer.become(null);
  expect(await paper).toEqual(PDF);
});

test('a job that is cancelled while it is stopped never comes out', async () => {
  printer.become('media-jam');
  await ask(OPERATION.printJob, { document: PDF });
  expect(enumOf(await ask(OPERATION.cancelJob, { job: 1 }), 'job-state')).toBe(7);
  printer.become(null);
  const paper = nextPaper();
  await ask(OPERATION.printJob, { document: Buffer.concat([PDF, PDF]) });
  expect(await paper).toEqual(Buffer.concat([PDF, PDF]));
  expect(printer.papers).toHaveLength(1);
});

test('unplugged it refuses everybody and loses its job; plugged in it is where it was', async () => {
  printer.become('cover-open');
  await ask(OPERATION.printJob, { document: PDF });
  await printer.unplug();
  await expect(ask(OPERATION.getPrinter)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await printer.plug();
  expect((await ask(OPERATION.getJob, { job: 1 })).status).toBe(0x0406);
});

test('what is no request or no PDF is refused', async () => {
  expect((await ask(OPERATION.printJob, { document: Buffer.from('hello') })).status).toBe(0x040a);
  expect((await ask(0x7f)).status).toBe(0x0501);
  expect(readRequest(Buffer.of(1, 2))).toBeUndefined();
});
