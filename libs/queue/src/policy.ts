import type { PriorityClass, RoutingPolicy } from '@loket/contract';

/** The policy of a zone that never set one: version 0. The database's `head_start` falls back to the same minutes. */
export const FIRST_POLICY: RoutingPolicy = {
  mode: 'next',
  offerSeconds: 25,
  headStartMinutes: { returning: 240, raised: 60, appointment: 60 },
  languageFirstMinutes: 10,
  skillFirstMinutes: 5,
  siteTurnMinutes: 15,
  recalls: 1,
  parkMinutes: 60,
};

/** How many minutes earlier a ticket of this class counts as ordered. */
export function headStartMinutes(policy: RoutingPolicy, priorityClass: PriorityClass): number {
  return priorityClass === 'normal' ? 0 : policy.headStartMinutes[priorityClass];
}
