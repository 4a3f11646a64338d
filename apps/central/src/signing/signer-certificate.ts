import type { X509Certificate } from 'node:crypto';
import { err, ok, type Result } from '@loket/contract';
import type { TrustAnchors } from '@loket/identity';
import { holderOf } from '@loket/identity/card-status.ts';
import { type CertificatePath, findPath } from '@loket/identity/path.ts';

/** A certificate with which a person may sign now, and the path from it to a root that we believe. */
export type SignerCertificate = CertificatePath & {
  readonly der: Buffer;
  /** The eleven digits in the subject's serialNumber. */
  readonly nationalNumber: string;
};

/**
 * Judges what a card sent: the first certificate is for signing (keyUsage nonRepudiation, ETSI EN 319 412-2, 4.3.2),
 * and leads to a root that is believed. Whether it was revoked is the authority's to say (`signer-status.ts`).
 * @param sent DER, the signature certificate first
 */
export function checkSignerCertificate(
  sent: readonly Uint8Array[],
  trust: TrustAnchors,
  at: Date,
): Result<SignerCertificate, 'certificate_not_valid'> {
  const [own, ...issuers] = sent;
  const path = own && findPath(own, issuers, 'signature', trust, at);
  if (!path?.ok) return err('certificate_not_valid');
  const [signer] = path.value.certificates;
  const nationalNumber = holderOf(signer);
  if (nationalNumber === undefined) return err('certificate_not_valid');
  return ok({ ...path.value, der: signer.raw, nationalNumber });
}

/** Each certificate of the path that an authority answers for, with that authority. */
export const answeredFor = ({
  certificates,
}: CertificatePath): readonly { certificate: X509Certificate; issuer: X509Certificate }[] =>
  certificates.slice(0, -1).flatMap((certificate, place) => {
    const issuer = certificates[place + 1];
    return issuer ? [{ certificate, issuer }] : [];
  });
