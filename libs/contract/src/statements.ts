import { z } from 'zod';
import { base64, ConsultationId, Instant, id } from './ids.ts';

export const StatementId = id<'StatementId'>();
export type StatementId = z.infer<typeof StatementId>;
/** One presenting of one version of a statement as a PDF: what the citizen confirms and signs. */
export const PresentationId = id<'PresentationId'>();
export type PresentationId = z.infer<typeof PresentationId>;
export const SigningId = id<'SigningId'>();
export type SigningId = z.infer<typeof SigningId>;

/** The law's own words: aangifte reports an offence, klacht asks for prosecution, melding states a fact. */
export const StatementKind = z.enum(['aangifte', 'klacht', 'melding']);
export type StatementKind = z.infer<typeof StatementKind>;

/** The language of the record: the site's legal language, whatever language the screens speak. */
export const LegalLanguage = z.enum(['nl', 'fr', 'de']);
export type LegalLanguage = z.infer<typeof LegalLanguage>;

export const TemplateId = z.enum([
  'lost_or_stolen_document',
  'bicycle_theft',
  'internet_fraud',
  'free_statement',
]);
export type TemplateId = z.infer<typeof TemplateId>;

/** Only victims and witnesses are heard at a virtual counter. */
export const HearingCapacity = z.enum(['victim', 'witness']);
export type HearingCapacity = z.infer<typeof HearingCapacity>;

export const QuestionId = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** What the inspector writes. */
export const StatementContent = z.object({
  kind: StatementKind,
  template: TemplateId,
  capacity: HearingCapacity,
  answers: z.record(QuestionId, z.string().max(2_000)),
  story: z.string().max(40_000),
  interpreter: z.object({ name: z.string().max(120), language: z.string().max(60) }).nullable(),
});
export type StatementContent = z.infer<typeof StatementContent>;

/**
 * rights: the rights text is on the citizen's screen, not acknowledged yet; nothing can be written.
 * drafting: the inspector types, the citizen reads along. presented: a PDF of it is before the citizen; locked.
 * signed: final. stopped: the hearing was stopped (a suspicion); the draft is kept and can't be signed.
 */
export const StatementState = z.enum(['rights', 'drafting', 'presented', 'signed', 'stopped']);
export type StatementState = z.infer<typeof StatementState>;

/** Where a word comes from: a question of the template, or the free story. */
export const StatementField = z.discriminatedUnion('field', [
  z.object({ field: z.literal('answer'), question: QuestionId }),
  z.object({ field: z.literal('story') }),
]);
export type StatementField = z.infer<typeof StatementField>;

export const Statement = z.object({
  id: StatementId,
  consultationId: ConsultationId,
  /** Grows by one at each accepted change. */
  version: z.int().positive(),
  state: StatementState,
  language: LegalLanguage,
  content: StatementContent,
  rights: z.object({ shownAt: Instant, acknowledgedAt: Instant.nullable() }),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  pauses: z.array(z.object({ from: Instant, to: Instant.nullable() })).max(100),
  /** What is being written now, so that the citizen's screen marks it; null when nobody types. */
  writing: StatementField.nullable(),
  /** Sentences (see composeSentences) that the citizen says are not right. */
  disputed: z.array(z.int().nonnegative()).max(500),
});
export type Statement = z.infer<typeof Statement>;

export const StartStatement = z.object({
  kind: StatementKind,
  template: TemplateId,
  capacity: HearingCapacity,
});
export type StartStatement = z.infer<typeof StartStatement>;

/**
 * One change by the desk that writes. `base` is the version that it changes: another writer since then makes it a
 * `conflict`, and the desk takes over what is there before it tries again. Accepted means: committed.
 */
export const EditStatement = z.object({
  statementId: StatementId,
  base: z.int().positive(),
  change: z.discriminatedUnion('change', [
    z.object({ change: z.literal('answer'), question: QuestionId, text: z.string().max(2_000) }),
    z.object({ change: z.literal('story'), text: z.string().max(40_000) }),
    z.object({ change: z.literal('kind'), kind: StatementKind }),
    z.object({ change: z.literal('capacity'), capacity: HearingCapacity }),
    z.object({ change: z.literal('interpreter'), interpreter: StatementContent.shape.interpreter }),
    /** Nobody types any more: the live mark goes. */
    z.object({ change: z.literal('rest') }),
    z.object({ change: z.literal('pause') }),
    z.object({ change: z.literal('resume') }),
    z.object({ change: z.literal('settle_dispute'), sentence: z.int().nonnegative() }),
  ]),
});
export type EditStatement = z.infer<typeof EditStatement>;

/**
 * presented → (every page confirmed) confirmed → signing → signed; withdrawn when the inspector takes it back to
 * change something, or the visit ends.
 */
export const Presentation = z.object({
  id: PresentationId,
  statementId: StatementId,
  statementVersion: z.int().positive(),
  state: z.enum(['presented', 'confirmed', 'signing', 'signed', 'withdrawn']),
  /** SHA-256, hex, of the PDF as it is shown: before any signature field. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sizeBytes: z.int().positive(),
  pageCount: z.int().positive().max(60),
  confirmedPages: z.array(z.int().positive()).max(60),
});
export type Presentation = z.infer<typeof Presentation>;

/**
 * What the signature is worth, computed by central and never assumed.
 * qualified: eID non-repudiation key, production chain, revocation answered good.
 * qualified_status_not_established: the same without that answer. simple: pen, sealed by the zone.
 * test: a card whose chain ends in the test root; worth nothing outside development.
 */
export const SignatureLevel = z.enum(['qualified', 'qualified_status_not_established', 'simple', 'test']);
export type SignatureLevel = z.infer<typeof SignatureLevel>;

export const SignatureMethod = z.enum(['eid', 'pen']);
export type SignatureMethod = z.infer<typeof SignatureMethod>;

/**
 * Pen strokes: points in hundredths of a millimetre from the box's top left (a pad of 2,540 units an inch counts in
 * just these), time in ms from the first point, pressure as a share of the most that the device can tell. The pad and
 * the touch screen give the same record; with `device` a pad's own numbers can be had back exactly.
 */
export const PenStrokes = z.object({
  device: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('touch') }),
      z.object({
        kind: z.literal('pad'),
        model: z.string().max(60),
        /** pressure × this, rounded, is what the pad said. */
        pressureLevels: z.int().positive().max(65_535),
        unitsPerInch: z.int().positive().max(65_535),
        /** Where the box begins on the pad, in its units: the points' own coordinates are relative to it. */
        origin: z.object({ x: z.int().min(0).max(65_535), y: z.int().min(0).max(65_535) }).optional(),
        /** The pad's own clock (ms, wraps after 65,535) at the first point; left out: times are those of arrival. */
        firstTimeMs: z.int().min(0).max(65_535).optional(),
        /** Reports that the pad counted and that never arrived: gaps in its sequence. */
        missingReports: z.int().min(0).max(1_000_000).optional(),
      }),
    ])
    .optional(),
  widthHundredthsMm: z.int().positive().max(50_000),
  heightHundredthsMm: z.int().positive().max(50_000),
  strokes: z
    .array(
      z
        .array(
          z.object({
            x: z.int().min(0).max(50_000),
            y: z.int().min(0).max(50_000),
            tMs: z.int().min(0).max(600_000),
            /** 0 to 1; touch screens without pressure say 0.5. */
            pressure: z.number().min(0).max(1),
          }),
        )
        .min(1)
        .max(5_000),
    )
    .min(1)
    .max(200),
});
export type PenStrokes = z.infer<typeof PenStrokes>;

/** A certificate is below 3 kB; a chain has three or four. */
const CertificateChain = z.array(base64(4_096)).min(1).max(5);

/** Counter to central, when every page was confirmed: prepare the signature field. */
export const BeginSigning = z.discriminatedUnion('method', [
  z.object({
    method: z.literal('eid'),
    presentationId: PresentationId,
    /** The signature certificate first, then its issuers, as the card holds them. */
    certificates: CertificateChain,
  }),
  z.object({ method: z.literal('pen'), presentationId: PresentationId, strokes: PenStrokes }),
]);
export type BeginSigning = z.infer<typeof BeginSigning>;

export const SignatureHash = z.enum(['sha256', 'sha384']);
export type SignatureHash = z.infer<typeof SignatureHash>;

/** What goes into the signature dictionary and its field; with the shown PDF it decides every byte that is signed. */
export const SignatureFieldFacts = z.object({
  name: z.string().max(200),
  /** The dictionary's /M: the only time of the signature. */
  at: Instant,
  reason: z.string().max(200),
  place: z.string().max(200),
  strokes: PenStrokes.nullable(),
});
export type SignatureFieldFacts = z.infer<typeof SignatureFieldFacts>;

/**
 * Central's answer to BeginSigning. The counter does not take its word: it prepares the same field on the PDF that it
 * showed, digests it, and refuses (`digest_mismatch`) when `documentDigest` is not that.
 */
export const SigningOrder = z.object({
  signingId: SigningId,
  presentationId: PresentationId,
  facts: SignatureFieldFacts,
  hash: SignatureHash,
  /** Digest over the ByteRange, base64. */
  documentDigest: z.base64().max(100),
});
export type SigningOrder = z.infer<typeof SigningOrder>;

/** `signature`: eID only; RSA PKCS#1 v1.5 block, or ECDSA as r‖s, base64, over the signed attributes. */
export const CompleteSigning = z.object({
  signingId: SigningId,
  signature: base64(1_024).nullable(),
});
export type CompleteSigning = z.infer<typeof CompleteSigning>;

/** Why a signing did not end in a signature; the draft and the confirmation are kept. */
export const SigningFailure = z.enum([
  'cancelled',
  'card_pulled',
  'no_card',
  'no_signature_certificate',
  'other_person', // the card is not that of the person who was identified
  'pin_blocked',
  'certificate_revoked', // the authority says that this card signs no more: the pen is left
  'pad_gone', // the signature pad went away under the pen
  'digest_mismatch',
  'card_error',
  'refused_by_central',
  'no_connection',
]);
export type SigningFailure = z.infer<typeof SigningFailure>;

export const SignedStatement = z.object({
  presentationId: PresentationId,
  method: SignatureMethod,
  level: SignatureLevel,
  signedAt: Instant,
  signerName: z.string().max(200),
});
export type SignedStatement = z.infer<typeof SignedStatement>;
