import type { ReadRows } from '@loket/queue/history/read-recorded.ts';
import type { Recorded } from '@loket/queue/history/types.ts';

type Rows = {
  id: Recorded['notAsTheirEvents'][number]['ticketId'];
  row: Record<string, unknown>;
  events: { state: string; data: Record<string, unknown> }[];
};

/**
 * Of each ticket whose row is not what its events say: in what they differ. Folded here once more, by another hand
 * than central's own: the events are public record, and whoever reads them must come to the same ticket.
 */
export async function notAsTheirEvents(read: ReadRows): Promise<Recorded['notAsTheirEvents']> {
  const rows = await read<Rows>(ROWS, []);
  return rows.flatMap(({ id, row, events }) => {
    const rebuilt = fold(events);
    const differences = Object.entries(row)
      .filter(([field, value]) => rebuilt[field] !== value)
      .map(([field, value]) => `${field} is ${value}, its events say ${rebuilt[field]}`);
    return differences.length === 0 ? [] : [{ ticketId: id, differences }];
  });
}

/** Until when somebody is away, and where somebody was sent, belong to the state that says so. */
function fold(events: Rows['events']): Record<string, unknown> {
  const ticket: Record<string, unknown> = { reservedFor: null, rejoined: false };
  for (const { state, data } of events) {
    if (ticket.state !== state) Object.assign(ticket, { parkedUntil: null, referredTo: null });
    Object.assign(ticket, data, { state });
  }
  return ticket;
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

const ROWS = /* sql */ `
  SELECT t.id, jsonb_build_object('siteId', t.site_id, 'serviceDay', t.service_day, 'series', t.series,
    'count', t.count, 'reason', t.reason, 'locale', t.locale, 'priorityClass', t.priority_class, 'state', t.state,
    'orderedAt', to_char(t.ordered_at AT TIME ZONE 'UTC', ${INSTANT}), 'reservedFor', t.reserved_for,
    'parkedUntil', to_char(t.parked_until AT TIME ZONE 'UTC', ${INSTANT}), 'referredTo', t.referred_to,
    'rejoined', t.rejoined) AS row,
    coalesce((SELECT jsonb_agg(jsonb_build_object('state', e.state, 'data', e.data) ORDER BY e.id)
      FROM ticket_event e WHERE e.zone_id = t.zone_id AND e.ticket_id = t.id), '[]') AS events
  FROM ticket t`;
