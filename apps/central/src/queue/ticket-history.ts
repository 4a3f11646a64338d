import type { Outcome, TicketId, TicketState, TimelineEntry } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';

/** Who did it. */
export type Actor =
  | { readonly kind: 'staff' | 'counter'; readonly id: string }
  | { readonly kind: 'system'; readonly id: null };

export const SYSTEM: Actor = { kind: 'system', id: null };

export type TicketEvent = {
  ticketId: TicketId;
  kind: TimelineEntry['kind'];
  /** The ticket's state from now on. */
  state: TicketState;
  consultationId?: string;
  outcome?: Outcome;
  actor: Actor;
};

/** One transition, once, for ever: the table refuses changes. */
export async function recordTicketEvent(tx: ZoneTransaction, event: TicketEvent): Promise<void> {
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
