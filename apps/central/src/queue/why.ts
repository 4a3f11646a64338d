import type {
  Hindrance,
  RoutingDecision,
  RoutingSite,
  TicketId,
  TicketNumber,
  WhyThisTicket,
} from '@loket/contract';
import { hindranceOf, reasonsFor } from '@loket/queue';
import { Refusal } from '../boundary/refusal.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { policyInForce } from '../routing/policy.repository.ts';
import { aroundTicket } from './routing-snapshot.repository.ts';
import { peopleBefore } from './tickets.repository.ts';

/**
 * Why this ticket: as it was decided when it was last called, or where it stands now while it waits.
 * @throws Refusal `not_found` (also for one that was never called and does not wait)
 */
export async function whyThisTicket(tx: ZoneTransaction, ticketId: TicketId): Promise<WhyThisTicket> {
  const [ticket] = await tx.query<{ state: string }>('SELECT state FROM ticket WHERE id = $1', [ticketId]);
  if (!ticket) throw new Refusal('not_found', 'There is no such ticket.');
  return ticket.state === 'waiting' ? whereItStands(tx, ticketId) : asItWasDecided(tx, ticketId);
}

type Recorded = { at: Date; policyVersion: number; decision: RoutingDecision };

async function asItWasDecided(tx: ZoneTransaction, ticketId: TicketId): Promise<WhyThisTicket> {
  const [recorded] = await tx.query<Recorded>(
    `SELECT d.at, d.policy_version AS "policyVersion", d.decision FROM consultation k
     JOIN routing_decision d ON d.zone_id = k.zone_id AND d.consultation_id = k.id
     WHERE k.ticket_id = $1 ORDER BY k.called_at DESC LIMIT 1`,
    [ticketId],
  );
  if (recorded?.decision.kind !== 'call')
    throw new Refusal('not_found', 'No decision about this ticket is known.');
  const { because, passedOver } = recorded.decision;
  const numbers = await numbersOf(
    tx,
    passedOver.map((passed) => passed.ticketId),
  );
  return {
    state: 'called',
    at: recorded.at.toISOString(),
    policyVersion: recorded.policyVersion,
    because,
    passedOver: passedOver.flatMap(({ ticketId: id, hindrance }) => {
      const number = numbers.get(id);
      return number ? [{ number, hindrance }] : [];
    }),
  };
}

async function whereItStands(tx: ZoneTransaction, ticketId: TicketId): Promise<WhyThisTicket> {
  const { version, policy } = await policyInForce(tx);
  const around = await aroundTicket(tx, ticketId, version);
  const [ticket] = around.tickets;
  if (!ticket) throw new Refusal('conflict', 'This ticket was called just now.');
  const site = around.sites.find(({ id }) => id === ticket.siteId);
  const held = around.atWork.map((inspector) => hindranceOf(ticket, site, { ...around, inspector }, policy));
  return {
    state: 'waiting',
    at: new Date(around.at).toISOString(),
    policyVersion: version,
    peopleBefore: await peopleBefore(tx, ticketId),
    because: reasonsFor(ticket, site, around, policy),
    hindrances: heldBack(held, site),
  };
}

/** Nothing holds it back when one inspector could call it; when nobody is at work, only its site can. */
function heldBack(held: readonly (Hindrance | null)[], site: RoutingSite | undefined): Hindrance[] {
  if (held.length === 0) return site && site.freeCounters.length > 0 ? [] : ['no_free_counter'];
  return held.includes(null) ? [] : [...new Set(held.filter((hindrance) => hindrance !== null))];
}

async function numbersOf(
  tx: ZoneTransaction,
  ticketIds: readonly TicketId[],
): Promise<ReadonlyMap<TicketId, TicketNumber>> {
  const rows = await tx.query<{ id: TicketId } & TicketNumber>(
    `SELECT t.id, s.code AS "siteCode", t.count, t.series FROM ticket t
     JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id WHERE t.id = ANY ($1)`,
    [ticketIds],
  );
  return new Map(rows.map(({ id, ...number }) => [id, number]));
}
