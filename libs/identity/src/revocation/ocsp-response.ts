import { X509Certificate } from 'node:crypto';
import { err, ok, type Result } from '@loket/contract';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { signedBy } from '../certificates.ts';
import { readFacts } from '../extensions.ts';
import { checkSignedBytes } from '../signed-bytes.ts';
import { type CertificateId, ID_HASH, keyHashOf } from './certificate-id.ts';
import { NONCE_OID } from './ocsp-request.ts';
import { type CertificateStatus, counts, reasonOf, type StatusReason, type Term } from './status.ts';

const BASIC_RESPONSE = '1.3.6.1.5.5.7.48.1.1';
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';

/**
 * An answer without our nonce was made before we asked; it counts when the authority says until when, or for so long
 * after it was made. Many authorities sign their answers beforehand (RFC 5019).
 */
const UNDATED_COUNTS_MS = 10 * 60_000;

export type OcspQuestion = {
  readonly id: CertificateId;
  readonly issuer: X509Certificate;
  readonly nonce: Uint8Array;
};

/** What the answer says, and until when it says so. */
export type OcspAnswer = { readonly status: CertificateStatus; readonly term: Term };

/**
 * Reads an answer (RFC 6960, 4.2) to our question. Nothing in it counts unless it is signed by the certificate's issuer,
 * or by somebody whom that issuer appointed (id-kp-OCSPSigning), and is about this certificate and this moment. Whether
 * the appointed responder was itself revoked is not asked: its certificates live for weeks, and most say `nocheck`.
 */
export function readOcspResponse(
  bytes: Uint8Array,
  question: OcspQuestion,
  at: Date,
): Result<OcspAnswer, StatusReason> {
  try {
    return readWhole(bytes, question, at);
  } catch {
    // The library throws on bytes that are no such structure.
    return err('malformed_answer');
  }
}

function readWhole(bytes: Uint8Array, question: OcspQuestion, at: Date): Result<OcspAnswer, StatusReason> {
  const parsed = asn1js.fromBER(new Uint8Array(bytes));
  if (parsed.offset !== bytes.length) return err('malformed_answer');
  const response = new pkijs.OCSPResponse({ schema: parsed.result });
  const { responseBytes } = response;
  // tryLater, internalError, unauthorized, …: nobody who can tell was there (RFC 6960, 4.2.1).
  if (response.responseStatus.valueBlock.valueDec !== 0) return err('authority_away');
  if (responseBytes?.responseType !== BASIC_RESPONSE) return err('malformed_answer');
  const basic = pkijs.BasicOCSPResponse.fromBER(
    new Uint8Array(responseBytes.response.valueBlock.valueHexView),
  );
  const signature = checkSignature(basic, question.issuer, at);
  if (signature !== 'fits')
    return err(signature === 'mismatch' ? 'signature_mismatch' : 'unsupported_algorithm');
  const { tbsResponseData: data } = basic;
  const nonce = nonceOf(data);
  if (nonce && !nonce.equals(question.nonce)) return err('malformed_answer');
  const answers = data.responses.filter(({ certID }) => isAbout(certID, question.id));
  const answer = answers.find(({ certStatus }) => tagOf(certStatus) === 1) ?? answers[0];
  if (answer === undefined) return err('malformed_answer');
  const term = { thisUpdate: answer.thisUpdate, nextUpdate: answer.nextUpdate };
  const isUndated = nonce === undefined && term.nextUpdate === undefined;
  if (!counts(term, at) || (isUndated && at.getTime() - term.thisUpdate.getTime() > UNDATED_COUNTS_MS))
    return err('stale_answer');
  const status = statusOf(answer.certStatus);
  return status ? ok({ status, term }) : err('malformed_answer');
}

function checkSignature(
  { tbsResponseData, signatureAlgorithm, signature, certs = [] }: pkijs.BasicOCSPResponse,
  issuer: X509Certificate,
  at: Date,
): 'fits' | 'mismatch' | 'unsupported' {
  const appointed = certs
    .map((one) => new X509Certificate(Buffer.from(one.toSchema().toBER())))
    .filter((one) => isAppointed(one, issuer, at));
  const signer = [issuer, ...appointed].find((one) => isNamed(tbsResponseData.responderID, one));
  if (signer === undefined) return 'mismatch';
  return checkSignedBytes(
    tbsResponseData.tbsView,
    signature.valueBlock.valueHexView,
    signatureAlgorithm.algorithmId,
    signer.publicKey,
  );
}

/** RFC 6960, 4.2.2.2: issued by the very authority, for just this purpose. */
function isAppointed(responder: X509Certificate, issuer: X509Certificate, at: Date): boolean {
  const facts = readFacts(responder);
  return (
    facts?.purposes?.has(OCSP_SIGNING) === true &&
    !facts.hasUnknownCritical &&
    facts.keyUsages?.has('digital_signature') !== false &&
    at.getTime() >= Date.parse(responder.validFrom) &&
    at.getTime() <= Date.parse(responder.validTo) &&
    responder.checkIssued(issuer) &&
    signedBy(responder, issuer)
  );
}

/** By the subject's name, or by the hash of the key. */
function isNamed(responderId: unknown, certificate: X509Certificate): boolean {
  if (responderId instanceof pkijs.RelativeDistinguishedNames) {
    const { subject } = pkijs.Certificate.fromBER(new Uint8Array(certificate.raw));
    return responderId.isEqual(subject);
  }
  return (
    responderId instanceof asn1js.OctetString &&
    keyHashOf(certificate).equals(responderId.valueBlock.valueHexView)
  );
}

function nonceOf({ responseExtensions = [] }: pkijs.ResponseData): Buffer | undefined {
  const extension = responseExtensions.find(({ extnID }) => extnID === NONCE_OID);
  if (extension === undefined) return undefined;
  const content = extension.extnValue.valueBlock.valueHexView;
  const inner = asn1js.fromBER(new Uint8Array(content));
  // Some responders leave the inner OCTET STRING out.
  return inner.offset === content.length && inner.result instanceof asn1js.OctetString
    ? Buffer.from(inner.result.valueBlock.valueHexView)
    : Buffer.from(content);
}

function isAbout(answered: pkijs.CertID, asked: CertificateId): boolean {
  return (
    answered.hashAlgorithm.algorithmId === ID_HASH.oid &&
    asked.issuerNameHash.equals(answered.issuerNameHash.valueBlock.valueHexView) &&
    asked.issuerKeyHash.equals(answered.issuerKeyHash.valueBlock.valueHexView) &&
    asked.serialNumber.equals(answered.serialNumber.valueBlock.valueHexView)
  );
}

const tagOf = (status: unknown): unknown =>
  status instanceof asn1js.BaseBlock && status.idBlock.tagClass === 3 ? status.idBlock.tagNumber : undefined;

/** CertStatus is a choice: [0] good, [1] revoked with when and why, [2] unknown. */
function statusOf(status: unknown): CertificateStatus | undefined {
  switch (tagOf(status)) {
    case 0:
      return { status: 'good' };
    case 1:
      return revoked(status);
    case 2:
      return { status: 'indeterminate', reason: 'status_unknown' };
    default:
      return undefined;
  }
}

function revoked(status: unknown): CertificateStatus | undefined {
  if (!(status instanceof asn1js.Constructed)) return undefined;
  const [time, reason] = status.valueBlock.value;
  if (!(time instanceof asn1js.GeneralizedTime)) return undefined;
  const wrapped = reason instanceof asn1js.Constructed ? reason.valueBlock.value[0] : undefined;
  const code = wrapped instanceof asn1js.Enumerated ? wrapped.valueBlock.valueDec : undefined;
  return { status: 'revoked', at: time.toDate(), reason: reasonOf(code) };
}
