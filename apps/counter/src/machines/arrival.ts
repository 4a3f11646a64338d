import { type CitizenIntent, IssueTicket, type Locale } from '@loket/contract';
import { DELAYS } from './delays.ts';
import {
  attract,
  go,
  type IssuingEnvironment,
  type IssuingEvent,
  type IssuingState,
  type IssuingStep,
  startPrinting,
} from './issuing-state.ts';

/** The other two ways in at a ticket kiosk: the code of an appointment, and registering as somebody's visitor. */

export const openCode = (locale: Locale, now: number, wrong = false): IssuingStep =>
  go({ at: 'appointment_code', locale, wrong, request: null, leaveAt: now + DELAYS.typingIdleMs });

export const openVisitor = (locale: Locale, now: number): IssuingStep =>
  go({
    at: 'visitor',
    locale,
    request: null,
    busy: false,
    failed: false,
    leaveAt: now + DELAYS.typingIdleMs,
  });

export function onCodeIntent(
  state: IssuingState & { at: 'appointment_code' },
  intent: CitizenIntent,
  env: IssuingEnvironment,
): IssuingStep {
  if (state.request) return go(state);
  const leaveAt = env.now + DELAYS.typingIdleMs;
  switch (intent.intent) {
    case 'appointment_code':
      return tryCode(state, intent.code, env);
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

function tryCode(
  state: IssuingState & { at: 'appointment_code' },
  code: string,
  env: IssuingEnvironment,
): IssuingStep {
  const parsed = IssueTicket.shape.appointmentCode.unwrap().safeParse(code.replaceAll(/[\s-]/g, ''));
  if (!parsed.success) return openCode(state.locale, env.now, true);
  const request: IssueTicket = {
    idempotencyKey: env.newId(),
    locale: state.locale,
    // What it is about stands with the appointment; nobody is asked twice.
    reason: 'tell_the_inspector',
    appointmentCode: parsed.data,
  };
  // Only central knows appointments: without it this is answered at once, and can be tried again.
  const leaveAt = env.now + DELAYS.issueMs;
  return go({ ...state, wrong: false, request, leaveAt }, { effect: 'issue', request });
}

export function onVisitorIntent(
  state: IssuingState & { at: 'visitor' },
  intent: CitizenIntent,
  env: IssuingEnvironment,
): IssuingStep {
  if (state.busy) return go(state);
  const leaveAt = env.now + DELAYS.typingIdleMs;
  switch (intent.intent) {
    case 'check_in': {
      const { name, host } = intent;
      const same = state.request?.name === name && state.request.host === host;
      const request = same && state.request ? state.request : { idempotencyKey: env.newId(), name, host };
      return go({ ...state, request, busy: true, failed: false, leaveAt }, { effect: 'check_in', request });
    }
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

export function onCheckedIn(
  state: IssuingState,
  { idempotencyKey, badge }: IssuingEvent & { event: 'checked_in' },
  { now, newId }: IssuingEnvironment,
): IssuingStep {
  if (state.at !== 'visitor' || state.request?.idempotencyKey !== idempotencyKey) return go(state);
  const { locale } = state;
  const printing = startPrinting(newId(), now);
  return go(
    { at: 'visitor_badge', locale, badge, ...printing, leaveAt: now + DELAYS.badgeMs },
    { effect: 'print_badge', job: printing.job, badge, locale },
  );
}

export function onCheckInFailed(
  state: IssuingState,
  { idempotencyKey }: IssuingEvent & { event: 'check_in_failed' },
  { now }: IssuingEnvironment,
): IssuingStep {
  return state.at === 'visitor' && state.request?.idempotencyKey === idempotencyKey
    ? go({ ...state, busy: false, failed: true, leaveAt: now + DELAYS.typingIdleMs })
    : go(state);
}
