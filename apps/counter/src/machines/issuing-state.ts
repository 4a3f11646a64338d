import type {
  CheckInVisitor,
  CitizenIntent,
  ErrorCode,
  IssuedTicket,
  IssueTicket,
  Locale,
  VisitorBadge,
} from '@loket/contract';
import { DELAYS } from './delays.ts';

export type PaperState = 'printing' | 'printed' | 'no_paper';

/** A ticket as it was given here. Without central there is no id yet, nor a place in the queue, nor a page. */
export type GivenTicket = Pick<IssuedTicket, 'number' | 'locale' | 'issuedAt' | 'followUrl' | 'wait'> & {
  id: IssuedTicket['id'] | null;
  /** The idempotency key that it was asked with. */
  key: string;
  peopleBefore: number | null;
};

/** A badge's or ticket's paper on its way. */
type Printing = { paper: PaperState; job: string; printUntil: number };

/** Where the taking of a ticket is. `leaveAt` and the other instants are milliseconds of the injected clock. */
export type IssuingState =
  | { at: 'attract' }
  | { at: 'reason'; locale: Locale; leaveAt: number }
  /** `request`: central is asked about this code now. */
  | {
      at: 'appointment_code';
      locale: Locale;
      wrong: boolean;
      request: IssueTicket | null;
      leaveAt: number;
    }
  /** `request` is kept after a failure, so that the same visitor is not registered twice. */
  | {
      at: 'visitor';
      locale: Locale;
      request: CheckInVisitor | null;
      busy: boolean;
      failed: boolean;
      leaveAt: number;
    }
  | ({ at: 'visitor_badge'; locale: Locale; badge: VisitorBadge; leaveAt: number } & Printing)
  /** `sent`: central was asked; what it decided may be known later only. */
  | { at: 'issuing'; request: IssueTicket; sent: boolean; giveUpAt: number }
  | ({
      at: 'ticket';
      ticket: GivenTicket;
      cancelling: boolean;
      canCancel: boolean;
      leaveAt: number;
    } & Printing)
  | { at: 'ticket_failed'; request: IssueTicket; leaveAt: number };

export type IssuingEvent =
  | { event: 'intent'; intent: CitizenIntent }
  | { event: 'issued'; idempotencyKey: string; ticket: GivenTicket }
  | { event: 'issue_failed'; idempotencyKey: string; code: ErrorCode }
  | { event: 'checked_in'; idempotencyKey: string; badge: VisitorBadge }
  | { event: 'check_in_failed'; idempotencyKey: string }
  | { event: 'printed'; job: string; ok: boolean }
  | { event: 'cancel_answered'; key: string; ok: boolean }
  /** A call wants the room: a half-chosen reason is dropped, a ticket under way still gets its paper. */
  | { event: 'yield' }
  | { event: 'reset' }
  | { event: 'tick' };

export type IssuingEffect =
  | { effect: 'issue'; request: IssueTicket }
  /** A number of the reserved series, now: central is away. */
  | { effect: 'issue_offline'; request: IssueTicket }
  | { effect: 'check_in'; request: CheckInVisitor }
  | { effect: 'print'; job: string; ticket: GivenTicket }
  | { effect: 'print_badge'; job: string; badge: VisitorBadge; locale: Locale }
  | { effect: 'cancel_ticket'; ticket: GivenTicket };

/** Time and fresh identifiers come from outside, so that the machine is a pure function. */
export type Environment = { now: number; newId: () => string };

/** Who gives numbers now: central, the reserved series, or nobody for the moment. */
export type NumberSource = 'central' | 'reserved' | 'nobody';
export type IssuingEnvironment = Environment & { numbers: NumberSource; locale: Locale };

export type IssuingStep = { state: IssuingState; effects: IssuingEffect[] };

export const ISSUING_START: IssuingState = { at: 'attract' };

export const go = (state: IssuingState, ...effects: IssuingEffect[]): IssuingStep => ({ state, effects });
export const attract = (): IssuingStep => go(ISSUING_START);

/** Asks for a ticket of whoever gives numbers now; with nobody to ask it waits a while. */
export function ask(request: IssueTicket, { now, numbers, newId }: IssuingEnvironment): IssuingStep {
  const giveUpAt = now + DELAYS.issueMs;
  if (numbers === 'central')
    return go({ at: 'issuing', request, sent: true, giveUpAt }, { effect: 'issue', request });
  if (numbers === 'nobody' || request.appointmentCode !== undefined)
    return go({ at: 'issuing', request, sent: false, giveUpAt });
  // A key of its own: had central issued a ticket with the first one after all, this one must not pass for it.
  const fresh = { ...request, idempotencyKey: newId() };
  return go(
    { at: 'issuing', request: fresh, sent: false, giveUpAt },
    { effect: 'issue_offline', request: fresh },
  );
}

export const failed = (request: IssueTicket, now: number): IssuingStep =>
  go({ at: 'ticket_failed', request, leaveAt: now + DELAYS.ticketFailedMs });

export const startPrinting = (job: string, now: number): Printing => ({
  paper: 'printing',
  job,
  printUntil: now + DELAYS.printMs,
});
