import { createHash, verify } from 'node:crypto';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib';
import { err, ok, type Result, type SignatureHash } from '@loket/contract';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { OID } from './attributes.ts';
import { openCertificate } from './certificates.ts';
import { certificateHashOf, readAttributes, soleValue } from './cms.ts';
import type { ByteRange } from './prepared.ts';

export type SignedPdf = {
  /** The dictionary's own words. */
  readonly name: string;
  readonly reason: string;
  readonly place: string;
  readonly at: Date;
  readonly byteRange: ByteRange;
  readonly hash: SignatureHash;
  /** DER; the signer's first. */
  readonly certificates: readonly [Uint8Array, ...Uint8Array[]];
  readonly cms: Uint8Array;
};

/** Each way in which a PDF is not what our signature leaves behind has its own name. */
export type SignedPdfFailure =
  | 'not_a_pdf'
  | 'no_signature'
  | 'several_signatures'
  | 'other_kind_of_signature' // not ETSI.CAdES.detached
  | 'malformed_byte_range'
  | 'contents_not_in_gap' // the hole in the range is not exactly the signature's place
  | 'not_whole_document' // bytes before, between or behind are not covered
  | 'empty_contents'
  | 'malformed_cms'
  | 'several_signers'
  | 'signer_certificate_missing'
  | 'signing_time_present'
  | 'signing_certificate_missing'
  | 'other_signing_certificate'
  | 'digest_mismatch'
  | 'signature_mismatch'
  | 'unsupported_algorithm';

/**
 * Our own strict check of a signed PDF: one PAdES signature, over the whole document, whose digest, signature and
 * certificate fit together. Whom the certificate belongs to and what it is worth is for the caller.
 */
export async function readSignedPdf(bytes: Uint8Array): Promise<Result<SignedPdf, SignedPdfFailure>> {
  const dictionary = await signatureDictionary(bytes);
  if (!dictionary.ok) return dictionary;
  const place = signaturePlace(bytes, dictionary.value);
  if (!place.ok) return place;
  const { byteRange, contents } = place.value;
  const covered = Buffer.concat([
    bytes.subarray(0, byteRange[1]),
    bytes.subarray(byteRange[2], byteRange[2] + byteRange[3]),
  ]);
  const cms = readCms(contents);
  if (!cms.ok) return cms;
  const signer = checkSigner(cms.value.signed, covered);
  if (!signer.ok) return signer;
  const words = (key: string) => {
    const value = dictionary.value.lookup(PDFName.of(key));
    return value instanceof PDFHexString || value instanceof PDFString ? value.decodeText() : '';
  };
  const time = dictionary.value.lookup(PDFName.of('M'));
  return ok({
    name: words('Name'),
    reason: words('Reason'),
    place: words('Location'),
    at: time instanceof PDFString ? time.decodeDate() : new Date(Number.NaN),
    byteRange,
    cms: cms.value.der,
    ...signer.value,
  });
}

/** The only signature dictionary of the only signature field, as the last revision of the document has it. */
async function signatureDictionary(bytes: Uint8Array): Promise<Result<PDFDict, SignedPdfFailure>> {
  let document: PDFDocument;
  try {
    document = await PDFDocument.load(bytes, { updateMetadata: false });
  } catch {
    return err('not_a_pdf');
  }
  const form = document.catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict);
  const fields = form?.lookupMaybe(PDFName.of('Fields'), PDFArray);
  if (fields === undefined || fields.size() === 0) return err('no_signature');
  // Every dictionary of the file that looks like one counts, also one that no field leads to.
  const ranges = Buffer.from(bytes).toString('latin1').split('/ByteRange').length - 1;
  if (fields.size() > 1 || ranges > 1) return err('several_signatures');
  const value = fields.lookupMaybe(0, PDFDict)?.lookup(PDFName.of('V'));
  if (!(value instanceof PDFDict) || ranges === 0) return err('no_signature');
  const kind = value.lookup(PDFName.of('SubFilter'));
  return kind === PDFName.of('ETSI.CAdES.detached') ? ok(value) : err('other_kind_of_signature');
}

/** The range's hole must be exactly `<hexadecimal>` and its end the end of the file. */
function signaturePlace(
  bytes: Uint8Array,
  dictionary: PDFDict,
): Result<{ readonly byteRange: ByteRange; readonly contents: Buffer }, SignedPdfFailure> {
  const range = dictionary.lookup(PDFName.of('ByteRange'));
  if (!(range instanceof PDFArray)) return err('malformed_byte_range');
  const numbers = range
    .asArray()
    .map((entry) => (entry instanceof PDFNumber ? entry.asNumber() : Number.NaN));
  const [start = -1, length = -1, secondStart = -1, secondLength = -1] = numbers;
  const sane = numbers.length === 4 && numbers.every((entry) => Number.isSafeInteger(entry) && entry >= 0);
  if (!sane || length > secondStart || secondStart > bytes.length) return err('malformed_byte_range');
  if (start !== 0 || secondStart + secondLength !== bytes.length) return err('not_whole_document');
  const gap = Buffer.from(bytes.subarray(length, secondStart)).toString('latin1');
  const written = dictionary.lookup(PDFName.of('Contents'));
  if (!/^<(?:[0-9A-Fa-f]{2})+>$/.test(gap) || !(written instanceof PDFHexString)) {
    return err('contents_not_in_gap');
  }
  const contents = Buffer.from(gap.slice(1, -1), 'hex');
  if (!contents.equals(Buffer.from(written.asString(), 'hex'))) return err('contents_not_in_gap');
  if (contents.every((byte) => byte === 0)) return err('empty_contents');
  return ok({ byteRange: [start, length, secondStart, secondLength], contents });
}

/** The CMS at the beginning of the place; behind it there may only be zeros. */
function readCms(
  contents: Buffer,
): Result<{ readonly der: Uint8Array; readonly signed: pkijs.SignedData }, SignedPdfFailure> {
  const { offset } = asn1js.fromBER(new Uint8Array(contents));
  if (offset <= 0 || contents.subarray(offset).some((byte) => byte !== 0)) return err('malformed_cms');
  const der = new Uint8Array(contents.subarray(0, offset));
  try {
    const content = pkijs.ContentInfo.fromBER(der);
    if (content.contentType !== pkijs.ContentInfo.SIGNED_DATA) return err('malformed_cms');
    const signed = new pkijs.SignedData({ schema: content.content });
    if (signed.encapContentInfo.eContent !== undefined) return err('malformed_cms');
    return ok({ der, signed });
  } catch {
    return err('malformed_cms');
  }
}

type Signer = Pick<SignedPdf, 'hash' | 'certificates'>;

function checkSigner(signed: pkijs.SignedData, covered: Buffer): Result<Signer, SignedPdfFailure> {
  const [info, another] = signed.signerInfos;
  if (info === undefined) return err('malformed_cms');
  if (another !== undefined) return err('several_signers');
  const chain = (signed.certificates ?? []).filter((one) => one instanceof pkijs.Certificate);
  const { sid } = info;
  const own = chain.find(
    (one) =>
      sid instanceof pkijs.IssuerAndSerialNumber &&
      one.issuer.isEqual(sid.issuer) &&
      one.serialNumber.isEqual(sid.serialNumber),
  );
  if (own === undefined) return err('signer_certificate_missing');
  const ownDer = derOf(own);
  const hash = hashNamed(info.digestAlgorithm.algorithmId);
  const attributeBytes = info.signedAttrs?.encodedValue;
  if (hash === undefined) return err('unsupported_algorithm');
  if (attributeBytes === undefined) return err('malformed_cms');
  const encoded = new Uint8Array(attributeBytes);
  const attributes = readAttributes(encoded);
  if (attributes === undefined) return err('malformed_cms');
  if (attributes.some(({ type }) => type === OID.signingTime)) return err('signing_time_present');

  const named = certificateHashOf(attributes);
  if (named === undefined) return err('signing_certificate_missing');
  if (!named.equals(createHash('sha256').update(ownDer).digest())) return err('other_signing_certificate');
  const contentType = soleValue(attributes, OID.contentType);
  if (!(contentType instanceof asn1js.ObjectIdentifier) || contentType.getValue() !== OID.data) {
    return err('malformed_cms');
  }
  const digest = soleValue(attributes, OID.messageDigest);
  if (!(digest instanceof asn1js.OctetString)) return err('malformed_cms');
  const expected = createHash(hash).update(covered).digest();
  if (!expected.equals(Buffer.from(digest.valueBlock.valueHexView))) return err('digest_mismatch');

  const certificate = openCertificate(ownDer);
  if (!certificate.ok) return err('malformed_cms');
  if (!algorithmFits(info, hash, certificate.value.publicKey.asymmetricKeyType)) {
    return err('unsupported_algorithm');
  }
  const signature = Buffer.from(info.signature.valueBlock.valueHexView);
  if (!verify(hash, encoded, certificate.value.publicKey, signature)) return err('signature_mismatch');
  return ok({ hash, certificates: [ownDer, ...chain.filter((one) => one !== own).map(derOf)] });
}

const derOf = (certificate: pkijs.Certificate) => new Uint8Array(certificate.toSchema().toBER());

const hashNamed = (oid: string): SignatureHash | undefined =>
  oid === OID.sha256 ? 'sha256' : oid === OID.sha384 ? 'sha384' : undefined;

function algorithmFits(info: pkijs.SignerInfo, hash: SignatureHash, keyType: string | undefined): boolean {
  const expected =
    keyType === 'rsa'
      ? { sha256: OID.rsaWithSha256, sha384: OID.rsaWithSha384 }
      : { sha256: OID.ecdsaWithSha256, sha384: OID.ecdsaWithSha384 };
  return info.signatureAlgorithm.algorithmId === expected[hash];
}
