import type {
  CardReaderStatus,
  CitizenIntent,
  CounterSnapshot,
  DeviceConfiguration,
  DeviceReport,
  Heartbeat,
  Locale,
  Reading,
} from '@loket/contract';
import type { AlarmEffect, AlarmState } from './alarm.ts';
import { DELAYS } from './delays.ts';
import type { Calibration, DeviceTests } from './device-tests.ts';
import type { InstallationEffect, InstallationEvent, InstallationState } from './installation.ts';
import {
  type Environment,
  ISSUING_START,
  type IssuingEffect,
  type IssuingEvent,
  type IssuingState,
  type NumberSource,
} from './issuing-state.ts';
import {
  hasNumbers,
  OFFLINE_START,
  type OfflineEffect,
  type OfflineEvent,
  type OfflineState,
} from './offline.ts';
import { openingOf } from './opening.ts';
import {
  isTakenByTechnician,
  type ServiceEffect,
  type ServiceEvent,
  type ServiceState,
  serviceTests,
} from './service-state.ts';
import { VISIT_START, type VisitEffect, type VisitEvent, type VisitState } from './visit-state.ts';

/** Why central does not let this counter in, as the screen says it. */
export type Refusal = 'revoked';

export type LinkState = {
  connected: boolean;
  /** Since when it is as `connected` says. */
  since: number;
  refusal: Refusal | null;
};

/** What an appliance is, whatever central says: its language, its devices and the size of its display. */
export type ApplianceFacts = {
  locale: Locale;
  devices: DeviceConfiguration;
  display: Calibration;
  appVersion: string;
};

/** The whole appliance as one value: its machines and what they need to know of the world. */
export type CounterState = {
  facts: ApplianceFacts;
  issuing: IssuingState;
  visit: VisitState;
  /** Only while central has this counter as installing. */
  installation: InstallationState | null;
  /** Only while a technician is here, or wants in. */
  service: ServiceState | null;
  offline: OfflineState;
  alarm: AlarmState;
  link: LinkState;
  /** Last of central's snapshots; null until the first. */
  snapshot: CounterSnapshot | null;
  reader: CardReaderStatus;
  devices: DeviceReport;
  reading: Reading;
  readingTouchedAt: number;
  /** Until then the citizen's page shows a neutral screen. */
  neutralUntil: number;
};

export type CounterEvent =
  | { event: 'snapshot'; snapshot: CounterSnapshot }
  | { event: 'link'; connected: boolean; refusal: Refusal | null }
  | { event: 'reader'; status: CardReaderStatus }
  | { event: 'devices'; devices: DeviceReport }
  | { event: 'intent'; intent: CitizenIntent }
  | { event: 'citizen_gone' }
  | { event: 'alarm_answered'; key: string }
  | { event: 'tick' }
  | OfflineEvent
  | Exclude<InstallationEvent, { event: 'intent' | 'tick' }>
  | Exclude<ServiceEvent, { event: 'intent' | 'tick' | 'wiped' }>
  | Exclude<IssuingEvent, { event: 'intent' | 'tick' | 'yield' | 'reset' }>
  | Exclude<VisitEvent, { event: 'snapshot' | 'intent' | 'tick' }>;

export type CounterEffect =
  | Exclude<IssuingEffect, { effect: 'issue_offline' }>
  | VisitEffect
  | OfflineEffect
  | InstallationEffect
  | ServiceEffect
  | AlarmEffect;
export type CounterStep = { state: CounterState; effects: CounterEffect[] };
export type CounterEnvironment = Environment;

/** What a file of the profile gave back after a restart. */
export type KeptOffline = { offline: OfflineState; snapshot: CounterSnapshot | null };

export function startCounter(
  facts: ApplianceFacts,
  now: number,
  { offline, snapshot }: KeptOffline = { offline: OFFLINE_START, snapshot: null },
): CounterState {
  return {
    facts,
    issuing: ISSUING_START,
    visit: VISIT_START,
    installation: null,
    service: null,
    offline,
    alarm: null,
    link: { connected: false, since: now, refusal: null },
    snapshot,
    reader: { state: 'service_away' },
    devices: NOTHING_KNOWN,
    reading: defaultReading(facts.locale),
    readingTouchedAt: now,
    neutralUntil: 0,
  };
}

/** Nothing is known yet: a counter whose camera nobody has seen is not ready. */
export const NOTHING_KNOWN: DeviceReport = {
  cardReader: { state: 'service_away' },
  ticketPrinter: { state: 'offline' },
  camera: { state: 'absent' },
  microphone: { state: 'absent' },
  speaker: { state: 'absent' },
};

export const defaultReading = (locale: Locale): Reading => ({ locale, textScale: 1, highContrast: false });

/** Takes tickets at all: the appliance's role as central has it. */
export const takesTickets = (state: CounterState): boolean =>
  state.snapshot?.roles.includes('ticket_kiosk') ?? false;

/** Whoever chooses the pen now writes on the pad beside the screen. */
export const isPadReady = ({ devices }: CounterState): boolean => devices.signaturePad?.state === 'ready';

export const isOpenNow = ({ snapshot }: CounterState, now: number): boolean =>
  snapshot !== null && openingOf(snapshot.opening, now).open;

/** Away long enough that it is no hiccup, and numbers are there: they are given without central. */
export const isOffline = (state: CounterState, now: number): boolean =>
  !state.link.connected &&
  state.link.refusal === null &&
  now - state.link.since >= DELAYS.offlineAfterMs &&
  takesTickets(state) &&
  hasNumbers(state.offline, now);

/** Whoever gives numbers at this instant. */
export function numbersFrom(state: CounterState, now: number): NumberSource {
  if (state.link.connected) return 'central';
  return isOffline(state, now) ? 'reserved' : 'nobody';
}

/** Attract says so, and nothing can be begun. A short loss is not shown: the issue itself will tell. */
export function isOutOfService(state: CounterState, now: number): boolean {
  const { link } = state;
  if (link.refusal !== null) return true;
  return !link.connected && now - link.since >= DELAYS.linkLostMs && !isOffline(state, now);
}

export function busyness(state: CounterState): Heartbeat['busy'] {
  if (state.visit.at === 'wiping' || state.service?.at === 'wiping') return 'wiping';
  if (state.visit.at !== 'idle') return 'visit';
  if (isTakenByTechnician(state.service)) return 'service';
  return state.issuing.at === 'attract' ? 'idle' : 'issuing';
}

/** The tests of devices that somebody has before them now, at installation or at service. */
export const testsOf = (state: CounterState): DeviceTests | null =>
  state.installation?.tests ?? serviceTests(state.service);
