import { derLength } from '@loket/identity';

/**
 * Whether bytes look like the whole of a file: a reader that loses the selection in the middle, or says "end of file"
 * too early, makes a good card look forged. A file that does not look whole is read again; what comes twice is so.
 */

/** A JPEG from its first marker to its last, zeros behind it left aside. */
export function looksLikeWholeJpeg(bytes: Uint8Array): boolean {
  const end = bytes.findLastIndex((byte) => byte !== 0);
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[end - 1] === 0xff && bytes[end] === 0xd9;
}

/** RSA-1024 or RSA-2048, or ECDSA in DER; zeros may follow. */
export function looksLikeWholeSignature(bytes: Uint8Array): boolean {
  const der = derLength(bytes);
  const isEcdsa = der !== undefined && der > 64 && der <= bytes.length;
  return isEcdsa || bytes.length === 128 || bytes.length === 256;
}
