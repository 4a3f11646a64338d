import type { X509Certificate } from 'node:crypto';
import type { CheckReason, Verdict } from '@loket/contract';
import type { TrustAnchors } from './certificates.ts';
import { readFacts } from './extensions.ts';
import { findPath, type PathFailure } from './path.ts';
import type { CertificateStatus, StatusReason } from './revocation/status.ts';
import type { CardFiles } from './verify.ts';

/** Whose status is asked: the holder's own certificate, the authority above it, the register that signed the data. */
export type StatusSubject = 'card' | 'authority' | 'register';

export type StatusQuestion = {
  readonly of: StatusSubject;
  readonly certificate: X509Certificate;
  readonly issuer: X509Certificate;
};

/** What has to be asked about a card, and what is known about it without asking. */
export type StatusPlan = {
  readonly known: Verdict | undefined;
  readonly questions: readonly StatusQuestion[];
};

/**
 * Whom to ask whether a card was reported lost: the authority of its authentication certificate, which must lead to a
 * root that is believed and carry the national number of the identity. The certificates above it, and the register's,
 * are asked about where they name somebody to ask.
 */
export function planStatus(
  files: CardFiles,
  nationalNumber: string,
  trust: TrustAnchors,
  at: Date,
): StatusPlan {
  const { authentication_certificate: own, ca_certificate: authority, root_certificate: root } = files;
  const register = registerQuestions(files, trust, at);
  if (own === undefined) return { known: undecided('missing_file'), questions: register };
  const issuers = [authority, root].filter((file) => file !== undefined);
  const path = findPath(own, issuers, 'authentication', trust, at);
  if (!path.ok) return { known: verdictOfPath(path.error, authority !== undefined), questions: register };
  const { certificates, isWeak } = path.value;
  const [leaf, ...above] = certificates;
  if (holderOf(leaf) !== nationalNumber) return { known: failed('other_person'), questions: register };
  const [issuer] = above;
  if (issuer === undefined) return { known: undecided('no_issuer'), questions: register };
  return {
    known: isWeak ? undecided('unsupported_algorithm', 'sha1') : undefined,
    questions: [
      { of: 'card', certificate: leaf, issuer },
      ...certificates.slice(1, -1).flatMap((certificate, place) => {
        const next = certificates[place + 2];
        return next && namesSomebody(certificate)
          ? [{ of: 'authority' as const, certificate, issuer: next }]
          : [];
      }),
      ...register,
    ],
  };
}

function registerQuestions(files: CardFiles, trust: TrustAnchors, at: Date): StatusQuestion[] {
  if (files.rrn_certificate === undefined) return [];
  const issuers = files.root_certificate === undefined ? [] : [files.root_certificate];
  // A register whose path is wrong has failed a check of its own.
  const path = findPath(files.rrn_certificate, issuers, 'card_data', trust, at);
  if (!path.ok) return [];
  const [certificate, issuer] = path.value.certificates;
  return issuer && namesSomebody(certificate) ? [{ of: 'register', certificate, issuer }] : [];
}

/** Whether a certificate says where its status is to be had. */
export const namesSomebody = (certificate: X509Certificate): boolean => {
  const facts = readFacts(certificate);
  return facts !== undefined && facts.ocspUrls.length + facts.listUrls.length > 0;
};

/** An expired certificate has no status any more, and one that the card lacks never had one: neither is a failure. */
function verdictOfPath({ reason, detail }: PathFailure, authorityWasRead: boolean): Verdict {
  const cantTell =
    reason === 'expired' || reason === 'absent' || (reason === 'no_issuer' && !authorityWasRead);
  return cantTell ? undecided(reason, detail) : failed(reason, detail);
}

/** The eleven digits in a citizen's certificate (eID Card content: serialNumber of the subject). */
export const holderOf = (certificate: X509Certificate): string | undefined =>
  /^serialNumber=(\d{11})$/m.exec(certificate.subject)?.[1];

const MOST_TELLING: readonly StatusSubject[] = ['card', 'authority', 'register'];

/** The plan and the answers as one verdict: revoked outweighs what is not known, and that outweighs good. */
export function statusVerdict(
  plan: Pick<StatusPlan, 'known'>,
  answers: readonly { readonly of: StatusSubject; readonly status: CertificateStatus }[],
): Verdict {
  const revoked = answers.find(({ status }) => status.status === 'revoked');
  if (revoked?.status.status === 'revoked')
    return failed(
      'revoked',
      `${revoked.of}: ${revoked.status.reason} since ${revoked.status.at.toISOString()}`,
    );
  if (plan.known) return plan.known;
  const open = MOST_TELLING.map((subject) => answers.find((answer) => answer.of === subject)).find(
    (answer) => answer?.status.status === 'indeterminate',
  );
  if (open?.status.status === 'indeterminate') return undecided(checkReason(open.status.reason), open.of);
  return answers.some(({ of }) => of === 'card') ? { verdict: 'verified' } : undecided('missing_file');
}

/** To whoever waits, an answer that can't be used is none. */
function checkReason(reason: StatusReason): CheckReason {
  return reason === 'malformed_answer' || reason === 'signature_mismatch' ? 'authority_away' : reason;
}

const undecided = (reason: CheckReason, detail?: string): Verdict => ({
  verdict: 'indeterminate',
  reason,
  ...(detail !== undefined && { detail }),
});
const failed = (reason: CheckReason, detail?: string): Verdict => ({
  verdict: 'failed',
  reason,
  ...(detail !== undefined && { detail }),
});
