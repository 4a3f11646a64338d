import { createHash, X509Certificate } from 'node:crypto';
import type { CheckReason, Verdict } from '@loket/contract';
import { trimToDer } from './der.ts';

/**
 * What an installation trusts. A root counts only by its pin, wherever its bytes come from. `testRoots` serve the
 * virtual cards: in production they are refused, even when somebody pinned one.
 */
export type TrustAnchors = {
  readonly mode: 'production' | 'test';
  /** SHA-256 of the DER, in lower-case hex. */
  readonly pinnedRoots: ReadonlySet<string>;
  readonly configuredRoots: readonly Uint8Array[];
  readonly testRoots: ReadonlySet<string>;
};

/** SHA-256 fingerprints of Belgium Root CA2, CA3, CA4 (2028), CA4 (2032) and CA6. */
export const belgianRoots: ReadonlySet<string> = new Set([
  '9f9744463be13714754e1a3becf98c08cc205e4ab32028f4e2830c4a1b2775b8',
  'a8d14e945e3e5156bcae5e39737cf6a1b1f51028bbbf982f50ce5f4c05568b4d',
  'c3fbf37259af0954eeea4282dd1c7226a54e7150f7c29a2c495ba34dbfe09ca0',
  '702dd5c1a093cf0a9d71fadd9bf9a7c5857d89fb73b716e867228b3c2beb968f',
  '9c872bc979a7c09a58d4a274c199e5cb16cfa9b9618d98bc9a9988e984b8495c',
]);

/** Every test root of ours carries this organisation, so that production can name what it refuses. */
export const TEST_ROOT_ORGANISATION = 'Loket test hierarchy';

export const fingerprintOf = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex');

/** A certificate file of the card: padded DER, all zeros when absent. */
export function readCertificate(bytes: Uint8Array): X509Certificate | 'absent' | 'malformed' {
  if (bytes.every((byte) => byte === 0)) return 'absent';
  const der = trimToDer(bytes);
  if (der === undefined) return 'malformed';
  try {
    const certificate = new X509Certificate(der);
    // Decoded here, once: a key that the library can't read must not surface later as an exception.
    void certificate.publicKey;
    return certificate;
  } catch {
    return 'malformed';
  }
}

export type PathCheck = { chain: Verdict; validity: Verdict; testCard: boolean };

/** The register's certificate stands directly under the root (eID Card content v5.4, certificate hierarchy). */
export function checkPath(
  register: X509Certificate,
  rootOnCard: Uint8Array | undefined,
  trust: TrustAnchors,
  at: Date,
): PathCheck {
  const roots = [...(rootOnCard ? [rootOnCard] : []), ...trust.configuredRoots]
    .map(readCertificate)
    .filter((root) => typeof root !== 'string');
  const namesakes = roots.filter((root) => root.ca && register.checkIssued(root));
  const root = namesakes.find((candidate) => signedBy(register, candidate) && signedBy(candidate, candidate));
  if (root === undefined)
    return { ...withoutRoot(register, roots.length, namesakes.length, at), testCard: false };
  const chain = register.ca
    ? failed('malformed_certificate', 'an authority signs no card data')
    : judgeRoot(root, trust);
  return {
    chain,
    validity: firstProblem([checkDates(register, at, 'register'), checkDates(root, at, 'root')]),
    testCard: chain.verdict === 'verified' && trust.testRoots.has(fingerprintOf(root.raw)),
  };
}

/** Whether this installation believes a root; a test root never in production. */
export function judgeRoot(root: X509Certificate, trust: TrustAnchors): Verdict {
  const fingerprint = fingerprintOf(root.raw);
  const isTest = trust.testRoots.has(fingerprint) || root.subject.includes(`O=${TEST_ROOT_ORGANISATION}`);
  if (isTest && trust.mode === 'production') return failed('test_root');
  const trusted =
    trust.pinnedRoots.has(fingerprint) || (trust.mode === 'test' && trust.testRoots.has(fingerprint));
  return trusted ? { verdict: 'verified' } : failed('not_pinned');
}

function withoutRoot(register: X509Certificate, roots: number, namesakes: number, at: Date) {
  const noIssuer: Verdict = { verdict: 'indeterminate', reason: 'no_issuer' };
  let chain: Verdict = noIssuer;
  if (roots > 0) chain = failed('no_issuer');
  if (namesakes > 0) chain = failed('signature_mismatch');
  return { chain, validity: firstProblem([checkDates(register, at, 'register'), noIssuer]) };
}

/** The signature only; a key that the library refuses signed nothing. */
export function signedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

export function checkDates(certificate: X509Certificate, at: Date, which: string): Verdict {
  const from = Date.parse(certificate.validFrom);
  const to = Date.parse(certificate.validTo);
  if (Number.isNaN(from) || Number.isNaN(to)) return failed('malformed_certificate', which);
  if (at.getTime() < from) return failed('not_yet_valid', which);
  return at.getTime() > to ? failed('expired', which) : { verdict: 'verified' };
}

const firstProblem = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.find(({ verdict }) => verdict !== 'verified') ?? { verdict: 'verified' };

const failed = (reason: CheckReason, detail?: string): Verdict =>
  detail === undefined ? { verdict: 'failed', reason } : { verdict: 'failed', reason, detail };
