import type { Outcome, TicketId, TicketState, TimelineEntry } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';

/** Who did it; a citizen on the own ticket's page is nobody that is known, so `system`. */
export type Actor =
  | { readonly kind: 'staff' | 'counter'; readonly id: string }
  | { readonly kind: 'system'; readonly id: null };

export const SYSTEM: Actor = { kind: 'system', id: null };

/** Something that happened while a ticket was in this state; it changed nothing of the ticket. */
export type TicketNote = {
  ticketId: TicketId;
  kind: TimelineEntry['kind'];
  /** The state that the ticket is in. */
  state: TicketState;
  consultationId?: string;
  outcome?: Outcome;
  actor: Actor;
};

/** A line of a ticket's history that is no transition; those are `moveTicket`'s. The table refuses changes. */
export async function recordTicketEvent(tx: ZoneTransaction, event: TicketNote): Promise<void> {
  await tx.query(
    `INSERT INTO ticket_event (zone_id, ticket_id, kind, state, consultation_id, outcome, actor_kind, actor_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tx.zoneId,
      event.ticketId,
      event.kind,
      event.state,
      event.consultationId ?? null,
      event.outcome ?? null,
      event.actor.kind,
      event.actor.id,
    ],
  );
}

/** What happened to a ticket, from issued to its end, in order. */
export async function timelineOf(tx: ZoneTransaction, ticketId: TicketId): Promise<TimelineEntry[]> {
  const rows = await tx.query<Omit<TimelineEntry, 'at'> & { at: Date }>(
    'SELECT at, kind, outcome FROM ticket_event WHERE ticket_id = $1 ORDER BY id',
    [ticketId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
