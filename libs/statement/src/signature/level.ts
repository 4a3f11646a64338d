import { err, ok, type Result, type SignatureLevel } from '@loket/contract';

/** What is known about a signature when its level is computed. */
export type LevelFacts =
  | { readonly method: 'pen' }
  | {
      readonly method: 'eid';
      /** Where the verified chain of the signature certificate ends: a pinned Belgian root, or the test root. */
      readonly chain: 'production' | 'test';
      readonly revocation: 'good' | 'revoked' | 'unknown';
    };

/**
 * What a signature is worth; never more than was established. A revoked certificate has no level: there is no
 * signature to speak of (Regulation (EU) 910/2014, article 32).
 */
export function signatureLevel(facts: LevelFacts): Result<SignatureLevel, 'revoked'> {
  if (facts.method === 'pen') return ok('simple');
  if (facts.revocation === 'revoked') return err('revoked');
  if (facts.chain === 'test') return ok('test');
  return ok(facts.revocation === 'good' ? 'qualified' : 'qualified_status_not_established');
}
