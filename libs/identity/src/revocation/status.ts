/** Why a certificate was revoked (RFC 5280, 5.3.1); `certificate_hold` is how a card is suspended after a loss. */
export const REVOCATION_REASONS = new Map([
  [0, 'unspecified'],
  [1, 'key_compromise'],
  [2, 'ca_compromise'],
  [3, 'affiliation_changed'],
  [4, 'superseded'],
  [5, 'cessation_of_operation'],
  [6, 'certificate_hold'],
  [8, 'remove_from_list'],
  [9, 'privilege_withdrawn'],
  [10, 'aa_compromise'],
] as const);
export type RevocationReason = typeof REVOCATION_REASONS extends Map<number, infer Reason> ? Reason : never;

export const reasonOf = (code: number | undefined): RevocationReason =>
  [...REVOCATION_REASONS].find(([known]) => known === code)?.[1] ?? 'unspecified';

/**
 * What is known about one certificate. `indeterminate` always with why:
 * - `authority_away`: no answer, or one that says that it can't answer now
 * - `status_unknown`: the authority does not know this certificate
 * - `stale_answer`: signed by the authority, but not for now
 * - `malformed_answer`: bytes that are no answer to this question (also another nonce or another certificate)
 * - `signature_mismatch`: not signed by the authority or by whom it appointed
 * - `unsupported_algorithm`: signed with what proves nothing today
 * - `absent`: the certificate names nobody who could be asked
 */
export type CertificateStatus =
  | { readonly status: 'good' }
  | { readonly status: 'revoked'; readonly at: Date; readonly reason: RevocationReason }
  | { readonly status: 'indeterminate'; readonly reason: StatusReason };

export type StatusReason =
  | 'authority_away'
  | 'status_unknown'
  | 'stale_answer'
  | 'malformed_answer'
  | 'signature_mismatch'
  | 'unsupported_algorithm'
  | 'absent';

/** From when until when an answer counts; without `nextUpdate` newer information is always to be had. */
export type Term = { readonly thisUpdate: Date; readonly nextUpdate: Date | undefined };

/** Clocks of the State and of a police zone may differ by this much. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

export const counts = ({ thisUpdate, nextUpdate }: Term, at: Date): boolean =>
  thisUpdate.getTime() <= at.getTime() + CLOCK_TOLERANCE_MS &&
  (nextUpdate === undefined || at.getTime() <= nextUpdate.getTime() + CLOCK_TOLERANCE_MS);
