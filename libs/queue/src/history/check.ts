import { checkDecisions } from './decisions.ts';
import { checkFence } from './fence.ts';
import { checkNumbers } from './numbers.ts';
import { checkOneService } from './one-service.ts';
import { checkReadiness } from './readiness.ts';
import { checkTicketsKept } from './tickets-kept.ts';
import { checkTransitions } from './transitions.ts';
import type { CheckOptions, History, Told, Violation } from './types.ts';

export type { ClientOperation, History, Recorded, Seen, Violation } from './types.ts';

/**
 * Everything in a history that must never happen: what clients saw against what the database recorded. Pure, and
 * nothing that it accepts depends on the code that made the history, but for the two pure functions of this package
 * (`route`, `afterMove`). An empty list is a history without a fault.
 */
export function checkHistory(history: History, options: CheckOptions = {}): Violation[] {
  const told: Told = {
    settled: false,
    slackMs: 5,
    unsureMs: 2_000,
    alone: false,
    heartbeatValidMs: 10_000,
    ...options,
  };
  return [
    ...checkTicketsKept(history, told),
    ...checkOneService(history.recorded),
    ...checkReadiness(history, told),
    ...checkNumbers(history),
    ...checkTransitions(history.recorded),
    ...checkFence(history, told),
    ...checkDecisions(history, told),
  ];
}
