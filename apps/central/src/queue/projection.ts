import type {
  Locale,
  PriorityClass,
  Reason,
  ReferredTo,
  SiteId,
  StaffId,
  TicketId,
  TicketState,
} from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { EXACT } from './ticket-moves.ts';

/** Everything of a ticket that its history decides. Instants are whole, to the microsecond, as events write them. */
export type TicketRow = {
  siteId: SiteId;
  serviceDay: string;
  series: string;
  count: number;
  reason: Reason;
  locale: Locale;
  orderedAt: string;
  priorityClass: PriorityClass;
  state: TicketState;
  reservedFor: StaffId | null;
  parkedUntil: string | null;
  referredTo: ReferredTo | null;
  rejoined: boolean;
};

/** An event as the projection needs it. `data` says what changed besides the state. */
export type ProjectedEvent = { state: TicketState; data: Partial<TicketRow> };

/**
 * The ticket's row from its events alone, in their order: the first one says how it was issued, each later one what
 * it changed. Being parked or sent on ends with the state that it belongs to.
 * @returns nothing when there is no event
 */
export function rebuildTicket(events: readonly ProjectedEvent[]): Partial<TicketRow> | undefined {
  if (events.length === 0) return undefined;
  let ticket: Partial<TicketRow> = { reservedFor: null, rejoined: false };
  for (const { state, data } of events) {
    const left = ticket.state === state ? {} : { parkedUntil: null, referredTo: null };
    ticket = Object.assign(ticket, left, data, { state });
  }
  return ticket;
}

export type Unlike = { ticketId: TicketId; row: TicketRow; rebuilt: Partial<TicketRow> | undefined };

/**
 * The tickets of a zone whose row differs from what their events say: there must be none. Those that were issued
 * before events held data can't be rebuilt and are left out.
 */
export async function compareWithEvents(tx: ZoneTransaction): Promise<Unlike[]> {
  const unlike: Unlike[] = [];
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await tx.query<{ id: TicketId; row: TicketRow; events: ProjectedEvent[] | null }>(PAGE, [
      after,
    ]);
    for (const { id, row, events } of page) {
      if (events?.[0] && events[0].data.siteId === undefined) continue;
      const rebuilt = rebuildTicket(events ?? []);
      if (!isSame(row, rebuilt)) unlike.push({ ticketId: id, row, rebuilt });
    }
    const last = page.at(-1);
    if (!last) return unlike;
    after = last.id;
  }
}

function isSame(row: TicketRow, rebuilt: Partial<TicketRow> | undefined): boolean {
  return (
    rebuilt !== undefined &&
    Object.entries(row).every(([field, value]) => Reflect.get(rebuilt, field) === value)
  );
}

const PAGE = /* sql */ `
  SELECT t.id, jsonb_build_object('siteId', t.site_id, 'serviceDay', t.service_day, 'series', t.series,
    'count', t.count, 'reason', t.reason, 'locale', t.locale, 'priorityClass', t.priority_class, 'state', t.state,
    'orderedAt', to_char(t.ordered_at AT TIME ZONE 'UTC', ${EXACT}), 'reservedFor', t.reserved_for,
    'parkedUntil', to_char(t.parked_until AT TIME ZONE 'UTC', ${EXACT}), 'referredTo', t.referred_to,
    'rejoined', t.rejoined) AS row,
    (SELECT jsonb_agg(jsonb_build_object('state', e.state, 'data', e.data) ORDER BY e.id)
     FROM ticket_event e WHERE e.zone_id = t.zone_id AND e.ticket_id = t.id) AS events
  FROM ticket t WHERE t.id > $1 ORDER BY t.id LIMIT 500`;
