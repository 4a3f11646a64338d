import type { CitizenIntent, IssuedTicket, IssueTicket, Locale } from '@loket/contract';
import { DELAYS } from './delays.ts';

/** Where the taking of a ticket is. `leaveAt` and the other instants are milliseconds of the injected clock. */
export type IssuingState =
  | { at: 'attract' }
  | { at: 'reason'; locale: Locale; leaveAt: number }
  | { at: 'issuing'; request: IssueTicket; giveUpAt: number }
  | {
      at: 'ticket';
      ticket: IssuedTicket;
      paper: 'printing' | 'printed' | 'no_paper';
      job: string;
      printUntil: number;
      cancelling: boolean;
      canCancel: boolean;
      leaveAt: number;
    }
  | { at: 'ticket_failed'; request: IssueTicket; leaveAt: number };

export type IssuingEvent =
  | { event: 'intent'; intent: CitizenIntent }
  | { event: 'issued'; idempotencyKey: string; ticket: IssuedTicket }
  | { event: 'issue_failed'; idempotencyKey: string }
  | { event: 'printed'; job: string; ok: boolean }
  | { event: 'cancel_answered'; ticketId: string; ok: boolean }
  /** A call wants the room: a half-chosen reason is dropped, a ticket under way still gets its paper. */
  | { event: 'yield' }
  | { event: 'reset' }
  | { event: 'tick' };

export type IssuingEffect =
  | { effect: 'issue'; request: IssueTicket }
  | { effect: 'print'; job: string; ticket: IssuedTicket }
  | { effect: 'cancel_ticket'; ticketId: IssuedTicket['id'] };

/** Time and fresh identifiers come from outside, so that the machine is a pure function. */
export type Environment = { now: number; newId: () => string };

export type IssuingStep = { state: IssuingState; effects: IssuingEffect[] };

export const ISSUING_START: IssuingState = { at: 'attract' };

const go = (state: IssuingState, ...effects: IssuingEffect[]): IssuingStep => ({ state, effects });
const attract = (): IssuingStep => go(ISSUING_START);

/** attract → reason → issuing → ticket → attract. Events that don't fit the state change nothing. */
export function stepIssuing(state: IssuingState, event: IssuingEvent, env: Environment): IssuingStep {
  switch (event.event) {
    case 'intent':
      return onIntent(state, event.intent, env);
    case 'issued':
      return onIssued(state, event, env);
    case 'issue_failed':
      return state.at === 'issuing' && state.request.idempotencyKey === event.idempotencyKey
        ? failed(state.request, env.now)
        : go(state);
    case 'printed':
      return state.at === 'ticket' && state.job === event.job
        ? go(withPaper(state, event.ok ? 'printed' : 'no_paper', env.now))
        : go(state);
    case 'cancel_answered':
      return onCancelAnswered(state, event);
    case 'yield':
      return state.at === 'reason' || state.at === 'ticket_failed' ? attract() : go(state);
    case 'reset':
      return attract();
    case 'tick':
      return onTick(state, env.now);
  }
}

function onIntent(state: IssuingState, intent: CitizenIntent, env: Environment): IssuingStep {
  switch (state.at) {
    case 'attract':
      return intent.intent === 'begin'
        ? go({ at: 'reason', locale: intent.locale, leaveAt: env.now + DELAYS.reasonIdleMs })
        : go(state);
    case 'reason':
      return onReasonIntent(state, intent, env);
    case 'issuing':
      return go(state);
    case 'ticket':
      return onTicketIntent(state, intent, env);
    case 'ticket_failed':
      return onFailedIntent(state, intent, env.now);
  }
}

function onReasonIntent(
  state: IssuingState & { at: 'reason' },
  intent: CitizenIntent,
  { now, newId }: Environment,
): IssuingStep {
  switch (intent.intent) {
    case 'choose_reason':
      return ask({ idempotencyKey: newId(), locale: state.locale, reason: intent.reason }, now);
    case 'back':
    case 'done':
      return attract();
    case 'read':
      return go({ ...state, locale: intent.reading.locale, leaveAt: now + DELAYS.reasonIdleMs });
    case 'touched':
    case 'more_time':
      return go({ ...state, leaveAt: now + DELAYS.reasonIdleMs });
    default:
      return go(state);
  }
}

function onTicketIntent(
  state: IssuingState & { at: 'ticket' },
  intent: CitizenIntent,
  { now, newId }: Environment,
): IssuingStep {
  switch (intent.intent) {
    case 'done':
    case 'back':
      return attract();
    case 'print_again':
      // A job that is still running would make two papers.
      return state.paper === 'printing' ? go(state) : print(state, newId(), now);
    case 'cancel_ticket':
      return state.canCancel && !state.cancelling
        ? go({ ...state, cancelling: true }, { effect: 'cancel_ticket', ticketId: state.ticket.id })
        : go(state);
    case 'more_time':
      return go({ ...state, leaveAt: Math.max(state.leaveAt, now + stay(state.paper)) });
    default:
      // A mere touch does not hold the room.
      return go(state);
  }
}

function onFailedIntent(
  state: IssuingState & { at: 'ticket_failed' },
  intent: CitizenIntent,
  now: number,
): IssuingStep {
  switch (intent.intent) {
    case 'try_again':
      // The same key: had central issued it after all, the same ticket comes back.
      return ask(state.request, now);
    case 'done':
    case 'back':
      return attract();
    case 'touched':
    case 'more_time':
      return go({ ...state, leaveAt: now + DELAYS.ticketFailedMs });
    default:
      return go(state);
  }
}

function onIssued(
  state: IssuingState,
  event: IssuingEvent & { event: 'issued' },
  { now, newId }: Environment,
): IssuingStep {
  // Also from ticket_failed: the answer may come after we gave up waiting, and the ticket is real.
  const asked = state.at === 'issuing' || state.at === 'ticket_failed' ? state.request : null;
  if (asked?.idempotencyKey !== event.idempotencyKey) return go(state);
  return print({ ticket: event.ticket, cancelling: false, canCancel: true }, newId(), now);
}

function onCancelAnswered(
  state: IssuingState,
  event: IssuingEvent & { event: 'cancel_answered' },
): IssuingStep {
  if (state.at !== 'ticket' || state.ticket.id !== event.ticketId) return go(state);
  return event.ok ? attract() : go({ ...state, cancelling: false, canCancel: false });
}

function onTick(state: IssuingState, now: number): IssuingStep {
  switch (state.at) {
    case 'attract':
      return go(state);
    case 'issuing':
      return now >= state.giveUpAt ? failed(state.request, now) : go(state);
    case 'ticket':
      if (state.paper === 'printing' && now >= state.printUntil) return go(withPaper(state, 'no_paper', now));
      return now >= state.leaveAt ? attract() : go(state);
    case 'reason':
    case 'ticket_failed':
      return now >= state.leaveAt ? attract() : go(state);
  }
}

const ask = (request: IssueTicket, now: number): IssuingStep =>
  go({ at: 'issuing', request, giveUpAt: now + DELAYS.issueMs }, { effect: 'issue', request });

const failed = (request: IssueTicket, now: number): IssuingStep =>
  go({ at: 'ticket_failed', request, leaveAt: now + DELAYS.ticketFailedMs });

const stay = (paper: 'printing' | 'printed' | 'no_paper') =>
  paper === 'no_paper' ? DELAYS.ticketWithoutPaperMs : DELAYS.ticketMs;

function print(
  kept: { ticket: IssuedTicket; cancelling: boolean; canCancel: boolean },
  job: string,
  now: number,
): IssuingStep {
  const { ticket, cancelling, canCancel } = kept;
  const leaveAt = now + DELAYS.ticketMs;
  return go(
    {
      at: 'ticket',
      ticket,
      cancelling,
      canCancel,
      paper: 'printing',
      job,
      printUntil: now + DELAYS.printMs,
      leaveAt,
    },
    { effect: 'print', job, ticket },
  );
}

function withPaper(
  state: IssuingState & { at: 'ticket' },
  paper: 'printed' | 'no_paper',
  now: number,
): IssuingState {
  // A printed ticket keeps the time it had, so that screen and paper together stay within the limit.
  const leaveAt =
    paper === 'no_paper' ? Math.max(state.leaveAt, now + DELAYS.ticketWithoutPaperMs) : state.leaveAt;
  return { ...state, paper, leaveAt };
}
