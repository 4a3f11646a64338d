import { type PDFDict, PDFDocument, PDFName, type PDFObject, PDFRef } from '@cantoo/pdf-lib';

/** The objects of a PDF that a signature field touches, as they are, and where the next ones go. */
export type Opened = {
  readonly document: PDFDocument;
  readonly catalog: { readonly ref: PDFRef; readonly dict: PDFDict };
  readonly lastPage: { readonly ref: PDFRef; readonly dict: PDFDict };
  readonly size: number;
  /** Where the cross-reference table before ours begins. */
  readonly previousXref: number;
};

/**
 * Opens a PDF for an incremental update.
 *
 * @throws when it is not a PDF with a classic cross-reference table that ends the file: ours all are
 */
export async function openForUpdate(shown: Uint8Array): Promise<Opened> {
  const tail = Buffer.from(shown.subarray(Math.max(0, shown.length - 64))).toString('latin1');
  const previousXref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(previousXref) || ascii(shown, previousXref, 4) !== 'xref') {
    throw new Error('this PDF does not end in a cross-reference table');
  }
  const document = await PDFDocument.load(shown, { updateMetadata: false });
  const { context } = document;
  const { Root: root } = context.trailerInfo;
  const page = document.getPages().at(-1);
  if (!(root instanceof PDFRef) || page === undefined) throw new Error('this PDF has no pages');
  if (document.catalog.has(PDFName.of('AcroForm'))) throw new Error('this PDF has a form already');
  return {
    document,
    catalog: { ref: root, dict: document.catalog },
    lastPage: { ref: page.ref, dict: page.node },
    size: context.largestObjectNumber + 1,
    previousXref,
  };
}

export type NewObject = { readonly ref: PDFRef; readonly body: Uint8Array | string };

/**
 * Appends objects, their cross-reference table and a trailer: ISO 32000-1, 7.5.6. The bytes before stay what they are.
 * Returns the whole and where the body of each object begins.
 */
export function appendUpdate(
  shown: Uint8Array,
  opened: Opened,
  objects: readonly NewObject[],
  fileId: string,
): { readonly pdf: Uint8Array; readonly bodyAt: ReadonlyMap<PDFRef, number> } {
  const parts: Buffer[] = [Buffer.from(shown)];
  let length = shown.length;
  const put = (part: Uint8Array | string) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part);
    parts.push(bytes);
    length += bytes.length;
  };
  if (shown.at(-1) !== 0x0a) put('\n');
  const offsets = new Map<number, { offset: number; generation: number }>();
  const bodyAt = new Map<PDFRef, number>();
  for (const { ref, body } of objects) {
    offsets.set(ref.objectNumber, { offset: length, generation: ref.generationNumber });
    put(`${ref.objectNumber} ${ref.generationNumber} obj\n`);
    bodyAt.set(ref, length);
    put(body);
    put('\nendobj\n');
  }
  const xrefAt = length;
  put(`xref\n${crossReferences(offsets)}`);
  put(`trailer\n${trailer(opened, objects, fileId)}\nstartxref\n${xrefAt}\n%%EOF\n`);
  return { pdf: new Uint8Array(Buffer.concat(parts)), bodyAt };
}

function crossReferences(offsets: ReadonlyMap<number, { offset: number; generation: number }>): string {
  const entries = [...offsets].sort(([a], [b]) => a - b);
  let text = '';
  for (let index = 0; index < entries.length; ) {
    const [first = 0] = entries[index] ?? [];
    let count = 1;
    while (entries[index + count]?.[0] === first + count) count += 1;
    text += `${first} ${count}\n`;
    for (const [, { offset, generation }] of entries.slice(index, index + count)) {
      text += `${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`;
    }
    index += count;
  }
  return text;
}

function trailer(opened: Opened, objects: readonly NewObject[], fileId: string): string {
  const { trailerInfo } = opened.document.context;
  const size = Math.max(opened.size, ...objects.map(({ ref }) => ref.objectNumber + 1));
  const id = /<([0-9a-fA-F]+)>/.exec(String(trailerInfo.ID ?? ''))?.[1] ?? fileId;
  const info = trailerInfo.Info === undefined ? '' : `/Info ${trailerInfo.Info.toString()} `;
  return `<< /Size ${size} /Root ${opened.catalog.ref.toString()} ${info}/ID [<${id}> <${fileId}>] /Prev ${opened.previousXref} >>`;
}

/** A dictionary's or a stream's own bytes, as the library writes them. */
export function bytesOf(object: PDFObject): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}

export const ascii = (bytes: Uint8Array, from: number, length: number) =>
  Buffer.from(bytes.subarray(from, from + length)).toString('latin1');
