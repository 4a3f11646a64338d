import { createHash, type X509Certificate } from 'node:crypto';
import type { CardFile, CheckReason, Identity, IdentityChecks, Verdict } from '@loket/contract';
import { belgianDay, dateOrder } from './card-date.ts';
import { checkPath, readCertificate, type TrustAnchors } from './certificates.ts';
import { decodeIdentityFile, type IdentityFile } from './decode.ts';
import { checkGenuineness } from './genuineness.ts';
import { nationalNumberFits } from './national-number.ts';
import { checkAddressSignature, checkIdentitySignature } from './signatures.ts';
import { lengthWithoutPadding } from './tlv.ts';

/** What was read of a card, file by file, as stored on it. */
export type CardFiles = Partial<Record<CardFile, Uint8Array>>;

export type CardVerdicts = { checks: IdentityChecks; testCard: boolean };

/**
 * Judges the raw files of a card: a verdict per check, every check present, whatever is missing.
 *
 * Whether it was revoked is not in its files: `revocation` says `asking` until somebody has (see card-status.ts).
 * @param at the instant that validity is judged at
 * @param challenge what the chip was asked to sign in this reading
 */
export function verifyCard(
  files: CardFiles,
  trust: TrustAnchors,
  at: Date,
  challenge?: Uint8Array,
): CardVerdicts {
  const register = registerOf(files);
  const decoded = files.identity === undefined ? undefined : decodeIdentityFile(files.identity);
  const identity = decoded?.ok ? decoded.value : undefined;
  const path = register.certificate && checkPath(register.certificate, files.root_certificate, trust, at);
  const identitySignature = register.certificate
    ? whenPresent([files.identity, files.identity_signature], ([data, signature]) =>
        checkIdentitySignature(data, signature, register.certificate),
      )
    : register.problem;
  const checks: IdentityChecks = {
    identity_signature: identitySignature,
    address_signature: register.certificate
      ? whenPresent(
          [files.address, files.identity_signature, files.address_signature],
          ([address, bound, signature]) =>
            checkAddressSignature(address, bound, signature, register.certificate),
        )
      : register.problem,
    photo: checkPhoto(files.photo, identity, identitySignature),
    certificate_chain: path?.chain ?? register.problem ?? undecided('missing_file'),
    certificate_validity: path?.validity ?? register.problem ?? undecided('missing_file'),
    card_validity: identity ? checkCardDates(identity.identity, at) : undecided('missing_file'),
    national_number: identity ? checkNumber(identity.identity) : undecided('missing_file'),
    revocation: undecided('asking'),
    genuineness: checkGenuineness(
      { basicKey: files.basic_key, answer: files.genuineness, challenge },
      identity,
      identitySignature,
    ),
  };
  return { checks, testCard: path?.testCard ?? false };
}

type Register =
  | { certificate: X509Certificate; problem?: undefined }
  | { certificate?: undefined; problem: Verdict };

function registerOf(files: CardFiles): Register {
  if (files.rrn_certificate === undefined) return { problem: undecided('missing_file') };
  const certificate = readCertificate(files.rrn_certificate);
  if (certificate === 'absent') return { problem: undecided('absent') };
  if (certificate === 'malformed') return { problem: { verdict: 'failed', reason: 'malformed_certificate' } };
  return { certificate };
}

type Present<Files extends readonly (Uint8Array | undefined)[]> = { [Key in keyof Files]: Uint8Array };

function whenPresent<const Files extends readonly (Uint8Array | undefined)[]>(
  files: Files,
  check: (files: Present<Files>) => Verdict,
): Verdict {
  const isPresent = (all: readonly (Uint8Array | undefined)[]): all is Present<Files> =>
    all.every((file) => file !== undefined);
  return isPresent(files) ? check(files) : undecided('missing_file');
}

/** The hash's length names its algorithm (ID and Address file contents v5.0, tag 11). */
const PHOTO_HASHES = new Map([
  [20, 'sha1'],
  [32, 'sha256'],
  [48, 'sha384'],
]);

function checkPhoto(
  photo: Uint8Array | undefined,
  file: IdentityFile | undefined,
  signature: Verdict,
): Verdict {
  if (photo === undefined || file === undefined) return undecided('missing_file');
  if (file.photoHash === undefined || lengthWithoutPadding(photo) === 0) return undecided('absent');
  const algorithm = PHOTO_HASHES.get(file.photoHash.length);
  if (algorithm === undefined) return undecided('unsupported_algorithm');
  const expected = file.photoHash;
  const candidates = [photo, photo.subarray(0, lengthWithoutPadding(photo))];
  if (!candidates.some((bytes) => createHash(algorithm).update(bytes).digest().equals(expected))) {
    return { verdict: 'failed', reason: 'hash_mismatch' };
  }
  // A hash proves nothing when the file that it stands in is not the register's.
  if (signature.verdict === 'verified') return signature;
  return {
    verdict: 'indeterminate',
    reason: signature.reason,
    detail: 'the hash fits an unproved identity file',
  };
}

function checkCardDates(identity: Identity, at: Date): Verdict {
  const today = dateOrder(belgianDay(at));
  if (today < dateOrder(identity.validFrom)) return { verdict: 'failed', reason: 'not_yet_valid' };
  return today > dateOrder(identity.validUntil)
    ? { verdict: 'failed', reason: 'expired' }
    : { verdict: 'verified' };
}

const checkNumber = (identity: Identity): Verdict =>
  nationalNumberFits(identity.nationalNumber, identity.birthDate.year)
    ? { verdict: 'verified' }
    : { verdict: 'failed', reason: 'check_digits' };

const undecided = (reason: CheckReason): Verdict => ({ verdict: 'indeterminate', reason });
