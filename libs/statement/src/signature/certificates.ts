import { X509Certificate } from 'node:crypto';
import { err, ok, type Result, type SignatureHash } from '@loket/contract';

export type CertificateFailure = 'malformed_certificate' | 'unsupported_key';

export function openCertificate(der: Uint8Array): Result<X509Certificate, 'malformed_certificate'> {
  try {
    const certificate = new X509Certificate(der);
    // Node also reads PEM, and ignores what stands behind; what is hashed and signed is exactly one certificate.
    return certificate.raw.equals(der) ? ok(certificate) : err('malformed_certificate');
  } catch {
    return err('malformed_certificate');
  }
}

/**
 * The hash to sign with: SHA-256 for RSA of 2048 bits or more and for P-256, SHA-384 for P-384 (the Belgian eID with
 * applet 1.8). A card with RSA-1024 signs nothing here: such a signature proves little.
 */
export function hashFor(certificateDer: Uint8Array): Result<SignatureHash, CertificateFailure> {
  const certificate = openCertificate(certificateDer);
  if (!certificate.ok) return certificate;
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.value.publicKey;
  if (asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) return ok('sha256');
  if (asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1') return ok('sha256');
  if (asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'secp384r1') return ok('sha384');
  return err('unsupported_key');
}

/** Whom a certificate names. A Belgian citizen's has the national number as its subject's serialNumber. */
export type CertificateSubject = { readonly commonName: string; readonly serialNumber: string | null };

export function certificateSubject(
  certificateDer: Uint8Array,
): Result<CertificateSubject, 'malformed_certificate'> {
  const certificate = openCertificate(certificateDer);
  if (!certificate.ok) return certificate;
  // One attribute a line, line ends inside a value escaped.
  const lines = certificate.value.subject.split('\n');
  const value = (name: string) => lines.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1);
  return ok({ commonName: value('CN') ?? '', serialNumber: value('serialNumber') ?? null });
}
