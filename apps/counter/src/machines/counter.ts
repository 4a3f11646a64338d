import type {
  CardReaderStatus,
  CitizenIntent,
  CounterSnapshot,
  Heartbeat,
  Locale,
  Reading,
} from '@loket/contract';
import { DELAYS } from './delays.ts';
import {
  type Environment,
  ISSUING_START,
  type IssuingEffect,
  type IssuingEvent,
  type IssuingState,
  stepIssuing,
} from './issuing.ts';
import { stepVisit } from './visit.ts';
import { VISIT_START, type VisitEffect, type VisitEvent, type VisitState } from './visit-state.ts';

/** Why central does not let this counter in, as the screen says it. */
export type Refusal = 'revoked';

export type LinkState = {
  connected: boolean;
  /** Since when it is as `connected` says. */
  since: number;
  refusal: Refusal | null;
};

/** The whole appliance as one value: both machines and what they need to know of the world. */
export type CounterState = {
  issuing: IssuingState;
  visit: VisitState;
  link: LinkState;
  /** Last of central's snapshots; null until the first. */
  snapshot: CounterSnapshot | null;
  reader: CardReaderStatus;
  reading: Reading;
  readingTouchedAt: number;
  /** Until then the citizen's page shows a neutral screen. */
  neutralUntil: number;
  defaultLocale: Locale;
};

export type CounterEvent =
  | { event: 'snapshot'; snapshot: CounterSnapshot }
  | { event: 'link'; connected: boolean; refusal: Refusal | null }
  | { event: 'reader'; status: CardReaderStatus }
  | { event: 'intent'; intent: CitizenIntent }
  | { event: 'citizen_gone' }
  | { event: 'tick' }
  | Exclude<IssuingEvent, { event: 'intent' | 'tick' | 'yield' | 'reset' }>
  | Exclude<VisitEvent, { event: 'snapshot' | 'intent' | 'tick' }>;

export type CounterEffect = IssuingEffect | VisitEffect;
export type CounterStep = { state: CounterState; effects: CounterEffect[] };

export function startCounter(defaultLocale: Locale, now: number): CounterState {
  return {
    issuing: ISSUING_START,
    visit: VISIT_START,
    link: { connected: false, since: now, refusal: null },
    snapshot: null,
    reader: { state: 'service_away' },
    reading: defaultReading(defaultLocale),
    readingTouchedAt: now,
    neutralUntil: 0,
    defaultLocale,
  };
}

const defaultReading = (locale: Locale): Reading => ({ locale, textScale: 1, highContrast: false });

/** One event into the appliance: both machines, their order and the language of the screen. */
export function stepCounter(state: CounterState, event: CounterEvent, env: Environment): CounterStep {
  switch (event.event) {
    case 'snapshot':
      return onSnapshot(state, event.snapshot, env);
    case 'link':
      return { state: onLink(state, event, env.now), effects: [] };
    case 'reader':
      return onReader(state, event.status, env);
    case 'citizen_gone':
      return { state: { ...state, neutralUntil: env.now + DELAYS.neutralMs }, effects: [] };
    case 'intent':
      return onIntent(state, event.intent, env);
    case 'issued':
    case 'issue_failed':
    case 'printed':
    case 'cancel_answered':
      return onIssuing(state, event, env);
    case 'tick':
      return onTick(state, env);
    default:
      return onVisit(state, event, env);
  }
}

/** Takes tickets at all: the appliance's role as central has it. */
export const takesTickets = (state: CounterState): boolean =>
  state.snapshot?.roles.includes('ticket_kiosk') ?? false;

/** Attract says so, and nothing can be begun. A short loss is not shown: the issue itself will tell. */
export function isOutOfService({ link }: CounterState, now: number): boolean {
  return link.refusal !== null || (!link.connected && now - link.since >= DELAYS.linkLostMs);
}

export function busyness(state: CounterState): Heartbeat['busy'] {
  if (state.visit.at === 'wiping') return 'wiping';
  if (state.visit.at !== 'idle') return 'visit';
  return state.issuing.at === 'attract' ? 'idle' : 'issuing';
}

function onSnapshot(state: CounterState, snapshot: CounterSnapshot, env: Environment): CounterStep {
  const event: VisitEvent = { event: 'snapshot', consultation: snapshot.consultation };
  return onVisit({ ...state, snapshot }, event, env);
}

function onLink(state: CounterState, event: CounterEvent & { event: 'link' }, now: number): CounterState {
  const changed = state.link.connected !== event.connected;
  const since = changed ? now : state.link.since;
  return { ...state, link: { connected: event.connected, since, refusal: event.refusal } };
}

/** The card that lay there is gone: what was known of it too. */
function onReader(state: CounterState, reader: CardReaderStatus, env: Environment): CounterStep {
  const next = { ...state, reader };
  const lay = state.reader.state === 'ready' && state.reader.card === 'present';
  const lies = reader.state === 'ready' && reader.card === 'present';
  return lay && !lies ? onVisit(next, { event: 'card_removed' }, env) : { state: next, effects: [] };
}

function onIntent(state: CounterState, intent: CitizenIntent, env: Environment): CounterStep {
  const touched: CounterState = { ...state, readingTouchedAt: env.now };
  const next = intent.intent === 'read' ? { ...touched, reading: intent.reading } : touched;
  if (next.visit.at !== 'idle') return onVisit(next, { event: 'intent', intent }, env);
  if (intent.intent === 'begin') {
    if (!takesTickets(next) || isOutOfService(next, env.now)) return { state: next, effects: [] };
    const reading = { ...next.reading, locale: intent.locale };
    return onIssuing({ ...next, reading }, { event: 'intent', intent }, env);
  }
  return onIssuing(next, { event: 'intent', intent }, env);
}

function onIssuing(state: CounterState, event: IssuingEvent, env: Environment): CounterStep {
  const { state: issuing, effects } = stepIssuing(state.issuing, event, env);
  const left = state.issuing.at !== 'attract' && issuing.at === 'attract' && state.visit.at === 'idle';
  const reading = left ? defaultReading(state.defaultLocale) : state.reading;
  return { state: { ...state, issuing, reading }, effects };
}

function onVisit(state: CounterState, event: VisitEvent, env: Environment): CounterStep {
  const { state: visit, effects } = stepVisit(state.visit, event, env);
  const next = { ...state, visit, reading: readingOf(state, visit) };
  const begins = state.visit.at === 'idle' && visit.at !== 'idle';
  const ends = state.visit.at === 'wiping' && visit.at !== 'wiping';
  if (!begins && !ends) return { state: next, effects };
  const issuing = onIssuing(next, { event: begins ? 'yield' : 'reset' }, env);
  return { state: issuing.state, effects: [...effects, ...issuing.effects] };
}

/** A visit begins in its ticket's language; nothing of the person before, or of this one after. */
function readingOf(state: CounterState, visit: VisitState): Reading {
  const before = 'consultation' in state.visit ? state.visit.consultation.id : null;
  if ('consultation' in visit && visit.consultation.id !== before)
    return defaultReading(visit.consultation.locale);
  return state.visit.at === 'wiping' && visit.at === 'idle'
    ? defaultReading(state.defaultLocale)
    : state.reading;
}

function onTick(state: CounterState, env: Environment): CounterStep {
  const linkLostForMs = state.link.connected ? 0 : env.now - state.link.since;
  const issuing = onIssuing(state, { event: 'tick' }, env);
  const visit = onVisit(issuing.state, { event: 'tick', linkLostForMs }, env);
  return { state: forgetReading(visit.state, env.now), effects: [...issuing.effects, ...visit.effects] };
}

function forgetReading(state: CounterState, now: number): CounterState {
  const idle = state.visit.at === 'idle' && state.issuing.at === 'attract';
  return idle && now - state.readingTouchedAt >= DELAYS.readingIdleMs
    ? { ...state, reading: defaultReading(state.defaultLocale) }
    : state;
}
