import type {
  ClosingOutcome,
  ConsultationId,
  CounterId,
  Locale,
  Outcome,
  PriorityClass,
  Reason,
  RecordedDecision,
  RoutingPolicy,
  SiteId,
  StaffId,
  TicketId,
  TicketNumber,
  TicketState,
  TimelineEntry,
} from '@loket/contract';
import type { TicketMove } from '../lifecycle.ts';

/** What a client knows of the end of what it asked. Unknown: the reply was lost, it may have happened or not. */
export type Seen<Value = null> =
  | { readonly kind: 'ok'; readonly value: Value }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unknown' };

/** When it was asked and when the answer was there, in milliseconds on the clock of the database's machine. */
type Asked = { readonly client: string; readonly invokedAt: number; readonly endedAt: number | null };

export type IssueSeen = Asked & {
  readonly what: 'issue';
  readonly idempotencyKey: string;
  readonly outcome: Seen<{ readonly ticketId: TicketId; readonly number: TicketNumber }>;
};
/** Tickets that a cut-off device gave out and now hands in. */
export type ReconcileSeen = Asked & {
  readonly what: 'reconcile';
  readonly tickets: readonly { readonly idempotencyKey: string; readonly number: TicketNumber }[];
  readonly outcome: Seen<{ readonly accepted: readonly string[]; readonly refused: readonly string[] }>;
};
/** *Next*, or the yes to an offer. */
export type AcceptSeen = Asked & {
  readonly what: 'accept';
  readonly inspectorId: StaffId;
  readonly outcome: Seen<{
    readonly consultationId: ConsultationId;
    readonly ticketId: TicketId;
    readonly counterId: CounterId;
  }>;
};
/** Something that a desk or a counter does with the consultation that it holds. */
export type ConsultationSeen = Asked & {
  readonly what: 'consultation';
  readonly consultationId: ConsultationId;
  readonly event: 'recall' | 'here' | 'away' | 'no_show' | 'close' | 'stop' | 'transfer';
  readonly closing?: ClosingOutcome;
  readonly outcome: Seen;
};
/** Something that somebody does with a ticket outside a consultation: the counter, the citizen's phone, the board. */
export type TicketSeen = Asked & {
  readonly what: 'ticket';
  readonly ticketId: TicketId;
  readonly move: TicketMove;
  readonly outcome: Seen;
};
/** Anything else that may change the zone: a sweep, a policy, an inspector's break. */
export type OtherSeen = Asked & { readonly what: 'other'; readonly says: string };
export type ClientOperation =
  | IssueSeen
  | ReconcileSeen
  | AcceptSeen
  | ConsultationSeen
  | TicketSeen
  | OtherSeen;

/** A heartbeat that was sent; `at` on the database's clock, `acknowledged` false when its reply was lost. */
export type Heartbeat = {
  readonly counterId: CounterId;
  readonly at: number;
  /** The last instant at which the database may have noted it, from which its validity then counts; `at` unless told. */
  readonly notedBy?: number;
  readonly ready: boolean;
  readonly acknowledged: boolean;
};

export type RecordedTicket = {
  readonly id: TicketId;
  readonly siteId: SiteId;
  readonly serviceDay: string;
  readonly number: TicketNumber;
  readonly idempotencyKey: string;
  readonly state: TicketState;
  readonly priorityClass: PriorityClass;
  readonly reason: Reason;
  readonly locale: Locale;
  readonly reservedFor: StaffId | null;
  readonly orderedAt: number;
};

/** One row of the event log; `id` is its order of insertion. */
export type RecordedEvent = {
  readonly id: number;
  readonly ticketId: TicketId;
  readonly at: number;
  readonly kind: TimelineEntry['kind'];
  readonly state: TicketState;
  readonly consultationId: ConsultationId | null;
  readonly outcome: Outcome | null;
  readonly actor: 'staff' | 'counter' | 'system';
};

export type RecordedConsultation = {
  readonly id: ConsultationId;
  readonly ticketId: TicketId;
  readonly counterId: CounterId;
  readonly inspectorId: StaffId;
  readonly calledAt: number;
  readonly presentAt: number | null;
  readonly endedAt: number | null;
  readonly outcome: Outcome | null;
};

/** What the database holds when everything is quiet again, of one zone. */
export type Recorded = {
  readonly tickets: readonly RecordedTicket[];
  readonly events: readonly RecordedEvent[];
  readonly consultations: readonly RecordedConsultation[];
  readonly decisions: readonly RecordedDecision[];
  /** Every counter that was in service all the time, also those of which nobody was called. */
  readonly counters: readonly { readonly id: CounterId; readonly siteId: SiteId }[];
  /** All versions that were ever in force, without version 0. */
  readonly policies: readonly { readonly version: number; readonly policy: RoutingPolicy }[];
  /** Of each ticket whose row is not what its events say: in what they differ. */
  readonly notAsTheirEvents: readonly {
    readonly ticketId: TicketId;
    readonly differences: readonly string[];
  }[];
};

export type History = {
  readonly operations: readonly ClientOperation[];
  readonly recorded: Recorded;
  /** Left out: readiness is not looked at. */
  readonly heartbeats?: readonly Heartbeat[];
};

export type ViolationKind =
  | 'lost_ticket'
  | 'lost_operation'
  | 'ticket_from_nowhere'
  | 'second_service'
  | 'occupied_counter'
  | 'counter_not_ready'
  | 'inspector_twice'
  | 'number_not_unique'
  | 'number_out_of_order'
  | 'illegal_transition'
  | 'row_not_as_its_events'
  | 'decision_not_reproduced'
  | 'decision_on_untrue_snapshot'
  | 'bound_broken'
  | 'late_desk_acted';

export type Violation = {
  readonly kind: ViolationKind;
  /** What was wrong, with the ids that it takes to look further. */
  readonly says: string;
};

export type CheckOptions = {
  /** The history was driven to its end: every ticket has one. */
  readonly settled?: boolean;
  /** How far the observers' clocks and the database's may be apart; 5 ms unless told. */
  readonly slackMs?: number;
  /**
   * How long a transaction may take to commit what it wrote while others run: what is younger than this may be
   * unseen by a decision; 2 s unless told.
   */
  readonly unsureMs?: number;
  /** Nothing but the operations of the history touched the zone: no sweep of its own, no other client. */
  readonly alone?: boolean;
  /** How long a heartbeat counts; 10 s unless told. */
  readonly heartbeatValidMs?: number;
};

export type Told = Required<CheckOptions>;
