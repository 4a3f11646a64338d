import { createHash, type X509Certificate } from 'node:crypto';
import * as pkijs from 'pkijs';

/** How OCSP names a certificate (RFC 6960, 4.1.1): who issued it, and its number. */
export type CertificateId = {
  readonly issuerNameHash: Buffer;
  readonly issuerKeyHash: Buffer;
  /** Content of the INTEGER. */
  readonly serialNumber: Buffer;
};

/** The hash only names: every responder knows SHA-1, few know another (RFC 5019, 2.1.1). */
export const ID_HASH = { name: 'sha1', oid: '1.3.14.3.2.26' } as const;

/** Undefined for a certificate whose fields can't be read. */
export function certificateIdOf(
  certificate: X509Certificate,
  issuer: X509Certificate,
): CertificateId | undefined {
  try {
    const parsed = pkijs.Certificate.fromBER(new Uint8Array(certificate.raw));
    return {
      issuerNameHash: digest(Buffer.from(parsed.issuer.toSchema().toBER())),
      issuerKeyHash: keyHashOf(issuer),
      serialNumber: Buffer.from(parsed.serialNumber.valueBlock.valueHexView),
    };
  } catch {
    return undefined;
  }
}

/** SHA-1 of the public key's bits, without their tag, length and unused bits. @throws for a malformed certificate */
export function keyHashOf({ raw }: X509Certificate): Buffer {
  const { subjectPublicKeyInfo } = pkijs.Certificate.fromBER(new Uint8Array(raw));
  return digest(subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView);
}

const digest = (bytes: Uint8Array): Buffer => createHash(ID_HASH.name).update(bytes).digest();
