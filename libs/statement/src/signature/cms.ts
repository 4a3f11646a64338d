import { createHash, verify } from 'node:crypto';
import { err, ok, type Result, type SignatureHash } from '@loket/contract';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { OID } from './attributes.ts';
import { openCertificate } from './certificates.ts';
import { CONTENTS_BYTES } from './prepare.ts';

/**
 * malformed_attributes: not the DER of signedAttributes. other_certificate: they name another certificate than the
 * first of the chain. signature_wrong: the first certificate's key did not make this signature over them.
 * too_large: does not fit in the document's place.
 */
export type CmsFailure =
  | 'malformed_certificate'
  | 'malformed_attributes'
  | 'other_certificate'
  | 'signature_wrong'
  | 'unsupported_key'
  | 'too_large';

export type CmsParts = {
  readonly signedAttributes: Uint8Array;
  /** RSA PKCS#1 v1.5 block, or ECDSA as r‖s, as the card gives it. */
  readonly signature: Uint8Array;
  /** DER; the signer's first, then its issuers. */
  readonly certificates: readonly Uint8Array[];
  readonly hash: SignatureHash;
};

/**
 * A detached CMS SignedData (RFC 5652) as PAdES B-B wants it: one signer, named by issuer and serial number, the chain
 * inside. The signature is verified first: nothing that does not verify is assembled.
 */
export function cmsOf(parts: CmsParts): Result<Uint8Array, CmsFailure> {
  const [signerDer] = parts.certificates;
  if (signerDer === undefined) return err('malformed_certificate');
  const signer = openCertificate(signerDer);
  if (!signer.ok) return signer;
  const attributes = readAttributes(parts.signedAttributes);
  if (attributes === undefined) return err('malformed_attributes');
  const named = certificateHashOf(attributes);
  if (named === undefined || !named.equals(createHash('sha256').update(signerDer).digest())) {
    return err('other_certificate');
  }
  const { publicKey } = signer.value;
  const isRsa = publicKey.asymmetricKeyType === 'rsa';
  if (!isRsa && publicKey.asymmetricKeyType !== 'ec') return err('unsupported_key');
  const key = isRsa ? publicKey : ({ key: publicKey, dsaEncoding: 'ieee-p1363' } as const);
  if (!verify(parts.hash, parts.signedAttributes, key, parts.signature)) return err('signature_wrong');

  const chain = parts.certificates.map(readCertificate);
  if (chain.some((certificate) => certificate === undefined)) return err('malformed_certificate');
  const certificates = chain.filter((certificate) => certificate !== undefined);
  const cms = assemble(parts, certificates, attributes, isRsa);
  return cms.length > CONTENTS_BYTES ? err('too_large') : ok(cms);
}

function assemble(
  { signature, hash }: CmsParts,
  certificates: pkijs.Certificate[],
  attributes: pkijs.Attribute[],
  isRsa: boolean,
): Uint8Array {
  const [signer] = certificates;
  if (signer === undefined) throw new Error('no certificate');
  const digestAlgorithm = new pkijs.AlgorithmIdentifier({ algorithmId: OID[hash] });
  const signed = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [digestAlgorithm],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates,
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: signer.issuer, serialNumber: signer.serialNumber }),
        digestAlgorithm,
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
        signatureAlgorithm: signatureAlgorithm(hash, isRsa),
        signature: new asn1js.OctetString({ valueHex: isRsa ? new Uint8Array(signature) : derOf(signature) }),
      }),
    ],
  });
  const content = new pkijs.ContentInfo({
    contentType: pkijs.ContentInfo.SIGNED_DATA,
    content: signed.toSchema(true),
  });
  return new Uint8Array(content.toSchema().toBER());
}

/** RFC 5754, 3: with NULL for RSA, without parameters for ECDSA. */
const signatureAlgorithm = (hash: SignatureHash, isRsa: boolean) =>
  isRsa
    ? new pkijs.AlgorithmIdentifier({
        algorithmId: hash === 'sha256' ? OID.rsaWithSha256 : OID.rsaWithSha384,
        algorithmParams: new asn1js.Null(),
      })
    : new pkijs.AlgorithmIdentifier({
        algorithmId: hash === 'sha256' ? OID.ecdsaWithSha256 : OID.ecdsaWithSha384,
      });

/** r‖s, as cards give it, to the SEQUENCE of two INTEGERs that CMS wants: RFC 3279, 2.2.3. */
function derOf(signature: Uint8Array): Uint8Array {
  const half = signature.length / 2;
  const integer = (bytes: Uint8Array) =>
    asn1js.Integer.fromBigInt(BigInt(`0x${Buffer.from(bytes).toString('hex')}`));
  const value = [integer(signature.subarray(0, half)), integer(signature.subarray(half))];
  return new Uint8Array(new asn1js.Sequence({ value }).toBER());
}

function readCertificate(der: Uint8Array): pkijs.Certificate | undefined {
  try {
    return pkijs.Certificate.fromBER(new Uint8Array(der));
  } catch {
    return undefined;
  }
}

/** The attributes of a DER SET OF; undefined when it is none or there is something behind it. */
export function readAttributes(der: Uint8Array): pkijs.Attribute[] | undefined {
  const { offset, result } = asn1js.fromBER(new Uint8Array(der));
  if (offset !== der.length || !(result instanceof asn1js.Set)) return undefined;
  try {
    return result.valueBlock.value.map((schema) => new pkijs.Attribute({ schema }));
  } catch {
    return undefined;
  }
}

/** The only value of the only attribute of a type. */
export function soleValue(attributes: readonly pkijs.Attribute[], type: string): unknown {
  const [attribute, another] = attributes.filter((one) => one.type === type);
  return another === undefined && attribute?.values.length === 1 ? attribute.values[0] : undefined;
}

/** The SHA-256 in signing-certificate-v2 of the first certificate that it names: RFC 5035, 3. */
export function certificateHashOf(attributes: readonly pkijs.Attribute[]): Buffer | undefined {
  let node = soleValue(attributes, OID.signingCertificateV2);
  for (let depth = 0; depth < 3; depth += 1) {
    if (!(node instanceof asn1js.Sequence)) return undefined;
    node = node.valueBlock.value[0];
  }
  // Another hash than the default would stand before it as a SEQUENCE.
  return node instanceof asn1js.OctetString ? Buffer.from(node.valueBlock.valueHexView) : undefined;
}
