import type { CounterState } from '../machines/counter-state.ts';
import { log } from './log.ts';

/** Each change of either machine, by the names of the states: nothing of whoever is there. */
export function noteTransition(before: CounterState, after: CounterState): void {
  if (before.visit.at !== after.visit.at) log('info', 'visit', { from: before.visit.at, to: after.visit.at });
  if (before.issuing.at !== after.issuing.at)
    log('info', 'issuing', { from: before.issuing.at, to: after.issuing.at });
  if (before.service?.at !== after.service?.at)
    log('info', 'service', { from: before.service?.at ?? 'nobody', to: after.service?.at ?? 'nobody' });
}
