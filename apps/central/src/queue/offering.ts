import type { RoutingPolicy, RoutingSnapshot, SiteId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { policyInForce } from '../routing/policy.repository.ts';
import { setAvailability } from '../staff/inspectors.repository.ts';
import {
  endOffer,
  holdWaiting,
  idleInspectors,
  insertOffer,
  type OpenOffer,
  openOffers,
  promisedRooms,
  unansweredOffers,
  withdrawAllOffers,
  withdrawIdleOffers,
} from './offers.repository.ts';
import type { QueuePorts } from './ports.ts';
import { oneDecisionAtATime } from './taking.repository.ts';
import { type Actor, recordTicketEvent, SYSTEM } from './ticket-history.ts';

/**
 * Where the policy says that inspectors are asked: what nobody answered in time goes on to the next one, and whoever
 * has been idle longest is asked about the ticket that the routing gives them. An offer stands while the routing would
 * let that inspector take that ticket. A ticket on offer keeps its place.
 * @returns how inspectors get their tickets in this zone
 */
export async function tendOffers(
  tx: ZoneTransaction,
  ports: Pick<QueuePorts, 'route' | 'routingSnapshot'>,
): Promise<RoutingPolicy['mode']> {
  const { version, policy } = await policyInForce(tx);
  if (policy.mode === 'next') {
    await withdrawAllOffers(tx);
    return policy.mode;
  }
  await oneDecisionAtATime(tx);
  for (const offer of await unansweredOffers(tx)) await turnDown(tx, offer, 'missed', SYSTEM);
  await withdrawIdleOffers(tx);
  for (const offer of await openOffers(tx)) {
    const snapshot = await ports.routingSnapshot(tx, offer.inspectorId, version, offer.ticketId);
    // Its room failed, or a colleague is back for whom it is kept: yes would be refused, so nobody is asked any more.
    if (!snapshot || ports.route(snapshot, policy).kind !== 'call') await endOffer(tx, offer, 'withdrawn');
  }
  const promised = await promisedRooms(tx);
  for (const inspectorId of await idleInspectors(tx)) {
    const snapshot = await ports.routingSnapshot(tx, inspectorId, version);
    if (!snapshot || snapshot.tickets.length === 0) continue;
    const decision = ports.route(withoutRooms(snapshot, promised), policy);
    if (decision.kind !== 'call') continue;
    const { ticketId } = decision;
    // Gone since it was looked at: that made a change, and the next look follows from it.
    if (!(await holdWaiting(tx, ticketId))) continue;
    await insertOffer(tx, ticketId, inspectorId, policy.offerSeconds);
    await recordTicketEvent(tx, { ticketId, kind: 'offered', state: 'waiting', actor: SYSTEM });
    const siteId = snapshot.tickets.find(({ id }) => id === ticketId)?.siteId;
    if (siteId) promised.set(siteId, (promised.get(siteId) ?? 0) + 1);
  }
  return policy.mode;
}

/** Not answered or not wanted: that inspector has a break, and the ticket is the next one's. */
export async function turnDown(
  tx: ZoneTransaction,
  offer: OpenOffer,
  how: 'missed' | 'declined',
  actor: Actor,
): Promise<void> {
  if (!(await holdWaiting(tx, offer.ticketId)) || !(await endOffer(tx, offer, how))) return;
  await recordTicketEvent(tx, { ticketId: offer.ticketId, kind: 'offer_missed', state: 'waiting', actor });
  await setAvailability(tx, offer.inspectorId, 'break');
}

/** A room whose ticket is on offer is not there for another one. */
function withoutRooms(snapshot: RoutingSnapshot, promised: ReadonlyMap<SiteId, number>): RoutingSnapshot {
  return {
    ...snapshot,
    sites: snapshot.sites.map((site) => ({
      ...site,
      freeCounters: site.freeCounters.slice(promised.get(site.id) ?? 0),
    })),
  };
}
