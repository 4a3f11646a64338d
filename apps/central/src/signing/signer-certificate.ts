import { X509Certificate } from 'node:crypto';
import { err, ok, type Result } from '@loket/contract';
import { fingerprintOf, type TrustAnchors } from '@loket/identity';
import * as x509 from '@peculiar/x509';

/** A certificate with which a person may sign now, and the path from it to a root that we believe. */
export type SignerCertificate = {
  readonly der: Buffer;
  /** Signer first, root last. */
  readonly path: readonly Buffer[];
  /** The eleven digits in the subject's serialNumber. */
  readonly nationalNumber: string;
  readonly root: 'production' | 'test';
};

const LONGEST_PATH = 5;

/**
 * Judges what a card sent: the first certificate is for signing (keyUsage nonRepudiation, ETSI EN 319 412-2, 4.3.2),
 * every one up to a pinned root was issued by the next, all are within their dates. Revocation is not asked here.
 * @param sent DER, the signature certificate first
 */
export function checkSignerCertificate(
  sent: readonly Uint8Array[],
  trust: TrustAnchors,
  at: Date,
): Result<SignerCertificate, 'certificate_not_valid'> {
  const certificates = sent.map(opened);
  const [signer, ...others] = certificates;
  if (!signer || signer.ca || !isForSignatures(signer)) return err('certificate_not_valid');
  const issuers = [...others, ...trust.configuredRoots.map(opened)].filter((one) => one !== undefined);
  const path = pathFrom(signer, issuers);
  const root = path?.at(-1);
  const nationalNumber = /^serialNumber=(\d{11})$/m.exec(signer.subject)?.[1];
  if (!path || !root || nationalNumber === undefined) return err('certificate_not_valid');
  const kind = kindOfRoot(root, trust);
  if (!kind || !path.every((certificate) => isWithinDates(certificate, at)))
    return err('certificate_not_valid');
  return ok({ der: signer.raw, path: path.map(({ raw }) => raw), nationalNumber, root: kind });
}

function opened(der: Uint8Array): X509Certificate | undefined {
  try {
    const certificate = new X509Certificate(der);
    void certificate.publicKey;
    return certificate;
  } catch {
    return undefined;
  }
}

function isForSignatures({ raw }: X509Certificate): boolean {
  try {
    const usages = new x509.X509Certificate(raw).getExtension(x509.KeyUsagesExtension)?.usages ?? 0;
    return (usages & x509.KeyUsageFlags.nonRepudiation) !== 0;
  } catch {
    return false;
  }
}

function pathFrom(
  signer: X509Certificate,
  issuers: readonly X509Certificate[],
): X509Certificate[] | undefined {
  const path = [signer];
  while (path.length <= LONGEST_PATH) {
    const last = path.at(-1) ?? signer;
    if (issued(last, last)) return path.length > 1 ? path : undefined;
    const issuer = issuers.find((one) => one.ca && issued(last, one) && !path.includes(one));
    if (!issuer) return undefined;
    path.push(issuer);
  }
  return undefined;
}

function issued(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

/** In production a test root is never believed, even when somebody pinned one. */
function kindOfRoot(root: X509Certificate, trust: TrustAnchors): SignerCertificate['root'] | undefined {
  const fingerprint = fingerprintOf(root.raw);
  if (trust.testRoots.has(fingerprint)) return trust.mode === 'test' ? 'test' : undefined;
  return trust.pinnedRoots.has(fingerprint) ? 'production' : undefined;
}

function isWithinDates({ validFrom, validTo }: X509Certificate, at: Date): boolean {
  return at.getTime() >= Date.parse(validFrom) && at.getTime() <= Date.parse(validTo);
}
