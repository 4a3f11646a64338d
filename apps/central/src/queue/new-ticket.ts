import { randomUUID } from 'node:crypto';
import {
  type CounterId,
  type Locale,
  type PriorityClass,
  type Reason,
  type SiteId,
  TicketId,
} from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { EXACT } from './ticket-moves.ts';
import {
  PEOPLE_BEFORE,
  TICKET_COLUMNS,
  type TicketItself,
  type TicketRow,
  ticketOf,
} from './tickets.repository.ts';

/** When a cut-off counter gave a ticket, by its own clock, and what is known about that clock. */
export type DeviceTime = { issuedAt: string; deviceNow: string; lastContactAt: string };

export type NewTicket = {
  siteId: SiteId;
  serviceDay: string;
  series: string;
  count: number;
  reason: Reason;
  locale: Locale;
  priorityClass: PriorityClass;
  issuedBy: CounterId;
  idempotencyKey: string;
  followHash: Buffer;
  /** Absent: ordered now, by the database's clock. */
  deviceTime?: DeviceTime;
  /** Given back before central heard of it. */
  cancelled?: boolean;
};

/**
 * A ticket with the first event of its history, which holds all that was decided here. What changed is said before the
 * answer is there, so that the commit can go right behind it.
 * @throws unique_violation when its number or key was used before
 */
export function insertTicket(tx: ZoneTransaction, ticket: NewTicket): Promise<MadeTicket> {
  const ticketId = TicketId.parse(randomUUID());
  const made = tx.query<MadeRow>(INSERT, values(tx, ticketId, ticket)).then(([row]) => {
    if (!row) throw new Error('A ticket was made without a row.');
    return asMade(row);
  });
  tx.changed(
    'ticket',
    ticketId,
    made.then(({ ticket: itself }) => ({ ...itself, ...UNCALLED })),
  );
  return made;
}

/** @param peopleBefore how many wait before it, in the whole zone */
export type MadeTicket = { ticket: TicketItself; peopleBefore: number };

type MadeRow = TicketRow & { peopleBefore: number };

const asMade = ({ peopleBefore, ...row }: MadeRow): MadeTicket => ({ ticket: ticketOf(row), peopleBefore });

/** Nobody has called it yet. */
const UNCALLED = { counterId: null, inspectorId: null, consultationId: null };

/** The ticket that was made for this key, wherever it went since. */
export async function ticketMadeFor(
  tx: ZoneTransaction,
  idempotencyKey: string,
): Promise<(MadeTicket & { issuedBy: CounterId }) | undefined> {
  const [row] = await tx.query<MadeRow & { issuedBy: CounterId }>(
    `SELECT ${TICKET_COLUMNS}, ${PEOPLE_BEFORE} AS "peopleBefore", t.issued_by AS "issuedBy"
     FROM ticket t JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id WHERE t.idempotency_key = $1`,
    [idempotencyKey],
  );
  if (!row) return undefined;
  const { issuedBy, ...made } = row;
  return { ...asMade(made), issuedBy };
}

/** The same for one that was given out elsewhere: nothing when its number or key was used before. */
export async function insertTicketUnlessKnown(
  tx: ZoneTransaction,
  ticket: NewTicket,
): Promise<TicketId | undefined> {
  const ticketId = TicketId.parse(randomUUID());
  const [row] = await tx.query(INSERT_UNLESS_KNOWN, values(tx, ticketId, ticket));
  if (!row) return undefined;
  tx.changed('ticket', ticketId);
  return ticketId;
}

const values = (tx: ZoneTransaction, ticketId: TicketId, { deviceTime, ...ticket }: NewTicket) => [
  tx.zoneId,
  ticket.siteId,
  ticket.serviceDay,
  ticket.series,
  ticket.count,
  ticket.cancelled ? 'cancelled' : 'waiting',
  ticket.reason,
  ticket.locale,
  deviceTime?.issuedAt ?? null,
  deviceTime?.deviceNow ?? null,
  deviceTime?.lastContactAt ?? null,
  ticket.issuedBy,
  ticket.idempotencyKey,
  ticket.followHash,
  ticket.priorityClass,
  deviceTime ? 'reconciled' : 'issued',
  ticketId,
];

/**
 * The device's time ($9) moved by its clock's error (now less $10), not before its last contact ($11, moved too), not
 * before central itself last heard of it (a clock that was set during the cut makes everything else a fable), and not
 * after now. Without a device's time all of these are null, which `least` passes over: now.
 */
const ORDERED_AT = `least(clock_timestamp(), greatest(
  $9::timestamptz + (clock_timestamp() - $10::timestamptz),
  $11::timestamptz + (clock_timestamp() - $10::timestamptz),
  (SELECT h.cut_off_since FROM counter_health h WHERE h.counter_id = $12 AND $9::timestamptz IS NOT NULL)))`;

const insertion = (onConflict: string) => /* sql */ `
  WITH made AS (
    INSERT INTO ticket (id, zone_id, site_id, service_day, series, count, state, reason, locale, ordered_at, issued_by,
      idempotency_key, follow_hash, priority_class)
    VALUES ($17, $1, $2, $3, $4, $5, $6, $7, $8, ${ORDERED_AT}, $12, $13, $14, $15)
    ${onConflict} RETURNING *
  ), noted AS (
  INSERT INTO ticket_event (zone_id, ticket_id, kind, state, actor_kind, actor_id, data)
  SELECT zone_id, id, $16, state, 'counter', issued_by, jsonb_build_object('siteId', site_id,
    'serviceDay', service_day, 'series', series, 'count', count, 'reason', reason, 'locale', locale,
    'priorityClass', priority_class, 'orderedAt', to_char(ordered_at AT TIME ZONE 'UTC', ${EXACT}))
  FROM made)
  SELECT ${TICKET_COLUMNS}, ${PEOPLE_BEFORE} AS "peopleBefore"
  FROM made t JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id`;

const INSERT = insertion('');
const INSERT_UNLESS_KNOWN = insertion('ON CONFLICT DO NOTHING');
