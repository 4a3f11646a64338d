import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { Refusal } from '../boundary/refusal.ts';

export type AcceptedFile = {
  mediaType: 'image/jpeg' | 'application/pdf';
  bytes: Buffer;
  pageCount: number;
};

/** A photo of 50 megapixels is more than any phone needs; a small file can claim to be far more. */
const MOST_PIXELS = 60_000_000;
/** Enough to read a page of print that fills the picture. */
const LONGEST_SIDE_PIXELS = 3_000;
const MOST_PAGES = 200;

/**
 * What a file really is, whatever its name says: a picture is drawn anew, so that nothing but pixels stays of it; a
 * PDF is taken when it only shows pages.
 * @throws Refusal `file_not_accepted`
 */
export async function acceptedFile(bytes: Buffer): Promise<AcceptedFile> {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return pdfFrom(bytes);
  return pictureFrom(bytes);
}

/** JPEG, PNG or WebP to JPEG, turned upright, without place, device or anything else that a camera wrote into it. */
export async function pictureFrom(bytes: Buffer): Promise<AcceptedFile> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 });
    const { format } = await picture.metadata();
    if (format !== 'jpeg' && format !== 'png' && format !== 'webp') throw notAccepted();
    const jpeg = await picture
      .rotate()
      .resize({
        width: LONGEST_SIDE_PIXELS,
        height: LONGEST_SIDE_PIXELS,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 85, mozjpeg: false })
      .toBuffer();
    return { mediaType: 'image/jpeg', bytes: jpeg, pageCount: 1 };
  } catch {
    throw notAccepted();
  }
}

/** A PDF as it is, when it parses, is not encrypted, and nothing in it runs, opens or hides something else. */
export async function pdfFrom(bytes: Buffer): Promise<AcceptedFile> {
  const pageCount = await harmlessPages(bytes).catch(() => undefined);
  if (pageCount === undefined) throw notAccepted();
  return { mediaType: 'application/pdf', bytes, pageCount };
}

/** Actions, scripts, attachments, forms of XFA and media: ISO 32000-1, 12.6.4, 7.11.4, 12.7.8, 13. */
const REFUSED_KEYS = [
  'JS',
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'EF',
  'AA',
  'XFA',
  'RichMedia',
  'GoToE',
  'GoToR',
  'SubmitForm',
  'ImportData',
  'Movie',
  'Sound',
  'Rendition',
];
const REFUSED_NAMES = new Set(REFUSED_KEYS.map((name) => PDFName.of(name)));

async function harmlessPages(bytes: Buffer): Promise<number | undefined> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  if (pdf.isEncrypted) return undefined;
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  if (objects.some((object) => isHarmful(object, 0))) return undefined;
  const pages = pdf.getPageCount();
  return pages >= 1 && pages <= MOST_PAGES ? pages : undefined;
}

function isHarmful(object: unknown, depth: number): boolean {
  if (depth > 30) return true;
  if (object instanceof PDFName) return REFUSED_NAMES.has(object);
  if (object instanceof PDFArray) return object.asArray().some((one) => isHarmful(one, depth + 1));
  if (object instanceof PDFRawStream) return isHarmful(object.dict, depth + 1);
  if (object instanceof PDFDict)
    return object.entries().some(([key, value]) => REFUSED_NAMES.has(key) || isHarmful(value, depth + 1));
  return false;
}

const notAccepted = (): Refusal =>
  new Refusal('file_not_accepted', 'This is not a photo or a plain PDF that can be taken.');
