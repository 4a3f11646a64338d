import { z } from 'zod';
import type { SignalMessage } from './call.ts';
import { CounterConsultation, Outcome } from './consultations.ts';
import { DeviceReport } from './devices.ts';
import type { SigningProgress } from './dossier.ts';
import { type CounterDossier, PaperId, StillRequestId } from './dossier.ts';
import type { Answer } from './errors.ts';
import { CardFailure, CardFile, CardFileBytes, ReadingStep } from './identity.ts';
import { CardReadingId, ConsultationId, CounterId, SiteId, TicketId, ZoneId } from './ids.ts';
import type { OfflineBlock, ReconciledTickets, ReconcileTickets } from './offline.ts';
import { AttestPaper } from './papers.ts';
import {
  type CheckInVisitor,
  CounterStanding,
  type InstallationReport,
  OpeningState,
  SiteRegime,
  type VisitorBadge,
} from './places.ts';
import type { OpenedService, OpenService, SignedServiceReport } from './service.ts';
import {
  type BeginSigning,
  type CompleteSigning,
  PresentationId,
  type SignedStatement,
  type SigningOrder,
  StatementId,
} from './statements.ts';
import type { IssuedTicket, IssueTicket } from './tickets.ts';
import { WaitInterval } from './waiting.ts';
import { CounterRole, Locale, SiteKind } from './words.ts';

/** The socket between a counter's main process and central: namespace, cadence and shapes. */
export const COUNTER_NAMESPACE = '/counter';
export const HEARTBEAT_EVERY_MS = 3_000;
export const HEARTBEAT_VALID_MS = 10_000;
/** How long a consultation waits for a counter that went away before its ticket returns to the head. */
export const AWAY_LIMIT_MS = 60_000;

/** A counter proves itself by signing the challenge's nonce with its own P-256 key. */
export const CounterChallengeRequest = z.object({ zoneId: ZoneId, counterId: CounterId });
export type CounterChallengeRequest = z.infer<typeof CounterChallengeRequest>;
export const CounterChallenge = z.object({
  nonce: z.base64().max(100),
  expiresInSeconds: z.int().positive(),
});
export type CounterChallenge = z.infer<typeof CounterChallenge>;
/** `signature`: ECDSA P-256/SHA-256 in IEEE P1363 form over `counterProofText`, base64. */
export const CounterProof = CounterChallengeRequest.extend({
  nonce: z.base64().max(100),
  signature: z.base64().max(200),
});
export type CounterProof = z.infer<typeof CounterProof>;
export const CounterToken = z.object({ token: z.string().max(200), expiresInSeconds: z.int().positive() });
export type CounterToken = z.infer<typeof CounterToken>;

/** What is signed: bound to its purpose and to the counter, so that a signature serves nothing else. */
export function counterProofText(proof: { zoneId: string; counterId: string; nonce: string }): string {
  return `loket counter login v1\n${proof.zoneId}\n${proof.counterId}\n${proof.nonce}`;
}

export const Heartbeat = z.object({
  /** Made at each start of the counter's main process. */
  bootId: z.uuid(),
  devices: DeviceReport,
  /**
   * What the appliance is doing; a counter whose citizen is issuing a ticket alone is still free for a call.
   * `service`: a technician is at it.
   */
  busy: z.enum(['idle', 'issuing', 'visit', 'wiping', 'service']),
});
export type Heartbeat = z.infer<typeof Heartbeat>;

export const VisitMessage = z.object({ consultationId: ConsultationId });
export type VisitMessage = z.infer<typeof VisitMessage>;

/** How it ended, so that the screen can say what happens next. */
export const VisitEnded = VisitMessage.extend({ outcome: Outcome.nullable().default(null) });
export type VisitEnded = z.infer<typeof VisitEnded>;

export const CardStep = z.object({
  consultationId: ConsultationId,
  readingId: CardReadingId,
  step: ReadingStep,
});
export type CardStep = z.infer<typeof CardStep>;
/** One raw file of one reading. Central keeps it sealed, decodes it itself and believes nothing else. */
export const CardFileMessage = z.object({
  consultationId: ConsultationId,
  readingId: CardReadingId,
  file: CardFile,
  bytes: CardFileBytes,
});
export type CardFileMessage = z.infer<typeof CardFileMessage>;
export const CardReadingEnd = z.object({
  consultationId: ConsultationId,
  readingId: CardReadingId,
  end: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('complete') }),
    z.object({ kind: z.literal('failed'), cause: CardFailure }),
  ]),
});
export type CardReadingEnd = z.infer<typeof CardReadingEnd>;

/** `card:challenge`, asked when a reading begins: what the card's own key shall sign, made for this reading alone. */
export const AskCardChallenge = z.object({ consultationId: ConsultationId, readingId: CardReadingId });
export type AskCardChallenge = z.infer<typeof AskCardChallenge>;
export const CardChallenge = z.object({ challenge: z.base64().max(100) });
export type CardChallenge = z.infer<typeof CardChallenge>;
/**
 * `card:proofs_end`: after `card:end` with `complete` the proof files (`PROOF_FILES`) come as `card:file`, each of them
 * at most once; this says that no further one comes.
 */
export const CardProofsEnd = z.object({ consultationId: ConsultationId, readingId: CardReadingId });
export type CardProofsEnd = z.infer<typeof CardProofsEnd>;

export const CancelTicket = z.object({ ticketId: TicketId });
export type CancelTicket = z.infer<typeof CancelTicket>;

/** All that central tells a counter; small, so it is sent whole at each change and a lost one heals itself. */
export const CounterSnapshot = z.object({
  version: z.int().nonnegative(),
  counterId: CounterId,
  zoneName: z.string().max(120),
  siteId: SiteId,
  siteName: z.string().max(120),
  siteKind: SiteKind,
  siteCode: z.string().max(2),
  label: z.int().positive(),
  roles: z.array(CounterRole).min(1),
  standing: CounterStanding,
  opening: OpeningState,
  regime: SiteRegime,
  /** Name and address of the site where else to go, by the regime. */
  elsewhere: z.object({ siteName: z.string().max(120), address: z.string().max(200) }).nullable(),
  secondLocale: Locale,
  /** People who wait in the whole zone. */
  waiting: z.int().nonnegative(),
  /** What somebody who takes a ticket here now would be told; null: nothing can be said. */
  wait: WaitInterval.nullable().default(null),
  consultation: CounterConsultation.nullable(),
});
export type CounterSnapshot = z.infer<typeof CounterSnapshot>;

export const AcknowledgeRights = z.object({ statementId: StatementId });
export type AcknowledgeRights = z.infer<typeof AcknowledgeRights>;
export const DisputeSentence = z.object({
  statementId: StatementId,
  sentence: z.int().nonnegative().max(2_000),
  disputed: z.boolean(),
});
export type DisputeSentence = z.infer<typeof DisputeSentence>;
export const ConfirmPage = z.object({ presentationId: PresentationId, page: z.int().positive().max(60) });
export type ConfirmPage = z.infer<typeof ConfirmPage>;

/** Central asks for a still of what lies under the document camera; the picture is sent by POST. */
export const TakeStill = z.object({ consultationId: ConsultationId, requestId: StillRequestId });
export type TakeStill = z.infer<typeof TakeStill>;
export const StillFailed = TakeStill.extend({ reason: z.enum(['no_camera', 'error']) });
export type StillFailed = z.infer<typeof StillFailed>;

/** Central asks for a paper; an A4 page is fetched by GET. Asked again until answered; a paper is printed once. */
export const PrintPaper = z.discriminatedUnion('way', [
  z.object({ paperId: PaperId, way: z.literal('ticket_printer'), slip: AttestPaper }),
  z.object({ paperId: PaperId, way: z.literal('document_printer') }),
]);
export type PrintPaper = z.infer<typeof PrintPaper>;
export const PaperPrinted = z.object({
  paperId: PaperId,
  ok: z.boolean(),
  /** The device's state when it was not printed: `paper_out`. */
  detail: z.string().max(120),
});
export type PaperPrinted = z.infer<typeof PaperPrinted>;

/** Somebody pressed for help; inside a consultation or outside. Nothing on the screen changes. */
export const RaiseAlarm = z.object({ idempotencyKey: z.uuid() });
export type RaiseAlarm = z.infer<typeof RaiseAlarm>;

type Ack<Value = undefined> = (answer: Answer<Value>) => void;

export interface CounterToCentral {
  heartbeat: (message: Heartbeat, ack: Ack) => void;
  snapshot: (message: Record<string, never>, ack: Ack<CounterSnapshot>) => void;
  'ticket:issue': (message: IssueTicket, ack: Ack<IssuedTicket>) => void;
  /** Only a ticket that this counter issued and that still waits. */
  'ticket:cancel': (message: CancelTicket, ack: Ack) => void;
  /** *Ik ben er*, the first time and after every return. */
  'visit:here': (message: VisitMessage, ack: Ack) => void;
  /** The presence renderer died, or main restarted: the citizen has to say *Ik ben er* again. */
  'visit:away': (message: VisitMessage, ack: Ack) => void;
  /** The citizen touched *Stop en wis*. */
  'visit:stop': (message: VisitMessage, ack: Ack) => void;
  'card:step': (message: CardStep, ack: Ack) => void;
  'card:file': (message: CardFileMessage, ack: Ack) => void;
  'card:end': (message: CardReadingEnd, ack: Ack) => void;
  'card:challenge': (message: AskCardChallenge, ack: Ack<CardChallenge>) => void;
  'card:proofs_end': (message: CardProofsEnd, ack: Ack) => void;
  signal: (message: SignalMessage, ack: Ack) => void;
  'statement:rights': (message: AcknowledgeRights, ack: Ack) => void;
  'statement:dispute': (message: DisputeSentence, ack: Ack) => void;
  'presentation:confirm': (message: ConfirmPage, ack: Ack) => void;
  'signing:progress': (
    message: { consultationId: ConsultationId; progress: SigningProgress },
    ack: Ack,
  ) => void;
  'signing:begin': (message: BeginSigning, ack: Ack<SigningOrder>) => void;
  'signing:complete': (message: CompleteSigning, ack: Ack<SignedStatement>) => void;
  'still:failed': (message: StillFailed, ack: Ack) => void;
  'paper:printed': (message: PaperPrinted, ack: Ack) => void;
  alarm: (message: RaiseAlarm, ack: Ack) => void;
  'offline:reserve': (message: Record<string, never>, ack: Ack<OfflineBlock>) => void;
  'offline:reconcile': (message: ReconcileTickets, ack: Ack<ReconciledTickets>) => void;
  /** After enrolment: what each device's test said; all needed ones passed puts the counter in service. */
  'installation:report': (message: InstallationReport, ack: Ack) => void;
  'visitor:check_in': (message: CheckInVisitor, ack: Ack<VisitorBadge>) => void;
  /** A technician's code that was typed at this counter. */
  'service:open': (message: OpenService, ack: Ack<OpenedService>) => void;
  'service:report': (message: SignedServiceReport, ack: Ack) => void;
}

export interface CentralToCounter {
  snapshot: (snapshot: CounterSnapshot) => void;
  signal: (message: SignalMessage) => void;
  /** A consultation of this counter ended: forget everything of it now. */
  'visit:ended': (message: VisitEnded) => void;
  /** Personal data of the citizen in this room: whole at each change, only while the consultation is present. */
  dossier: (dossier: CounterDossier) => void;
  'still:take': (message: TakeStill) => void;
  'paper:print': (message: PrintPaper) => void;
  /** This counter's key was revoked: stop, and say so. */
  revoked: () => void;
}
