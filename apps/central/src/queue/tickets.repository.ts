import type { QueueTicket, TicketId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';

/** The one order of the queue, everywhere: by time, less the head start of the class. Needs `ticket t`. */
export const QUEUE_ORDER = 't.ranked_at, t.ordered_at, t.id';

const OPEN = `t.state IN ('waiting', 'called', 'in_consultation', 'parked')`;

/** What a ticket is by itself, whoever called it. */
export type TicketItself = Omit<QueueTicket, keyof Calling>;

type Calling = Pick<QueueTicket, 'counterId' | 'inspectorId' | 'consultationId'>;

/** As {@link TICKET_COLUMNS} give it. */
export type TicketRow = Omit<TicketItself, 'number' | 'orderedAt' | 'rankedAt' | 'parkedUntil'> & {
  siteCode: string;
  count: number;
  series: string;
  orderedAt: Date;
  rankedAt: Date;
  parkedUntil: Date | null;
};

/** Needs `ticket t` and its `site s`. */
export const TICKET_COLUMNS = /* sql */ `t.id, s.code AS "siteCode", t.count, t.series, t.site_id AS "siteId", t.state,
  t.priority_class AS "priorityClass", t.reason, t.locale, t.ordered_at AS "orderedAt", t.ranked_at AS "rankedAt",
  t.reserved_for AS "reservedFor", t.parked_until AS "parkedUntil"`;

/** Needs the consultation `k` that it is in, if any. */
const CONSULTATION_COLUMNS = /* sql */ `k.counter_id AS "counterId", k.inspector_id AS "inspectorId",
  k.id AS "consultationId"`;

export function ticketOf<Row extends TicketRow>(row: Row) {
  const { siteCode, count, series, orderedAt, rankedAt, parkedUntil, ...ticket } = row;
  return {
    ...ticket,
    number: { siteCode, count, series },
    orderedAt: orderedAt.toISOString(),
    rankedAt: rankedAt.toISOString(),
    parkedUntil: parkedUntil?.toISOString() ?? null,
  };
}

/** The open tickets of the zone in the queue's order, or only the one that is asked. */
export async function openTickets(tx: ZoneTransaction, only?: TicketId): Promise<QueueTicket[]> {
  const rows = await tx.query<TicketRow & Calling>(
    `SELECT ${TICKET_COLUMNS}, ${CONSULTATION_COLUMNS}
     FROM ticket t
     JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id
     LEFT JOIN consultation k ON k.zone_id = t.zone_id AND k.ticket_id = t.id AND k.phase <> 'ended'
     WHERE ${OPEN} AND ($1::uuid IS NULL OR t.id = $1)
     ORDER BY ${QUEUE_ORDER}`,
    [only ?? null],
  );
  return rows.map(ticketOf);
}

export async function countWaiting(tx: ZoneTransaction): Promise<number> {
  const [row] = await tx.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM ticket WHERE state = 'waiting'`,
  );
  return row?.waiting ?? 0;
}

/** How many wait before this one, in the whole zone. Needs `ticket t`. */
export const PEOPLE_BEFORE = `(SELECT count(*)::int FROM ticket other WHERE other.state = 'waiting' AND other.id <> t.id
  AND (other.ranked_at, other.ordered_at, other.id) < (${QUEUE_ORDER}))`;

export async function peopleBefore(tx: ZoneTransaction, ticketId: TicketId): Promise<number> {
  const [row] = await tx.query<{ before: number }>(
    `SELECT ${PEOPLE_BEFORE} AS before FROM ticket t WHERE t.id = $1`,
    [ticketId],
  );
  return row?.before ?? 0;
}
