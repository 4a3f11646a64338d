import { err, ok, PHOTO_MAX_PIXELS, type Result } from '@loket/contract';
import sharp from 'sharp';

/** Enough to read a number plate, small enough for an inbox. */
const LONGEST_SIDE = 2_560;

export type CleanPhoto = { jpeg: Buffer; width: number; height: number };

/**
 * A picture written anew: whatever else the file carried (place, camera, thumbnail, a second file behind the first)
 * is not in the result. Only what begins as JPEG (ITU-T T.81), PNG (ISO/IEC 15948) or WebP (RFC 9649) reaches the
 * decoder, whatever the file's name says.
 */
export async function cleanPhoto(
  bytes: Buffer,
): Promise<Result<CleanPhoto, 'not_a_photo' | 'too_many_pixels'>> {
  if (!beginsAsPhoto(bytes)) return err('not_a_photo');
  try {
    const picture = sharp(bytes, { failOn: 'error', limitInputPixels: false, sequentialRead: true });
    const { format, width, height } = await picture.metadata();
    if (format !== 'jpeg' && format !== 'png' && format !== 'webp') return err('not_a_photo');
    if (width * height > PHOTO_MAX_PIXELS) return err('too_many_pixels');
    const { data, info } = await picture
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    return ok({ jpeg: data, width: info.width, height: info.height });
  } catch {
    return err('not_a_photo');
  }
}

function beginsAsPhoto(bytes: Buffer): boolean {
  const at = (from: number, text: string) =>
    bytes.subarray(from, from + text.length).equals(Buffer.from(text, 'latin1'));
  return at(0, '\xff\xd8\xff') || at(0, '\x89PNG\r\n\x1a\n') || (at(0, 'RIFF') && at(8, 'WEBP'));
}
