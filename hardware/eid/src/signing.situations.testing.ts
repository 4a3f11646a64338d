import { verify, X509Certificate } from 'node:crypto';
import type { CardReader, KeyCertificates } from './index.ts';

/** Material of the signing tests, the same for both transports. */

export const digits = (pin: string): Uint8Array => Uint8Array.from(Buffer.from(pin, 'ascii'));

export const DOCUMENT = Buffer.from('what is signed');

/** Whether this signature is the certificate's key's over the document. */
export function isSignatureOf({ certificates, hash }: KeyCertificates, signature: Uint8Array): boolean {
  const { publicKey } = new X509Certificate(Buffer.from(certificates[0] ?? []));
  // Node wants to be told that an ECDSA signature is raw r‖s; for RSA it ignores that.
  return verify(hash, DOCUMENT, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
}

export async function certificatesOf(reader: CardReader): Promise<KeyCertificates> {
  const read = await reader.signatureCertificates();
  if (!read.ok) throw new Error(read.error);
  return read.value;
}
