import { createHash } from 'node:crypto';
import { PDFArray, type PDFContext, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { SignatureFieldFacts, SignatureHash } from '@loket/contract';
import { drawSignature } from './appearance.ts';
import { SIGNATURE_BOX } from './box.ts';
import { appendUpdate, bytesOf, openForUpdate } from './increment.ts';
import type { ByteRange, PreparedSignature } from './prepared.ts';

/** Room for the CMS: four certificates of a card with a few kB to spare. */
export const CONTENTS_BYTES = 16_384;
const FIELD_NAME = 'Signature1';

/**
 * Adds an empty signature to a PDF as an incremental update: the bytes that were shown stay a prefix, and the same
 * facts on the same bytes give the same bytes, so two who prepare it can compare digests. The field is a PAdES one
 * (ETSI EN 319 142-1, 5.3 and 6): SubFilter ETSI.CAdES.detached, the time in /M. Its picture is drawn in the place
 * that the last page keeps free.
 *
 * @throws when `shown` is not a PDF of ours without a form
 */
export async function prepareSignature(
  shown: Uint8Array,
  facts: SignatureFieldFacts,
): Promise<PreparedSignature> {
  const opened = await openForUpdate(shown);
  const next = (index: number) => PDFRef.of(opened.size + index);
  const [signature, field, picture] = [next(0), next(1), next(2)];
  const { catalog, lastPage, document } = opened;

  catalog.dict.set(PDFName.of('AcroForm'), document.context.obj({ Fields: [field], SigFlags: 3 }));
  const annotations = lastPage.dict.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? [];
  lastPage.dict.set(PDFName.of('Annots'), document.context.obj([...annotations, field]));

  const dictionary = signatureDictionary(facts);
  const { pdf, bodyAt } = appendUpdate(
    shown,
    opened,
    [
      { ref: catalog.ref, body: bytesOf(catalog.dict) },
      { ref: lastPage.ref, body: bytesOf(lastPage.dict) },
      { ref: signature, body: dictionary.text },
      { ref: field, body: fieldDictionary(facts, lastPage.ref, signature, picture) },
      { ref: picture, body: pictureStream(document.context, facts) },
    ],
    createHash('sha256').update(shown).update(JSON.stringify(facts)).digest('hex').slice(0, 32),
  );
  const start = bodyAt.get(signature) ?? 0;
  const contentsAt = start + dictionary.contentsAt;
  const contentsEnd = contentsAt + CONTENTS_BYTES * 2 + 2;
  const byteRange: ByteRange = [0, contentsAt, contentsEnd, pdf.length - contentsEnd];
  pdf.set(Buffer.from(writtenRange(byteRange), 'latin1'), start + dictionary.rangeAt);
  return { pdf, byteRange };
}

/** The digest over everything but the place of the signature. */
export function digestOf({ pdf, byteRange }: PreparedSignature, hash: SignatureHash): Uint8Array {
  const [from, length, secondFrom, secondLength] = byteRange;
  return new Uint8Array(
    createHash(hash)
      .update(pdf.subarray(from, from + length))
      .update(pdf.subarray(secondFrom, secondFrom + secondLength))
      .digest(),
  );
}

/**
 * The signed PDF: the CMS in its place, and no other byte changed.
 *
 * @throws when the CMS is larger than the place; cmsOf gives none that is
 */
export function embedSignature({ pdf, byteRange }: PreparedSignature, cms: Uint8Array): Uint8Array {
  if (cms.length > CONTENTS_BYTES) throw new Error(`a CMS of ${cms.length} bytes does not fit`);
  const signed = new Uint8Array(pdf);
  signed.set(Buffer.from(Buffer.from(cms).toString('hex'), 'latin1'), byteRange[1] + 1);
  return signed;
}

function signatureDictionary(facts: SignatureFieldFacts) {
  const begin = '<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/ByteRange ';
  const range = writtenRange([0, 0, 0, 0]);
  const between = '\n/Contents ';
  const text = [
    begin,
    range,
    between,
    `<${'0'.repeat(CONTENTS_BYTES * 2)}>`,
    `\n/M (${pdfTime(facts.at)})`,
    `\n/Name ${textString(facts.name)}`,
    `\n/Reason ${textString(facts.reason)}`,
    `\n/Location ${textString(facts.place)}`,
    '\n>>',
  ].join('');
  return { text, rangeAt: begin.length, contentsAt: begin.length + range.length + between.length };
}

/** Of a fixed length, so that writing the real numbers moves nothing. */
const writtenRange = (range: ByteRange) => `[${range.map((value) => String(value).padEnd(10)).join(' ')}]`;

function fieldDictionary(facts: SignatureFieldFacts, page: PDFRef, signature: PDFRef, picture: PDFRef) {
  const { x, y, width, height } = SIGNATURE_BOX;
  return [
    '<<\n/Type /Annot\n/Subtype /Widget\n/FT /Sig',
    `/T ${PDFString.of(FIELD_NAME).toString()}`,
    `/TU ${textString(`${facts.name}, ${facts.reason}`)}`,
    // Print and locked: ISO 32000-1, table 165.
    '/F 132',
    `/Rect [${x} ${y} ${x + width} ${y + height}]`,
    `/P ${page.toString()}\n/V ${signature.toString()}\n/AP << /N ${picture.toString()} >>\n>>`,
  ].join('\n');
}

/** Deflated by the PDF library's own compressor: the platform's may differ between Node and Electron. */
function pictureStream(context: PDFContext, facts: SignatureFieldFacts): Uint8Array {
  const { width, height } = SIGNATURE_BOX;
  return bytesOf(
    context.flateStream(drawSignature(facts), {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, width, height],
      Resources: {},
    }),
  );
}

/** UTF-16 with its mark, in hexadecimal: ISO 32000-1, 7.9.2.2. */
const textString = (text: string) =>
  `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;

/** `D:20261121133205+00'00'`: ISO 32000-1, 7.9.4. Whole seconds. */
function pdfTime(at: string): string {
  const digits = new Date(at).toISOString().replace(/\D/g, '').slice(0, 14);
  return `D:${digits}+00'00'`;
}
