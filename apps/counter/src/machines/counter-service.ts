import { type CounterEvent, type CounterState, type CounterStep, defaultReading } from './counter-state.ts';
import { startTests } from './device-tests.ts';
import type { Environment } from './issuing-state.ts';
import { askServiceCode, stepService, yieldService } from './service.ts';
import type { ServiceEvent } from './service-state.ts';

/** Somebody rested a finger on the site's name: only where nothing of a citizen is, and never while one is called. */
export function wantService(state: CounterState, now: number): CounterState {
  const free =
    state.visit.at === 'idle' &&
    state.issuing.at === 'attract' &&
    state.installation === null &&
    state.service === null &&
    state.snapshot !== null &&
    state.link.refusal === null;
  return free ? { ...state, service: askServiceCode(now) } : state;
}

/** One event into what a technician does here; without one it changes nothing. */
export function onService(
  state: CounterState,
  event: ServiceEvent,
  { now, newId }: Environment,
): CounterStep {
  const { service: before, snapshot, facts } = state;
  if (!before || !snapshot) return { state, effects: [] };
  const { service, effects } = stepService(before, event, {
    now,
    newId,
    devices: state.devices,
    counterId: snapshot.counterId,
    appVersion: facts.appVersion,
    freshTests: () => startTests(facts.devices, snapshot.roles, facts.display),
  });
  // His language and size go with him.
  const reading = service ? state.reading : defaultReading(facts.locale);
  return { state: { ...state, service, reading }, effects };
}

/** A visit that begins ends whatever a technician does; central calls nobody while it knows of him. */
export function endServiceForVisit(step: CounterStep): CounterStep {
  const { state, effects } = step;
  // What is wiped meanwhile is wiped to its end.
  if (!state.service || state.service.at === 'wiping' || state.visit.at === 'idle') return step;
  const yielded = yieldService(state.service);
  return { state: { ...state, service: yielded.service }, effects: [...effects, ...yielded.effects] };
}

export const isServiceEvent = (event: CounterEvent): event is CounterEvent & ServiceEvent =>
  event.event === 'service_opened' ||
  event.event === 'service_refused' ||
  event.event === 'identified' ||
  event.event === 'service_reported';
