import type { CardReaderStatus, CitizenIntent, CounterSnapshot } from '@loket/contract';
import { raiseAlarm, repeatAlarm, settleAlarm } from './alarm.ts';
import { endServiceForVisit, isServiceEvent, onService, wantService } from './counter-service.ts';
import {
  type CounterEffect,
  type CounterEnvironment,
  type CounterEvent,
  type CounterState,
  type CounterStep,
  defaultReading,
  isOpenNow,
  isOutOfService,
  isPadReady,
  numbersFrom,
  takesTickets,
} from './counter-state.ts';
import { DELAYS } from './delays.ts';
import { type InstallationEvent, startInstallation, stepInstallation } from './installation.ts';
import { stepIssuing } from './issuing.ts';
import type { IssuingEffect, IssuingEvent } from './issuing-state.ts';
import { cancelNumber, followConnection, giveNumber, type OfflineState, stepOffline } from './offline.ts';
import { isLastTicketGiven } from './opening.ts';
import { stepVisit } from './visit.ts';
import type { VisitEvent, VisitState } from './visit-state.ts';

type Env = CounterEnvironment;

/** One event into the appliance: its machines, their order and the language of the screen. */
export function stepCounter(state: CounterState, event: CounterEvent, env: Env): CounterStep {
  switch (event.event) {
    case 'snapshot':
      return onSnapshot(state, event.snapshot, env);
    case 'link':
      return keep(onLink(state, event, env.now));
    case 'reader':
      return onReader(state, event.status, env);
    case 'devices':
      return keep({ ...state, devices: event.devices });
    case 'citizen_gone':
      return keep({ ...state, neutralUntil: env.now + DELAYS.neutralMs });
    case 'intent':
      return onIntent(state, event.intent, env);
    case 'alarm_answered':
      return keep({ ...state, alarm: settleAlarm(state.alarm, event.key) });
    case 'reserved':
    case 'reconciled':
      return keepOffline(state, stepOffline(state.offline, event, env.now));
    case 'tested':
    case 'media_level':
    case 'card_found':
    case 'card_proved':
      return state.installation ? onInstallation(state, event, env) : onService(state, event, env);
    case 'presence_ready':
      return onPresenceReady(state, env);
    case 'reported':
      return onInstallation(state, event, env);
    case 'wiped':
      return state.service?.at === 'wiping' ? onService(state, event, env) : onVisit(state, event, env);
    case 'issued':
    case 'issue_failed':
    case 'checked_in':
    case 'check_in_failed':
    case 'printed':
    case 'cancel_answered':
      return onIssuing(state, event, env);
    case 'tick':
      return onTick(state, env);
    default:
      return isServiceEvent(event) ? onService(state, event, env) : onVisit(state, event, env);
  }
}

const keep = (state: CounterState, ...effects: CounterEffect[]): CounterStep => ({ state, effects });

/** A visit says again what the page has to know, and so does a technician's test. */
function onPresenceReady(state: CounterState, env: Env): CounterStep {
  const event = { event: 'presence_ready' } as const;
  const visit = onVisit(state, event, env);
  const tests = visit.state.installation
    ? onInstallation(visit.state, event, env)
    : onService(visit.state, event, env);
  return keep(tests.state, ...visit.effects, ...tests.effects);
}

function onSnapshot(state: CounterState, snapshot: CounterSnapshot, env: Env): CounterStep {
  const { facts } = state;
  const installation =
    snapshot.standing === 'installing'
      ? (state.installation ?? startInstallation(facts.devices, snapshot.roles, facts.display))
      : null;
  const event: VisitEvent = { event: 'snapshot', consultation: snapshot.consultation };
  return onVisit({ ...state, snapshot, installation }, event, env);
}

function onLink(state: CounterState, event: CounterEvent & { event: 'link' }, now: number): CounterState {
  const changed = state.link.connected !== event.connected;
  const since = changed ? now : state.link.since;
  return { ...state, link: { connected: event.connected, since, refusal: event.refusal } };
}

/** The card that lay there is gone: what was known of it too. */
function onReader(state: CounterState, reader: CardReaderStatus, env: Env): CounterStep {
  const next = { ...state, reader };
  const lay = state.reader.state === 'ready' && state.reader.card === 'present';
  const lies = reader.state === 'ready' && reader.card === 'present';
  return lay && !lies ? onVisit(next, { event: 'card_removed' }, env) : keep(next);
}

function onIntent(state: CounterState, intent: CitizenIntent, env: Env): CounterStep {
  if (intent.intent === 'alarm') {
    const { alarm, effects } = raiseAlarm(state.alarm, env.newId, env.now);
    return keep({ ...state, alarm }, ...effects);
  }
  const touched: CounterState = { ...state, readingTouchedAt: env.now };
  const next = intent.intent === 'read' ? { ...touched, reading: intent.reading } : touched;
  if (next.visit.at !== 'idle') return onVisit(next, { event: 'intent', intent }, env);
  if (next.installation) return onInstallation(next, { event: 'intent', intent }, env);
  if (intent.intent === 'want_service') return keep(wantService(next, env.now));
  if (next.service) return onService(next, { event: 'intent', intent }, env);
  if (next.issuing.at === 'attract' && !mayBegin(next, intent, env.now)) return keep(next);
  const reading = intent.intent === 'begin' ? { ...next.reading, locale: intent.locale } : next.reading;
  return onIssuing({ ...next, reading }, { event: 'intent', intent }, env);
}

/** What can be begun at attract: by the appliance's role, the site's hours and what it does for people who come. */
function mayBegin(state: CounterState, { intent }: CitizenIntent, now: number): boolean {
  if (!state.snapshot || !takesTickets(state) || isOutOfService(state, now) || !isOpenNow(state, now))
    return false;
  const { opening, regime } = state.snapshot;
  const { access, visitorCheckIn } = regime;
  if (intent === 'begin') return access === 'walk_in' && !isLastTicketGiven(opening, now);
  return intent === 'visit_somebody' ? visitorCheckIn : true;
}

function onIssuing(state: CounterState, event: IssuingEvent, env: Env): CounterStep {
  const numbers = numbersFrom(state, env.now);
  const locale = state.reading.locale;
  const { state: issuing, effects } = stepIssuing(state.issuing, event, { ...env, numbers, locale });
  const left = state.issuing.at !== 'attract' && issuing.at === 'attract' && state.visit.at === 'idle';
  const reading = left ? defaultReading(state.facts.locale) : state.reading;
  let step: CounterStep = { state: { ...state, issuing, reading }, effects: [] };
  for (const effect of effects) {
    const next = withoutCentral(step.state, effect, env);
    step = { state: next.state, effects: [...step.effects, ...next.effects] };
  }
  return step;
}

/** What of issuing is decided here because central is away; everything else is passed on. */
function withoutCentral(state: CounterState, effect: IssuingEffect, env: Env): CounterStep {
  if (effect.effect === 'issue_offline') {
    const { idempotencyKey } = effect.request;
    const given = giveNumber(state.offline, effect, env.now);
    if (!given) return onIssuing(state, { event: 'issue_failed', idempotencyKey, code: 'unavailable' }, env);
    const kept = keepOffline(state, given.offline);
    const issued = onIssuing(kept.state, { event: 'issued', idempotencyKey, ticket: given.ticket }, env);
    return { state: issued.state, effects: [...kept.effects, ...issued.effects] };
  }
  if (effect.effect !== 'cancel_ticket' || effect.ticket.id !== null) return keep(state, effect);
  const { key } = effect.ticket;
  const offline = cancelNumber(state.offline, key);
  const kept = offline ? keepOffline(state, offline) : keep(state);
  const answered = onIssuing(kept.state, { event: 'cancel_answered', key, ok: offline !== null }, env);
  return { state: answered.state, effects: [...kept.effects, ...answered.effects] };
}

const keepOffline = (state: CounterState, offline: OfflineState): CounterStep =>
  keep({ ...state, offline }, { effect: 'keep_offline', offline });

function onInstallation(state: CounterState, event: InstallationEvent, env: Env): CounterStep {
  if (!state.installation) return keep(state);
  const { installation, effects } = stepInstallation(state.installation, event, {
    ...env,
    devices: state.devices,
  });
  return keep({ ...state, installation }, ...effects);
}

function onVisit(state: CounterState, event: VisitEvent, env: Env): CounterStep {
  const { state: visit, effects } = stepVisit(state.visit, event, {
    ...env,
    padReady: isPadReady(state),
  });
  const next = { ...state, visit, reading: readingOf(state, visit) };
  const begins = state.visit.at === 'idle' && visit.at !== 'idle';
  const ends = state.visit.at === 'wiping' && visit.at !== 'wiping';
  if (!begins && !ends) return { state: next, effects };
  const issuing = onIssuing(next, { event: begins ? 'yield' : 'reset' }, env);
  return endServiceForVisit({ state: issuing.state, effects: [...effects, ...issuing.effects] });
}

/** A visit begins in its ticket's language; nothing of the person before, or of this one after. */
function readingOf(state: CounterState, visit: VisitState): CounterState['reading'] {
  const before = 'consultation' in state.visit ? state.visit.consultation.id : null;
  if ('consultation' in visit && visit.consultation.id !== before)
    return defaultReading(visit.consultation.locale);
  return state.visit.at === 'wiping' && visit.at === 'idle'
    ? defaultReading(state.facts.locale)
    : state.reading;
}

function onTick(state: CounterState, env: Env): CounterStep {
  const linkLostForMs = state.link.connected ? 0 : env.now - state.link.since;
  const steps: ((now: CounterState) => CounterStep)[] = [
    (now) => onIssuing(now, { event: 'tick' }, env),
    (now) => onVisit(now, { event: 'tick', linkLostForMs }, env),
    (now) => onInstallation(now, { event: 'tick' }, env),
    (now) => onService(now, { event: 'tick' }, env),
    (now) => followLink(now, env),
  ];
  const all = steps.reduce<CounterStep>(
    (done, step) => {
      const next = step(done.state);
      return { state: next.state, effects: [...done.effects, ...next.effects] };
    },
    { state, effects: [] },
  );
  return { state: forgetReading(all.state, env.now), effects: all.effects };
}

/** What is owed to central, or to the next cut, while there is a line. */
function followLink(state: CounterState, { now }: Env): CounterStep {
  const { alarm, effects } = repeatAlarm(state.alarm, state.link.connected, now);
  const called = { ...state, alarm };
  const { snapshot } = called;
  if (!called.link.connected || snapshot?.standing !== 'in_service' || !takesTickets(called))
    return keep(called, ...effects);
  const followed = followConnection(called.offline, snapshot, now);
  return keep({ ...called, offline: followed.offline }, ...effects, ...followed.effects);
}

function forgetReading(state: CounterState, now: number): CounterState {
  const idle = state.visit.at === 'idle' && state.issuing.at === 'attract' && state.service === null;
  return idle && now - state.readingTouchedAt >= DELAYS.readingIdleMs
    ? { ...state, reading: defaultReading(state.facts.locale) }
    : state;
}
