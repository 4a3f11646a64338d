import { namesSomebody } from '@loket/identity/card-status.ts';
import { z } from 'zod';
import { Evidence } from '../revocation/evidence.ts';
import type { AskedStatus, Revocation } from '../revocation/revocation.ts';
import { answeredFor, type SignerCertificate } from './signer-certificate.ts';

/** What the authorities said when a signature was begun, with what they said it by: the signer's own first. */
export const SignerStatus = z.object({
  revocation: z.enum(['good', 'unknown']),
  evidence: z.array(Evidence),
});
export type SignerStatus = z.infer<typeof SignerStatus>;

/**
 * Asks about the signer's certificate and about those above it that name somebody to ask. Good is good for all of them,
 * and never for a path that rests on a SHA-1.
 */
export async function askSignerStatus(
  revocation: Revocation,
  signer: SignerCertificate,
): Promise<SignerStatus | 'revoked'> {
  const asked = answeredFor(signer).filter(
    ({ certificate }, place) => place === 0 || namesSomebody(certificate),
  );
  const answers: AskedStatus[] = await Promise.all(
    asked.map(({ certificate, issuer }) => revocation.statusOf(certificate, issuer)),
  );
  if (answers.some(({ status }) => status.status === 'revoked')) return 'revoked';
  const isGood = !signer.isWeak && answers.every(({ status }) => status.status === 'good');
  return {
    revocation: isGood ? 'good' : 'unknown',
    evidence: answers.flatMap(({ evidence }) => (evidence ? [evidence] : [])),
  };
}
