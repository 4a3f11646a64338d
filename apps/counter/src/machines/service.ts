import { type CitizenIntent, SERVICE_VISIT_MS, type ServiceReport } from '@loket/contract';
import { DELAYS } from './delays.ts';
import { stepTests, stopTests } from './device-test-steps.ts';
import { type DeviceTestEvent, resultsOf } from './device-tests.ts';
import {
  type OpenedPage,
  type ServiceEnvironment,
  type ServiceEvent,
  type ServiceState,
  type ServiceStep,
  stay,
} from './service-state.ts';

type Env = ServiceEnvironment;

/** The discreet way in: a field for a code, and nothing else that anybody could learn here. */
export const askServiceCode = (now: number): ServiceState => ({
  at: 'asking_code',
  failure: null,
  leaveAt: now + DELAYS.typingIdleMs,
});

/** asking_code → checking → open → wiping → nobody. Events that don't fit change nothing. */
export function stepService(state: ServiceState, event: ServiceEvent, env: Env): ServiceStep {
  switch (state.at) {
    case 'asking_code':
      return askingCode(state, event, env);
    case 'checking':
      return checking(state, event, env);
    case 'open':
      return open(state, event, env);
    case 'wiping':
      return event.event === 'wiped' ? stay(null) : stay(state);
  }
}

/** A citizen was called here all the same: nothing of the technician is on the screen any more. */
export const yieldService = (state: ServiceState): ServiceStep =>
  state.at === 'open' ? stay(null, ...stopTests(state.tests).effects) : stay(null);

function askingCode(state: ServiceState & { at: 'asking_code' }, event: ServiceEvent, env: Env): ServiceStep {
  if (event.event === 'tick') return env.now >= state.leaveAt ? stay(null) : stay(state);
  if (event.event !== 'intent') return stay(state);
  const leaveAt = env.now + DELAYS.typingIdleMs;
  switch (event.intent.intent) {
    case 'back':
    case 'done':
      return stay(null);
    case 'service_code': {
      const attempt = env.newId();
      return stay(
        { at: 'checking', attempt, giveUpAt: env.now + DELAYS.issueMs },
        { effect: 'open_service', attempt, code: event.intent.code },
      );
    }
    default:
      return stay({ ...state, leaveAt });
  }
}

function checking(state: ServiceState & { at: 'checking' }, event: ServiceEvent, env: Env): ServiceStep {
  const again = (failure: (ServiceState & { at: 'asking_code' })['failure']): ServiceStep =>
    stay({ at: 'asking_code', failure, leaveAt: env.now + DELAYS.typingIdleMs });
  switch (event.event) {
    case 'service_refused':
      return event.attempt === state.attempt ? again(event.failure) : stay(state);
    case 'service_opened':
      return event.attempt === state.attempt ? opened(event, env) : stay(state);
    case 'tick':
      return env.now >= state.giveUpAt ? again('no_connection') : stay(state);
    default:
      return stay(state);
  }
}

const opened = ({ visit }: ServiceEvent & { event: 'service_opened' }, env: Env): ServiceStep =>
  stay(
    {
      at: 'open',
      visit,
      tests: env.freshTests(),
      identities: {},
      report: 'none',
      attempt: null,
      unsent: false,
      note: '',
      closing: null,
      leaveAt: env.now + DELAYS.serviceIdleMs,
      // By this clock: central's may differ, and ends the visit by its own.
      endsAt: env.now + SERVICE_VISIT_MS,
    },
    { effect: 'identify_devices' },
  );

function open(state: OpenedPage, event: ServiceEvent, env: Env): ServiceStep {
  switch (event.event) {
    case 'identified':
      return stay({ ...state, identities: { ...state.identities, ...event.identities } });
    case 'service_reported':
      return event.attempt === state.attempt ? reported(state, event.ok) : stay(state);
    case 'intent':
      return onIntent({ ...state, leaveAt: env.now + DELAYS.serviceIdleMs }, event.intent, env);
    case 'tick':
      return onTick(state, env);
    case 'service_opened':
    case 'service_refused':
    case 'wiped':
      return stay(state);
    default:
      return intoTests(state, event, env);
  }
}

function onIntent(state: OpenedPage, intent: CitizenIntent, env: Env): ServiceStep {
  if (state.closing) return stay(state);
  switch (intent.intent) {
    case 'send_service_report':
      return report({ ...state, note: intent.note }, env);
    case 'close_service':
      // Said again after the report did not arrive: then it closes without.
      if (state.report === 'failed' || !hasNews(state, intent.note)) return wipe(state);
      return report({ ...state, note: intent.note, closing: 'person' }, env);
    default:
      return intoTests(state, { event: 'intent', intent }, env);
  }
}

const hasNews = (state: OpenedPage, note: string): boolean => state.unsent || note !== state.note;

function intoTests(state: OpenedPage, event: DeviceTestEvent, env: Env): ServiceStep {
  const { tests, effects } = stepTests(state.tests, event, env);
  const found = JSON.stringify(resultsOf(tests)) !== JSON.stringify(resultsOf(state.tests));
  const ended = state.tests.running !== null && tests.running === null;
  return stay(
    {
      ...state,
      tests,
      unsent: state.unsent || found,
      // What was found since the last report is not in it.
      report: found && state.report !== 'sending' ? 'none' : state.report,
      // A long test is no idleness.
      leaveAt: ended ? Math.max(state.leaveAt, env.now + DELAYS.serviceIdleMs) : state.leaveAt,
    },
    ...effects,
  );
}

function onTick(state: OpenedPage, env: Env): ServiceStep {
  const over = env.now >= state.endsAt || (env.now >= state.leaveAt && state.tests.running === null);
  if (!over || state.closing) return intoTests(state, { event: 'tick' }, env);
  if (!state.unsent) return wipe(state);
  return report({ ...state, closing: 'alone' }, env);
}

/** Everything that is known of this counter now, for central, under the counter's own key. */
function report(state: OpenedPage, env: Env): ServiceStep {
  if (state.report === 'sending') return stay(state);
  const attempt = env.newId();
  const said: ServiceReport = {
    visitId: state.visit.visitId,
    counterId: env.counterId,
    at: new Date(env.now).toISOString(),
    appVersion: env.appVersion,
    devices: env.devices,
    identities: state.identities,
    tests: resultsOf(state.tests),
    note: state.note,
  };
  return stay(
    { ...state, report: 'sending', attempt, unsent: false },
    { effect: 'report_service', attempt, report: said },
  );
}

function reported(state: OpenedPage, ok: boolean): ServiceStep {
  if (state.closing === 'alone' || (ok && state.closing === 'person')) return wipe(state);
  return stay({
    ...state,
    report: ok ? 'sent' : 'failed',
    attempt: null,
    unsent: state.unsent || !ok,
    closing: null,
  });
}

const wipe = ({ tests }: OpenedPage): ServiceStep =>
  stay({ at: 'wiping' }, ...stopTests(tests).effects, { effect: 'wipe' });
