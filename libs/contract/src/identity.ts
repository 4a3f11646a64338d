import { z } from 'zod';
import { ManualIdentification } from './dossier.ts';
import { base64, Instant } from './ids.ts';

/** Files of the Belgian eID that a reading carries to central, by what they hold. */
export const CardFile = z.enum([
  'identity', // 4031
  'identity_signature', // 4032
  'address', // 4033
  'address_signature', // 4034
  'photo', // 4035
  'rrn_certificate', // 503C
  'root_certificate', // 503B: trusted only when pinned
  // What follows is read when the identity is on the screen already; a card without them is still read.
  'authentication_certificate', // 5038: its status tells a card that was reported lost
  'ca_certificate', // 503A
  'basic_key', // 4040, applet 1.8: SubjectPublicKeyInfo whose hash stands in the identity file
  'genuineness', // no file: what the basic key signed of central's challenge, r‖s
]);
export type CardFile = z.infer<typeof CardFile>;

/**
 * Told after `complete`, so that nobody waits for them: what proves that the card was not reported lost and is no copy.
 * They are files of the same reading; then comes the end of the proofs. A certificate that the card does not have
 * (Kids-ID, opted out) comes as one byte 00; a card without a basic key (applet 1.1 and 1.7) tells neither that key nor
 * `genuineness`. After the end of the proofs nothing of the reading comes any more, also when the card was pulled.
 */
export const PROOF_FILES = [
  'authentication_certificate',
  'ca_certificate',
  'basic_key',
  'genuineness',
] as const satisfies readonly CardFile[];
export type ProofFile = (typeof PROOF_FILES)[number];
export const isProofFile = (file: CardFile): file is ProofFile => PROOF_FILES.some((proof) => proof === file);

/** What the basic key of applet 1.8 signs is as long as a SHA-384. */
export const CARD_CHALLENGE_BYTES = 48;

/** Largest file that the card can hold and a client may send. */
export const MAX_CARD_FILE_BYTES = 8192;
export const CardFileBytes = base64(MAX_CARD_FILE_BYTES);

/** A date as printed on the card: a day, or only a month or a year where that is all that is known. */
export const CardDate = z.object({
  year: z.int().min(1800).max(2200),
  month: z.int().min(1).max(12).optional(),
  day: z.int().min(1).max(31).optional(),
});
export type CardDate = z.infer<typeof CardDate>;

const text = (max: number) => z.string().max(max);

/** What the identity file says. Nothing in it is true before the checks say so. */
export const Identity = z.object({
  cardNumber: text(20),
  chipNumber: text(32),
  validFrom: CardDate,
  validUntil: CardDate,
  issuingMunicipality: text(120),
  nationalNumber: z.string().regex(/^\d{11}$/),
  surname: text(120),
  givenNames: text(120),
  thirdNameInitial: text(8),
  nationality: text(120),
  birthPlace: text(120),
  birthDate: CardDate,
  sex: z.enum(['male', 'female', 'unknown']),
  nobleCondition: text(80),
  /** The document type code of the file as text: '1' Belgian, '6' Kids-ID, '11'–'18' A–F+, … */
  documentType: text(4),
  specialStatus: text(2),
});
export type Identity = z.infer<typeof Identity>;

export const Address = z.object({ streetAndNumber: text(120), postcode: text(10), municipality: text(120) });
export type Address = z.infer<typeof Address>;

/** What is checked about a card, each with a verdict of its own: never one bare yes. */
export const IdentityCheckName = z.enum([
  'identity_signature', // the National Register signed this identity file
  'address_signature', // … and this address, bound to that identity
  'photo', // the photo's hash stands in the signed identity file
  'certificate_chain', // the register's certificate leads to a pinned Belgian root
  'certificate_validity', // each certificate in that path is within its dates
  'card_validity', // the card is within its dates
  'national_number', // the check digits fit
  'revocation', // the authority does not say that this card was reported lost or stolen
  'genuineness', // the chip itself answered central's challenge: not a copy of its files
]);
export type IdentityCheckName = z.infer<typeof IdentityCheckName>;

/** Why a check failed or can't be decided; screens translate the code. */
export const CheckReason = z.enum([
  'signature_mismatch',
  'hash_mismatch',
  'missing_file',
  'malformed_certificate',
  'unsupported_algorithm',
  'not_pinned', // the root is not one that this installation trusts
  'no_issuer',
  'test_root', // leads to the test root, which production refuses
  'not_yet_valid',
  'expired',
  'check_digits',
  'absent', // the card carries no such file (photo hash, number)
  'asking', // the authority was asked and has not answered yet
  'revoked',
  'authority_away', // no answer in time, or none that counts
  'status_unknown', // the authority answered that it does not know this certificate
  'stale_answer', // an answer or list that is too old to count
  'other_person', // the certificate on the card carries another national number than the identity
  'wrong_use', // a certificate that was issued for something else than it is used for here
]);
export type CheckReason = z.infer<typeof CheckReason>;

export const Verdict = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('verified') }),
  z.object({ verdict: z.literal('failed'), reason: CheckReason, detail: z.string().max(120).optional() }),
  z.object({
    verdict: z.literal('indeterminate'),
    reason: CheckReason,
    detail: z.string().max(120).optional(),
  }),
]);
export type Verdict = z.infer<typeof Verdict>;

/** One verdict per check, every check present. */
export const IdentityChecks = z.record(IdentityCheckName, Verdict);
export type IdentityChecks = z.infer<typeof IdentityChecks>;

/**
 * What the checks say together. Whether the card was reported lost and whether its chip is genuine can undo an identity
 * that the register signed, but not knowing it takes nothing from what was proved: an old chip can't answer, and the
 * authority may be away. Then `lossIsKnown` and the check itself say so beside the verdict.
 */
export function overallVerdict(checks: IdentityChecks): Verdict['verdict'] {
  const verdicts = Object.values(checks).map(({ verdict }) => verdict);
  if (verdicts.includes('failed')) return 'failed';
  const proofs = IdentityCheckName.options.filter((name) => name !== 'revocation' && name !== 'genuineness');
  return proofs.some((name) => checks[name].verdict !== 'verified') ? 'indeterminate' : 'verified';
}

/** Whether the authority answered if this card was reported lost or stolen. */
export const lossIsKnown = (checks: IdentityChecks): boolean => checks.revocation.verdict !== 'indeterminate';

/** Why a card could not be read, one code per cause. */
export const CardFailure = z.enum([
  'card_pulled',
  'mute_card', // powered, but answers nothing
  'unknown_card', // not a card that we know
  'foreign_card', // a chip card of another kind or country
  'corrupt_data', // read, but not what the standard says
  'reader_gone',
  'card_error', // a status word that we can't recover from
]);
export type CardFailure = z.infer<typeof CardFailure>;

/** Steps that the citizen and the inspector see while the card is read, in order. */
export const ReadingStep = z.enum(['card_found', 'identity', 'address', 'photo', 'certificates', 'checked']);
export type ReadingStep = z.infer<typeof ReadingStep>;

/**
 * Identification as the desk shows it. `reading` may carry what central decoded so far; it is not an identity
 * until `complete`, whose checks are central's own over the raw files.
 */
export const Identification = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({
    state: z.literal('reading'),
    step: ReadingStep,
    identity: Identity.optional(),
    address: Address.optional(),
    photoJpegBase64: CardFileBytes.optional(),
  }),
  z.object({ state: z.literal('failed'), cause: CardFailure }),
  /** By hand, without a card: never shown like a verified one. */
  z.object({ state: z.literal('manual'), manual: ManualIdentification, at: Instant }),
  z.object({
    state: z.literal('complete'),
    identity: Identity,
    address: Address,
    photoJpegBase64: CardFileBytes,
    checks: IdentityChecks,
    /** True when the path ends in the test root, which only development and tests accept. */
    testCard: z.boolean(),
  }),
]);
export type Identification = z.infer<typeof Identification>;
