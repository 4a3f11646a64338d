import type { X509Certificate } from 'node:crypto';
import { type CheckReason, err, ok, type Result } from '@loket/contract';
import {
  checkDates,
  fingerprintOf,
  judgeRoot,
  readCertificate,
  signedBy,
  type TrustAnchors,
} from './certificates.ts';
import { type CertificateFacts, type KeyUsage, readFacts } from './extensions.ts';
import { strengthOf } from './signed-bytes.ts';

/** What a leaf is used for here. */
export type CertificateUse = 'authentication' | 'signature' | 'card_data';

/** A leaf, the authorities that vouch for it one after the other, and a root that this installation believes. */
export type CertificatePath = {
  /** Leaf first, root last. */
  readonly certificates: readonly [X509Certificate, ...X509Certificate[]];
  readonly root: 'production' | 'test';
  /** The leaf or an authority below the root was signed over a SHA-1. */
  readonly isWeak: boolean;
};

export type PathFailure = { readonly reason: CheckReason; readonly detail?: string };

/** What keyUsage must allow; an authority signs nothing itself (eID Card content v5.4, certificate profiles). */
const LEAF_USAGE: Readonly<Record<CertificateUse, KeyUsage>> = {
  authentication: 'digital_signature',
  signature: 'non_repudiation',
  card_data: 'digital_signature',
};

/** Belgian paths have two or three certificates. */
const LONGEST_PATH = 5;

type Known = { readonly certificate: X509Certificate; readonly facts: CertificateFacts };

/**
 * Finds the path from a leaf to a root that is believed, by the rules of RFC 5280, 6.1: names, signatures, dates, CA
 * flag, key usage and path length, and no critical extension that is not understood. Of several failing paths the one
 * that came furthest tells why. Whether anything was revoked is asked elsewhere.
 *
 * @param leaf,issuers DER, padded as on a card or not; what is malformed among the issuers is left out
 */
export function findPath(
  leaf: Uint8Array,
  issuers: readonly Uint8Array[],
  use: CertificateUse,
  trust: TrustAnchors,
  at: Date,
): Result<CertificatePath, PathFailure> {
  const certificate = readCertificate(leaf);
  if (certificate === 'absent') return err({ reason: 'absent' });
  const known = certificate === 'malformed' ? undefined : withFacts(certificate);
  if (known === undefined) return err({ reason: 'malformed_certificate', detail: 'leaf' });
  const unfit = checkLeaf(known, use);
  if (unfit) return err(unfit);
  const candidates = [...issuers, ...trust.configuredRoots]
    .map(readCertificate)
    .filter((one) => typeof one !== 'string')
    .map(withFacts)
    .filter((one) => one !== undefined);
  return extend([known], candidates, trust, at);
}

function withFacts(certificate: X509Certificate): Known | undefined {
  const facts = readFacts(certificate);
  return facts && { certificate, facts };
}

function checkLeaf({ certificate, facts }: Known, use: CertificateUse): PathFailure | undefined {
  if (certificate.ca || facts.isAuthority)
    return { reason: 'wrong_use', detail: 'an authority signs nothing itself' };
  // A certificate without the extension was issued by nobody whom we know.
  if (!facts.keyUsages?.has(LEAF_USAGE[use])) return { reason: 'wrong_use', detail: use };
  // The two keys of a card are not exchangeable: the one that identifies must not promise, nor the other way round.
  if (use === 'authentication' && facts.keyUsages.has('non_repudiation'))
    return { reason: 'wrong_use', detail: use };
  if (facts.hasUnknownCritical)
    return { reason: 'malformed_certificate', detail: 'unknown critical extension' };
  return undefined;
}

type Path = readonly [Known, ...Known[]];

function extend(
  path: Path,
  candidates: readonly Known[],
  trust: TrustAnchors,
  at: Date,
): Result<CertificatePath, PathFailure> {
  const last = path.at(-1) ?? path[0];
  const dates = checkDates(last.certificate, at, nameOf(path.length - 1));
  if (dates.verdict !== 'verified') return err({ reason: dates.reason, detail: nameOf(path.length - 1) });
  if (isSelfIssued(last)) return finish(path, trust);
  if (strengthOf(last.facts.signatureAlgorithm) === 'unsupported')
    return err({ reason: 'unsupported_algorithm', detail: nameOf(path.length - 1) });
  if (path.length >= LONGEST_PATH) return err({ reason: 'no_issuer', detail: 'the path is too long' });
  let furthest: PathFailure = { reason: 'no_issuer', detail: nameOf(path.length - 1) };
  for (const issuer of candidates) {
    if (path.some((one) => one.certificate.raw.equals(issuer.certificate.raw))) continue;
    if (!last.certificate.checkIssued(issuer.certificate)) continue;
    const unfit = checkIssuer(issuer, last, path.length - 1);
    const found = unfit ? err(unfit) : extend([...path, issuer], candidates, trust, at);
    if (found.ok) return found;
    furthest = found.error;
  }
  return err(furthest);
}

/** @param below how many authorities stand between this one and the leaf */
function checkIssuer(issuer: Known, issued: Known, below: number): PathFailure | undefined {
  const { certificate, facts } = issuer;
  const detail = nameOf(below + 1);
  if (!certificate.ca || !facts.isAuthority || facts.keyUsages?.has('certificate_signing') === false)
    return { reason: 'wrong_use', detail };
  if (facts.pathLength !== undefined && facts.pathLength < below) return { reason: 'wrong_use', detail };
  if (facts.hasUnknownCritical)
    return { reason: 'malformed_certificate', detail: 'unknown critical extension' };
  return signedBy(issued.certificate, certificate) ? undefined : { reason: 'signature_mismatch', detail };
}

function finish(path: Path, trust: TrustAnchors): Result<CertificatePath, PathFailure> {
  const root = (path.at(-1) ?? path[0]).certificate;
  if (path.length === 1) return err({ reason: 'not_pinned', detail: 'vouches for itself' });
  if (!signedBy(root, root)) return err({ reason: 'signature_mismatch', detail: 'root' });
  const judged = judgeRoot(root, trust);
  if (judged.verdict !== 'verified') return err({ reason: judged.reason });
  const [leaf, ...others] = path;
  return ok({
    certificates: [leaf.certificate, ...others.map(({ certificate }) => certificate)],
    root: trust.testRoots.has(fingerprintOf(root.raw)) ? 'test' : 'production',
    // How the root signed itself does not matter: it is pinned.
    isWeak: path.slice(0, -1).some(({ facts }) => strengthOf(facts.signatureAlgorithm) === 'weak'),
  });
}

const isSelfIssued = ({ certificate }: Known) => certificate.subject === certificate.issuer;

const nameOf = (place: number) => ['leaf', 'authority'][place] ?? 'higher authority';
