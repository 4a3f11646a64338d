import { z } from 'zod';
import { ConsultationId, Instant, id, SiteId } from './ids.ts';
import { Presentation, SignatureMethod, SignedStatement, SigningFailure, Statement } from './statements.ts';

export const DocumentId = id<'DocumentId'>();
export type DocumentId = z.infer<typeof DocumentId>;
export const PaperId = id<'PaperId'>();
export type PaperId = z.infer<typeof PaperId>;
export const StillRequestId = id<'StillRequestId'>();
export type StillRequestId = z.infer<typeof StillRequestId>;

/** Largest file that a citizen or an inspector may add, before it is looked at. */
export const MAX_DOCUMENT_BYTES = 15 * 1024 * 1024;

/** A document of a consultation. Its bytes travel apart, on request; pictures are kept re-encoded. */
export const DocumentInfo = z.object({
  id: DocumentId,
  source: z.enum(['phone', 'document_camera', 'inspector']),
  mediaType: z.enum(['image/jpeg', 'application/pdf']),
  name: z.string().max(120),
  sizeBytes: z.int().positive(),
  pageCount: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  addedAt: Instant,
  /** Whether it becomes an annex of the statement. */
  annex: z.boolean(),
});
export type DocumentInfo = z.infer<typeof DocumentInfo>;
export const SetAnnex = z.object({ annex: z.boolean() });
export type SetAnnex = z.infer<typeof SetAnnex>;

/** The address behind the QR with which the citizen's phone sends files; useless after `until` and after the end. */
export const PhoneUpload = z.object({ url: z.string().max(300), until: Instant });
export type PhoneUpload = z.infer<typeof PhoneUpload>;

/** The document that the inspector shows on the counter's screen now. */
export const Showing = z.object({ documentId: DocumentId, page: z.int().positive() });
export type Showing = z.infer<typeof Showing>;

/** Where the signing is, told by the counter. */
export const SigningProgress = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('choosing') }),
  z.object({ state: z.literal('signing'), method: SignatureMethod }),
  z.object({ state: z.literal('failed'), method: SignatureMethod, failure: SigningFailure }),
]);
export type SigningProgress = z.infer<typeof SigningProgress>;

export const PaperKind = z.enum(['attest_loss', 'attest_theft', 'attest_klachtneerlegging', 'copy']);
export type PaperKind = z.infer<typeof PaperKind>;
export const PaperWay = z.enum(['ticket_printer', 'document_printer', 'email']);
export type PaperWay = z.infer<typeof PaperWay>;

/** A paper that the citizen takes home. `code` is printed on it; anybody may ask whether it is genuine. */
export const Paper = z.object({
  id: PaperId,
  kind: PaperKind,
  way: PaperWay,
  code: z.string().max(40),
  issuedAt: Instant,
  /** waiting: for the printer or the mail server; it is delivered later without anybody's doing. */
  state: z.enum(['waiting', 'delivered', 'failed']),
  detail: z.string().max(120).optional(),
});
export type Paper = z.infer<typeof Paper>;
export const MakePaper = z.discriminatedUnion('way', [
  z.object({ way: z.literal('ticket_printer'), kind: PaperKind }),
  z.object({ way: z.literal('document_printer'), kind: PaperKind }),
  z.object({ way: z.literal('email'), kind: PaperKind, to: z.email().max(200) }),
]);
export type MakePaper = z.infer<typeof MakePaper>;

/** What the public page says of a code on a paper: no personal data. */
export const PaperCheck = z.discriminatedUnion('genuine', [
  z.object({
    genuine: z.literal(true),
    kind: PaperKind,
    issuedOn: z.iso.date(),
    zoneName: z.string().max(120),
    siteName: z.string().max(120),
  }),
  z.object({ genuine: z.literal(false) }),
]);
export type PaperCheck = z.infer<typeof PaperCheck>;

/** Number of a PV in the police's own system, as the inspector types it: `HA.20.L1.001234/2026`. */
export const PvNumber = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}\.\d{2}\.[A-Z0-9]{2}\.\d{6}\/\d{4}$/);
export type PvNumber = z.infer<typeof PvNumber>;
export const SetPvNumber = z.object({ pvNumber: PvNumber });
export type SetPvNumber = z.infer<typeof SetPvNumber>;

/**
 * The package for the police's own system. written: it lies in the folder, complete. acknowledged: the receiving
 * system confirmed that it took exactly these bytes.
 */
export const HandOver = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('written'), reference: z.string().max(60), writtenAt: Instant }),
  z.object({
    state: z.literal('acknowledged'),
    reference: z.string().max(60),
    writtenAt: Instant,
    acknowledgedAt: Instant,
  }),
  z.object({ state: z.literal('failed'), detail: z.string().max(120) }),
]);
export type HandOver = z.infer<typeof HandOver>;

/** Identification without a card: marked as such everywhere, with why and on what paper. */
export const ManualIdentification = z.object({
  surname: z.string().trim().min(1).max(110),
  givenNames: z.string().trim().min(1).max(110),
  birthDate: z.iso.date(),
  birthPlace: z.string().trim().max(80),
  nationality: z.string().trim().max(85),
  /** Eleven digits whose check digits are right, or empty. */
  nationalNumber: z.string().regex(/^(\d{11})?$/),
  address: z.string().trim().max(200),
  paper: z.enum(['passport', 'driving_licence', 'residence_permit', 'foreign_identity_card', 'none']),
  paperNumber: z.string().trim().max(40),
  reason: z.enum(['card_forgotten', 'card_lost_or_stolen', 'card_unreadable', 'no_belgian_card', 'other']),
  explanation: z.string().trim().max(300),
  /** The still of the paper that was held before the camera. */
  paperDocumentId: DocumentId.nullable(),
});
export type ManualIdentification = z.infer<typeof ManualIdentification>;

/**
 * All of a consultation's content as its inspector's desk sees it, sent whole at each change (the statement is small;
 * documents are described, not carried). Personal data.
 */
export const DeskDossier = z.object({
  consultationId: ConsultationId,
  version: z.int().nonnegative(),
  statement: Statement.nullable(),
  presentation: Presentation.nullable(),
  signing: SigningProgress,
  signed: SignedStatement.nullable(),
  documents: z.array(DocumentInfo).max(100),
  upload: PhoneUpload.nullable(),
  showing: Showing.nullable(),
  papers: z.array(Paper).max(50),
  /** What can be given now; an attest of klachtneerlegging only with a PV number. */
  offeredPapers: z.array(PaperKind),
  ways: z.array(PaperWay),
  handOver: HandOver,
  pvNumber: PvNumber.nullable(),
});
export type DeskDossier = z.infer<typeof DeskDossier>;

/** The same as the counter's citizen sees it. */
export const CounterDossier = z.object({
  consultationId: ConsultationId,
  version: z.int().nonnegative(),
  statement: Statement.nullable(),
  presentation: Presentation.nullable(),
  signed: SignedStatement.nullable(),
  /** Files that arrived, newest last: only that they did. */
  received: z.array(DocumentInfo.pick({ id: true, source: true, mediaType: true, pageCount: true })).max(100),
  upload: PhoneUpload.nullable(),
  showing: Showing.extend({
    pageCount: z.int().positive(),
    sha256: DocumentInfo.shape.sha256,
    mediaType: DocumentInfo.shape.mediaType,
  }).nullable(),
});
export type CounterDossier = z.infer<typeof CounterDossier>;

export const AlarmId = id<'AlarmId'>();
export type AlarmId = z.infer<typeof AlarmId>;
/** A discreet call for help, with the address that a patrol is sent to. */
export const Alarm = z.object({
  id: AlarmId,
  siteId: SiteId,
  siteName: z.string().max(120),
  address: z.string().max(200),
  counterLabel: z.int().positive(),
  raisedBy: z.enum(['counter', 'inspector']),
  raisedAt: Instant,
  consultationId: ConsultationId.nullable(),
  /** Who took it on; null while nobody did. */
  answeredBy: z.string().max(120).nullable(),
  answeredAt: Instant.nullable(),
});
export type Alarm = z.infer<typeof Alarm>;
