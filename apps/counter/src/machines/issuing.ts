import type { CitizenIntent } from '@loket/contract';
import {
  onCheckedIn,
  onCheckInFailed,
  onCodeIntent,
  onVisitorIntent,
  openCode,
  openVisitor,
} from './arrival.ts';
import { DELAYS } from './delays.ts';
import {
  ask,
  attract,
  failed,
  go,
  type IssuingEnvironment,
  type IssuingEvent,
  type IssuingState,
  type IssuingStep,
  type PaperState,
  startPrinting,
} from './issuing-state.ts';

type Ticket = IssuingState & { at: 'ticket' };
type WithPaper = IssuingState & { at: 'ticket' | 'visitor_badge' };

/**
 * attract → (reason | appointment_code) → issuing → ticket → attract, and attract → visitor → visitor_badge → attract.
 * Events that don't fit the state change nothing.
 */
export function stepIssuing(state: IssuingState, event: IssuingEvent, env: IssuingEnvironment): IssuingStep {
  switch (event.event) {
    case 'intent':
      return onIntent(state, event.intent, env);
    case 'issued':
      return onIssued(state, event, env);
    case 'issue_failed':
      return onIssueFailed(state, event, env);
    case 'checked_in':
      return onCheckedIn(state, event, env);
    case 'check_in_failed':
      return onCheckInFailed(state, event, env);
    case 'printed':
      return hasPaper(state) && state.job === event.job
        ? go(withPaper(state, event.ok ? 'printed' : 'no_paper', env.now))
        : go(state);
    case 'cancel_answered':
      return onCancelAnswered(state, event);
    case 'yield':
      return isOnTheWay(state) ? go(state) : attract();
    case 'reset':
      return attract();
    case 'tick':
      return onTick(state, env);
  }
}

function onIntent(state: IssuingState, intent: CitizenIntent, env: IssuingEnvironment): IssuingStep {
  switch (state.at) {
    case 'attract':
      return onAttractIntent(state, intent, env);
    case 'reason':
      return onReasonIntent(state, intent, env);
    case 'appointment_code':
      return onCodeIntent(state, intent, env);
    case 'visitor':
      return onVisitorIntent(state, intent, env);
    case 'visitor_badge':
      return onBadgeIntent(state, intent, env);
    case 'issuing':
      return go(state);
    case 'ticket':
      return onTicketIntent(state, intent, env);
    case 'ticket_failed':
      return onFailedIntent(state, intent, env);
  }
}

function onAttractIntent(state: IssuingState, intent: CitizenIntent, env: IssuingEnvironment): IssuingStep {
  switch (intent.intent) {
    case 'begin':
      return go({ at: 'reason', locale: intent.locale, leaveAt: env.now + DELAYS.reasonIdleMs });
    case 'have_appointment':
      return openCode(env.locale, env.now);
    case 'visit_somebody':
      return openVisitor(env.locale, env.now);
    default:
      return go(state);
  }
}

function onReasonIntent(
  state: IssuingState & { at: 'reason' },
  intent: CitizenIntent,
  env: IssuingEnvironment,
): IssuingStep {
  const leaveAt = env.now + DELAYS.reasonIdleMs;
  switch (intent.intent) {
    case 'choose_reason':
      return ask({ idempotencyKey: env.newId(), locale: state.locale, reason: intent.reason }, env);
    case 'have_appointment':
      return openCode(state.locale, env.now);
    case 'back':
    case 'done':
      return attract();
    case 'read':
      return go({ ...state, locale: intent.reading.locale, leaveAt });
    case 'touched':
    case 'more_time':
      return go({ ...state, leaveAt });
    default:
      return go(state);
  }
}

function onTicketIntent(state: Ticket, intent: CitizenIntent, env: IssuingEnvironment): IssuingStep {
  switch (intent.intent) {
    case 'done':
    case 'back':
      return attract();
    case 'print_again':
      // A job that is still running would make two papers.
      return state.paper === 'printing' ? go(state) : print(state, env);
    case 'cancel_ticket':
      return state.canCancel && !state.cancelling
        ? go({ ...state, cancelling: true }, { effect: 'cancel_ticket', ticket: state.ticket })
        : go(state);
    case 'more_time':
      return go({ ...state, leaveAt: Math.max(state.leaveAt, env.now + stay(state.paper)) });
    default:
      // A mere touch does not hold the room.
      return go(state);
  }
}

function onBadgeIntent(
  state: IssuingState & { at: 'visitor_badge' },
  { intent }: CitizenIntent,
  env: IssuingEnvironment,
): IssuingStep {
  switch (intent) {
    case 'done':
    case 'back':
      return attract();
    case 'more_time':
      return go({ ...state, leaveAt: Math.max(state.leaveAt, env.now + DELAYS.badgeMs) });
    default:
      return go(state);
  }
}

function onFailedIntent(
  state: IssuingState & { at: 'ticket_failed' },
  intent: CitizenIntent,
  env: IssuingEnvironment,
): IssuingStep {
  switch (intent.intent) {
    case 'try_again':
      // The same key: had central issued it after all, the same ticket comes back.
      return ask(state.request, env);
    case 'done':
    case 'back':
      return attract();
    case 'touched':
    case 'more_time':
      return go({ ...state, leaveAt: env.now + DELAYS.ticketFailedMs });
    default:
      return go(state);
  }
}

function onIssued(
  state: IssuingState,
  event: IssuingEvent & { event: 'issued' },
  env: IssuingEnvironment,
): IssuingStep {
  // Also from ticket_failed: the answer may come after we gave up waiting, and the ticket is real.
  if (requestOf(state)?.idempotencyKey !== event.idempotencyKey) return go(state);
  return print({ ticket: event.ticket, cancelling: false, canCancel: true }, env);
}

const requestOf = (state: IssuingState) =>
  state.at === 'issuing' || state.at === 'ticket_failed' || state.at === 'appointment_code'
    ? state.request
    : null;

function onIssueFailed(
  state: IssuingState,
  { idempotencyKey, code }: IssuingEvent & { event: 'issue_failed' },
  env: IssuingEnvironment,
): IssuingStep {
  const request = state.at === 'ticket_failed' ? null : requestOf(state);
  if (request?.idempotencyKey !== idempotencyKey) return go(state);
  // Closed meanwhile: attract says so, and until when.
  if (code === 'site_closed') return attract();
  if (code === 'unknown_appointment') return openCode(request.locale, env.now, true);
  return failed(request, env.now);
}

function onCancelAnswered(
  state: IssuingState,
  event: IssuingEvent & { event: 'cancel_answered' },
): IssuingStep {
  if (state.at !== 'ticket' || state.ticket.key !== event.key) return go(state);
  return event.ok ? attract() : go({ ...state, cancelling: false, canCancel: false });
}

function onTick(state: IssuingState, env: IssuingEnvironment): IssuingStep {
  const { now } = env;
  switch (state.at) {
    case 'attract':
      return go(state);
    case 'issuing':
      return now >= state.giveUpAt ? failed(state.request, now) : onWaiting(state, env);
    case 'ticket':
    case 'visitor_badge':
      if (state.paper === 'printing' && now >= state.printUntil) return go(withPaper(state, 'no_paper', now));
      return now >= state.leaveAt ? attract() : go(state);
    case 'appointment_code':
      if (now < state.leaveAt) return go(state);
      return state.request ? failed(state.request, now) : attract();
    case 'visitor':
    case 'reason':
    case 'ticket_failed':
      return now >= state.leaveAt ? attract() : go(state);
  }
}

/** Central was away when a number was asked for: whoever gives numbers first gives this one. */
function onWaiting(state: IssuingState & { at: 'issuing' }, env: IssuingEnvironment): IssuingStep {
  const onlyCentral = state.request.appointmentCode !== undefined && env.numbers !== 'central';
  return state.sent || env.numbers === 'nobody' || onlyCentral ? go(state) : ask(state.request, env);
}

const hasPaper = (state: IssuingState): state is WithPaper =>
  state.at === 'ticket' || state.at === 'visitor_badge';

/** Something real was asked for, or lies in the printer. */
function isOnTheWay(state: IssuingState): boolean {
  if (state.at === 'appointment_code') return state.request !== null;
  return state.at === 'issuing' || hasPaper(state) || (state.at === 'visitor' && state.busy);
}

const stay = (paper: PaperState) => (paper === 'no_paper' ? DELAYS.ticketWithoutPaperMs : DELAYS.ticketMs);

function print(
  { ticket, cancelling, canCancel }: Pick<Ticket, 'ticket' | 'cancelling' | 'canCancel'>,
  { now, newId }: IssuingEnvironment,
): IssuingStep {
  const printing = startPrinting(newId(), now);
  const leaveAt = now + DELAYS.ticketMs;
  return go(
    { at: 'ticket', ticket, cancelling, canCancel, ...printing, leaveAt },
    { effect: 'print', job: printing.job, ticket },
  );
}

function withPaper(state: WithPaper, paper: 'printed' | 'no_paper', now: number): IssuingState {
  // A printed ticket keeps the time it had, so that screen and paper together stay within the limit.
  const leaveAt =
    paper === 'no_paper' ? Math.max(state.leaveAt, now + DELAYS.ticketWithoutPaperMs) : state.leaveAt;
  return { ...state, paper, leaveAt };
}
