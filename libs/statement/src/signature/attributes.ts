import { createHash } from 'node:crypto';
import type { SignatureHash } from '@loket/contract';
import * as asn1js from 'asn1js';

export const OID = {
  data: '1.2.840.113549.1.7.1',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  rsaWithSha384: '1.2.840.113549.1.1.12',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  ecdsaWithSha384: '1.2.840.10045.4.3.3',
} as const;

/**
 * The attributes that a signature covers, as the DER SET OF that is hashed and signed (RFC 5652, 5.4): content-type,
 * message-digest and signing-certificate-v2 (RFC 5035) with the SHA-256 of the certificate. No signing-time: a PDF
 * signature's time is the dictionary's /M (ETSI EN 319 142-1, 6.3).
 */
export function signedAttributes(
  documentDigest: Uint8Array,
  certificateDer: Uint8Array,
  hash: SignatureHash,
): Uint8Array {
  const expected = hash === 'sha256' ? 32 : 48;
  if (documentDigest.length !== expected) throw new Error(`a ${hash} digest has ${expected} bytes`);
  const certificateHash = createHash('sha256').update(certificateDer).digest();
  const essCertificate = sequence(octets(certificateHash)); // SHA-256 is the default and is not written
  const attributes = [
    attribute(OID.contentType, new asn1js.ObjectIdentifier({ value: OID.data })),
    attribute(OID.messageDigest, octets(documentDigest)),
    attribute(OID.signingCertificateV2, sequence(sequence(essCertificate))),
  ];
  // DER orders a SET OF by the encodings: X.690, 11.6.
  attributes.sort((a, b) => Buffer.compare(Buffer.from(a.toBER()), Buffer.from(b.toBER())));
  return new Uint8Array(new asn1js.Set({ value: attributes }).toBER());
}

const attribute = (type: string, value: asn1js.BaseBlock) =>
  sequence(new asn1js.ObjectIdentifier({ value: type }), new asn1js.Set({ value: [value] }));

const sequence = (...value: asn1js.BaseBlock[]) => new asn1js.Sequence({ value });

const octets = (bytes: Uint8Array) => new asn1js.OctetString({ valueHex: new Uint8Array(bytes) });
