export { belgianRoots, fingerprintOf, TEST_ROOT_ORGANISATION, type TrustAnchors } from './certificates.ts';
export { decodeAddress, decodeIdentity } from './decode.ts';
export { derLength } from './der.ts';
export { type IdentifiedCard, type IncompleteReading, identify } from './identify.ts';
export { nationalNumberFits } from './national-number.ts';
export type { DecodeFailure } from './tlv.ts';
export { type CardFiles, type CardVerdicts, verifyCard } from './verify.ts';
