import { X509Certificate } from 'node:crypto';
import { err, ok, type Result } from '@loket/contract';
import type { CardSession, UseFailure } from './card-session.ts';
import { isNoCertificate } from './file-reader.ts';
import { readTries } from './signing.ts';
import {
  AUTHENTICATION_KEY,
  CA_CERTIFICATE,
  type HolderKey,
  NON_REPUDIATION_KEY,
  ROOT_CERTIFICATE,
  usualHashOf,
} from './signing-protocol.ts';
import type { KeyCertificates, KeyKind } from './types.ts';

/** The certificates of a key as the card holds them: its own, its authority's, the root's. */
export async function readKeyCertificates(
  session: CardSession,
  key: HolderKey,
): Promise<Result<KeyCertificates, UseFailure>> {
  const certificates: Uint8Array[] = [];
  for (const path of [key.certificate, CA_CERTIFICATE, ROOT_CERTIFICATE]) {
    const certificate = await readPresent(session, path);
    if (!certificate.ok) return certificate;
    // Its own is what minors and people who opted out do not have; without the others there is no path.
    if (certificate.value === undefined)
      return err(certificates.length === 0 ? 'no_signature_certificate' : 'corrupt_data');
    certificates.push(certificate.value);
  }
  const keyKind = keyKindOf(certificates[0]);
  return keyKind ? ok({ certificates, keyKind, hash: usualHashOf(keyKind) }) : err('card_error');
}

async function readPresent(
  { files }: CardSession,
  path: readonly string[],
): Promise<Result<Uint8Array | undefined, UseFailure>> {
  const certificate = await files.readCertificate(path);
  if (!certificate.ok) return certificate;
  const isAbsent = certificate.value === 'not_found' || isNoCertificate(certificate.value);
  return ok(isAbsent ? undefined : certificate.value);
}

/** RSA-1024 is applet 1.1, RSA-2048 1.7, P-384 1.8; other keys are no card of today. */
function keyKindOf(certificate: Uint8Array | undefined): KeyKind | undefined {
  try {
    const key = new X509Certificate(Buffer.from(certificate ?? [])).publicKey;
    const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
    if (modulusLength === 1024) return 'rsa1024';
    if (modulusLength === 2048) return 'rsa2048';
    if (namedCurve === 'secp384r1') return 'p384';
  } catch {
    // Not a certificate that anybody can read.
  }
  return undefined;
}

/** That the card holds this certificate for this key: whatever is made for the certificate is for this card. */
export async function holdsCertificate(
  session: CardSession,
  key: HolderKey,
  certificate: Uint8Array,
): Promise<Result<undefined, UseFailure>> {
  const own = await readPresent(session, key.certificate);
  if (!own.ok) return own;
  if (own.value === undefined) return err('no_signature_certificate');
  return Buffer.from(own.value).equals(certificate) ? ok() : err('other_card');
}

/** That this is the card of that certificate, and how often a PIN may still be tried; costs none. */
export async function prepareSigning(
  session: CardSession,
  certificate: Uint8Array,
): Promise<Result<{ triesLeft: number | null }, UseFailure>> {
  const held = await holdsCertificate(session, NON_REPUDIATION_KEY, certificate);
  if (!held.ok) {
    if (held.error !== 'other_card') return held;
    const asOther = await holdsCertificate(session, AUTHENTICATION_KEY, certificate);
    if (!asOther.ok) return asOther.error === 'no_signature_certificate' ? held : asOther;
  }
  const triesLeft = await readTries(session);
  if (!triesLeft.ok) return triesLeft;
  return triesLeft.value === 0 ? err('pin_blocked') : ok({ triesLeft: triesLeft.value });
}
