import {
  ConsultationId,
  HearingCapacity,
  Instant,
  LegalLanguage,
  PvNumber,
  SignatureLevel,
  SignatureMethod,
  StatementContent,
  StatementId,
  StatementKind,
  TemplateId,
} from '@loket/contract';
import { z } from 'zod';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A file that lies beside package.json. */
const PackagedFile = z.object({
  /** As it lies in the package. */
  file: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,79}$/),
  what: z.enum(['statement', 'annex']),
  /** As the citizen or the inspector named it. */
  title: z.string().max(120),
  mediaType: z.enum(['application/pdf', 'image/jpeg']),
  sizeBytes: z.int().positive(),
  sha256: Sha256,
});

/**
 * package.json of a hand-over: all that was declared, in a form that another system can read. Published as
 * docs/handover.schema.json, which a test compares with this.
 */
export const HandOverPackage = z.object({
  format: z.literal('loket-hand-over'),
  version: z.literal(1),
  /** Names the package for ever; also the name of its folder. */
  reference: z.string().max(60),
  consultationId: ConsultationId,
  statementId: StatementId,
  zone: z.object({ code: z.string(), name: z.string() }),
  site: z.object({ name: z.string(), municipality: z.string(), address: z.string().nullable() }),
  inspector: z.object({ name: z.string() }),
  kind: StatementKind,
  template: TemplateId,
  capacity: HearingCapacity,
  language: LegalLanguage,
  /** The number of the PV, when the police's own system gave one before the hand-over. */
  pvNumber: PvNumber.nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  pauses: z.array(z.object({ from: Instant, to: Instant.nullable() })),
  rightsAcknowledgedAt: Instant.nullable(),
  interpreter: StatementContent.shape.interpreter,
  declarant: z.object({
    surname: z.string(),
    givenNames: z.string(),
    nationalNumber: z.string().nullable(),
    bornOn: z.string().nullable(),
    birthPlace: z.string().nullable(),
    nationality: z.string().nullable(),
    address: z.string().nullable(),
    /**
     * eid_verified: the register signed this identity and nothing speaks against the card; a reason then says what could
     * not be asked. by_hand: no card; the reason says why.
     */
    identified: z.enum(['eid_verified', 'eid_not_verified', 'by_hand']),
    identifiedReason: z.string().nullable(),
  }),
  answers: StatementContent.shape.answers,
  story: StatementContent.shape.story,
  /** What the citizen read and signed, sentence by sentence, in the language of the record. */
  sentences: z.array(z.string()),
  signature: z.object({
    method: SignatureMethod,
    level: SignatureLevel,
    signedAt: Instant,
    signerName: z.string(),
  }),
  files: z.array(PackagedFile).min(1),
});
export type HandOverPackage = z.infer<typeof HandOverPackage>;

/** What the receiving side lays beside it when it took exactly these bytes. */
export const Acknowledgement = z.object({
  /** SHA-256, hex, of manifest.sha256 as it was received. */
  manifestSha256: Sha256,
});

/** The schema as other systems read it. */
export const handOverSchema = (): unknown => ({
  title: 'Loket hand-over package, version 1',
  ...z.toJSONSchema(HandOverPackage, { target: 'draft-2020-12', io: 'output' }),
});
