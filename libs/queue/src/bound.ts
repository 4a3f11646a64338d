import type { RoutingDecision, RoutingPolicy, RoutingSnapshot } from '@loket/contract';
import { headStartMinutes } from './policy.ts';

const MINUTE_MS = 60_000;

/**
 * The bound on waiting that {@link route} states, in minutes.
 *
 * Take a ticket *T* of class *c* that is not kept for anybody. From `anybodyAfter` minutes of waiting on, whenever any
 * inspector gets a ticket while a room at T's site is free, that ticket was ordered at most `overtakenBy` minutes after
 * T. So nobody who came later than that is ever served before T, and T is overtaken only by the finite number of
 * people who came before that moment.
 *
 * Proof. After `anybodyAfter` neither language nor training holds T back from anybody, it is not kept, and its room is
 * free: it can be called. What is called instead, S, has an earlier place in time:
 * ordered(S) − ahead(S) − turn(S) ≤ ordered(T) − ahead(T) − turn(T). As ahead(S) ≤ the largest head start,
 * turn(S) ≤ `siteTurnMinutes`, turn(T) ≥ 0 and ahead(T) = the head start of c,
 * ordered(S) ≤ ordered(T) + largest − headStart(c) + siteTurnMinutes. ∎
 */
export function boundOf(
  policy: RoutingPolicy,
  priorityClass: RoutingSnapshot['tickets'][number]['priorityClass'] = 'normal',
): { anybodyAfterMinutes: number; overtakenByMinutes: number } {
  const largest = Math.max(...Object.values(policy.headStartMinutes));
  return {
    anybodyAfterMinutes: Math.max(policy.languageFirstMinutes, policy.skillFirstMinutes),
    overtakenByMinutes: largest - headStartMinutes(policy, priorityClass) + policy.siteTurnMinutes,
  };
}

/** The tickets of a snapshot against which a decision broke the bound; a proof expects none. */
export function brokenBounds(
  snapshot: RoutingSnapshot,
  decision: RoutingDecision,
  policy: RoutingPolicy,
): RoutingSnapshot['tickets'] {
  const called =
    decision.kind === 'call' ? snapshot.tickets.find(({ id }) => id === decision.ticketId) : undefined;
  const free = new Set(
    snapshot.sites.filter(({ freeCounters }) => freeCounters.length > 0).map(({ id }) => id),
  );
  return snapshot.tickets.filter((ticket) => {
    if (ticket.id === called?.id || !free.has(ticket.siteId) || ticket.reservedFor !== null) return false;
    const bound = boundOf(policy, ticket.priorityClass);
    if (snapshot.at - ticket.orderedAt < bound.anybodyAfterMinutes * MINUTE_MS) return false;
    return !called || called.orderedAt > ticket.orderedAt + bound.overtakenByMinutes * MINUTE_MS;
  });
}
