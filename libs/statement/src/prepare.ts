// What a counter needs to sign: the field on the pages that it showed, their digest, the bytes that a card signs.
// Its own face, so that a counter carries neither a PDF renderer nor a CMS library.
export { signedAttributes } from './signature/attributes.ts';
export {
  type CertificateFailure,
  type CertificateSubject,
  certificateSubject,
  hashFor,
} from './signature/certificates.ts';
export { digestOf, prepareSignature } from './signature/prepare.ts';
export type { ByteRange, PreparedSignature } from './signature/prepared.ts';
