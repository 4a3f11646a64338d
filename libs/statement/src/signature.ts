// From the pages that were shown to a signed PDF, and back. Node only.
export type { ByteRange, CertificateFailure, CertificateSubject, PreparedSignature } from './prepare.ts';
export { certificateSubject, digestOf, hashFor, prepareSignature, signedAttributes } from './prepare.ts';
export { type CmsFailure, type CmsParts, cmsOf } from './signature/cms.ts';
export { type LevelFacts, signatureLevel } from './signature/level.ts';
export { embedSignature } from './signature/prepare.ts';
export { readSignedPdf, type SignedPdf, type SignedPdfFailure } from './signature/read.ts';
export {
  inspectorSignature,
  makeZoneSeal,
  sealAttributes,
  sealCertificates,
  type ZoneSeal,
} from './signature/zone-seal.ts';
