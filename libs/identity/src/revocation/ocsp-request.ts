import * as asn1js from 'asn1js';
import { type CertificateId, ID_HASH } from './certificate-id.ts';

export const NONCE_OID = '1.3.6.1.5.5.7.48.1.2';
/** RFC 9654, 2.1: at least 16 bytes, 32 are best. */
export const NONCE_BYTES = 32;

/** The bytes of a question about one certificate, unsigned (RFC 6960, 4.1). @param nonce makes the answer ours and new */
export function ocspRequest(id: CertificateId, nonce: Uint8Array): Uint8Array {
  const certificateId = sequence(
    sequence(new asn1js.ObjectIdentifier({ value: ID_HASH.oid }), new asn1js.Null()),
    octets(id.issuerNameHash),
    octets(id.issuerKeyHash),
    new asn1js.Integer({ valueHex: id.serialNumber }),
  );
  const extension = sequence(
    new asn1js.ObjectIdentifier({ value: NONCE_OID }),
    octets(new Uint8Array(octets(nonce).toBER())),
  );
  const extensions = new asn1js.Constructed({
    idBlock: { tagClass: 3, tagNumber: 2 },
    value: [sequence(extension)],
  });
  return new Uint8Array(sequence(sequence(sequence(sequence(certificateId)), extensions)).toBER());
}

const sequence = (...value: asn1js.BaseBlock[]) => new asn1js.Sequence({ value });
const octets = (bytes: Uint8Array) => new asn1js.OctetString({ valueHex: bytes });
