import type { Locale, OfferId, Reason, SiteId, StaffId, TicketId, TicketOffer } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { DESK_VALID_SECONDS } from '../staff/inspectors.repository.ts';

type Row = {
  id: OfferId;
  ticketId: TicketId;
  siteCode: string;
  count: number;
  series: string;
  siteId: SiteId;
  reason: Reason;
  locale: Locale;
  expiresAt: Date;
};

/** The ticket that waits for this inspector's yes, if there is one. */
export async function openOfferOf(tx: ZoneTransaction, staffId: StaffId): Promise<TicketOffer | null> {
  const [row] = await tx.query<Row>(
    `SELECT o.id, o.ticket_id AS "ticketId", s.code AS "siteCode", t.count, t.series, t.site_id AS "siteId",
       t.reason, t.locale, o.expires_at AS "expiresAt"
     FROM offer o
     JOIN ticket t ON t.zone_id = o.zone_id AND t.id = o.ticket_id
     JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id
     WHERE o.inspector_id = $1 AND o.state = 'open' AND o.expires_at > clock_timestamp()`,
    [staffId],
  );
  if (!row) return null;
  const { siteCode, count, series, expiresAt, ...rest } = row;
  return { ...rest, number: { siteCode, count, series }, expiresAt: expiresAt.toISOString() };
}

export type OpenOffer = { id: OfferId; ticketId: TicketId; inspectorId: StaffId };

const FACTS = 'o.id, o.ticket_id AS "ticketId", o.inspector_id AS "inspectorId"';

/**
 * Whether a ticket waits, and if so nothing else becomes of it before this transaction ends. Asked before an offer of it
 * is made or ended: whoever moves a ticket holds the ticket first and then its offer, and an offer of a ticket that was
 * parked at the same instant would be a promise about nobody.
 */
export async function holdWaiting(tx: ZoneTransaction, ticketId: TicketId): Promise<boolean> {
  const rows = await tx.query(`SELECT id FROM ticket WHERE id = $1 AND state = 'waiting' FOR NO KEY UPDATE`, [
    ticketId,
  ]);
  return rows.length > 0;
}

/** This inspector's own offer, locked with its ticket, while it stands. */
export async function lockOffer(
  tx: ZoneTransaction,
  id: OfferId,
  inspectorId: StaffId,
): Promise<OpenOffer | undefined> {
  const [made] = await tx.query<{ ticketId: TicketId }>(
    'SELECT ticket_id AS "ticketId" FROM offer WHERE id = $1 AND inspector_id = $2',
    [id, inspectorId],
  );
  if (!made || !(await holdWaiting(tx, made.ticketId))) return undefined;
  const [offer] = await tx.query<OpenOffer>(
    `SELECT ${FACTS} FROM offer o WHERE o.id = $1 AND o.inspector_id = $2 AND o.state = 'open'
       AND o.expires_at > clock_timestamp() FOR NO KEY UPDATE`,
    [id, inspectorId],
  );
  return offer;
}

/** Open offers that nobody answered in time. */
export function unansweredOffers(tx: ZoneTransaction): Promise<OpenOffer[]> {
  return tx.query<OpenOffer>(
    `SELECT ${FACTS} FROM offer o WHERE o.state = 'open' AND o.expires_at <= clock_timestamp() ORDER BY o.id`,
  );
}

/** All that wait for an answer. */
export function openOffers(tx: ZoneTransaction): Promise<OpenOffer[]> {
  return tx.query<OpenOffer>(`SELECT ${FACTS} FROM offer o WHERE o.state = 'open' ORDER BY o.id`);
}

/** @returns whether it still stood */
export async function endOffer(
  tx: ZoneTransaction,
  { id, inspectorId }: OpenOffer,
  state: 'declined' | 'missed' | 'withdrawn',
): Promise<boolean> {
  const ended = await tx.query(`UPDATE offer SET state = $2 WHERE id = $1 AND state = 'open' RETURNING id`, [
    id,
    state,
  ]);
  if (ended.length > 0) tx.changed('offer', inspectorId);
  return ended.length > 0;
}

/** When an inspector takes a ticket: the offer of it was accepted, what else was offered to or of them is over. */
export async function settleOffers(
  tx: ZoneTransaction,
  inspectorId: StaffId,
  ticketId: TicketId,
): Promise<void> {
  await withdrawn(
    tx,
    `UPDATE offer SET state = CASE WHEN ticket_id = $1 AND inspector_id = $2 THEN 'accepted' ELSE 'withdrawn' END
     WHERE state = 'open' AND (ticket_id = $1 OR inspector_id = $2) RETURNING inspector_id AS "from"`,
    [ticketId, inspectorId],
  );
}

/** The zone's inspectors ask for themselves again. */
export function withdrawAllOffers(tx: ZoneTransaction): Promise<void> {
  return withdrawn(
    tx,
    `UPDATE offer SET state = 'withdrawn' WHERE state = 'open' RETURNING inspector_id AS "from"`,
  );
}

/** Offers to somebody who takes no calls now. */
export function withdrawIdleOffers(tx: ZoneTransaction): Promise<void> {
  return withdrawn(
    tx,
    `UPDATE offer o SET state = 'withdrawn' WHERE o.state = 'open'
       AND o.inspector_id NOT IN (SELECT i.staff_id FROM inspector i WHERE ${TAKES_CALLS})
     RETURNING o.inspector_id AS "from"`,
    [DESK_VALID_SECONDS],
  );
}

async function withdrawn(
  tx: ZoneTransaction,
  update: string,
  values: readonly unknown[] = [],
): Promise<void> {
  for (const { from } of await tx.query<{ from: StaffId }>(update, values)) tx.changed('offer', from);
}

/** Available with a desk open, and with nobody. Needs `inspector i` and the desk's validity as the first parameter. */
const TAKES_CALLS = `i.availability = 'available'
  AND i.desk_seen_at > clock_timestamp() - make_interval(secs => $1) AND NOT EXISTS (SELECT FROM consultation k
    WHERE k.zone_id = i.zone_id AND k.inspector_id = i.staff_id AND k.phase <> 'ended')`;

/** Who could be asked now, the longest idle first. */
export async function idleInspectors(tx: ZoneTransaction): Promise<StaffId[]> {
  const idle = await tx.query<{ id: StaffId }>(
    `SELECT i.staff_id AS id FROM inspector i WHERE ${TAKES_CALLS} AND NOT EXISTS (SELECT FROM offer o
       WHERE o.zone_id = i.zone_id AND o.inspector_id = i.staff_id AND o.state = 'open')
     ORDER BY i.idle_since, i.staff_id`,
    [DESK_VALID_SECONDS],
  );
  return idle.map(({ id }) => id);
}

/** How many tickets of each site are on offer: so many of its rooms are as good as taken. */
export async function promisedRooms(tx: ZoneTransaction): Promise<Map<SiteId, number>> {
  const rows = await tx.query<{ siteId: SiteId; promised: number }>(
    `SELECT t.site_id AS "siteId", count(*)::int AS promised FROM offer o
     JOIN ticket t ON t.zone_id = o.zone_id AND t.id = o.ticket_id WHERE o.state = 'open' GROUP BY t.site_id`,
  );
  return new Map(rows.map(({ siteId, promised }) => [siteId, promised]));
}

export async function insertOffer(
  tx: ZoneTransaction,
  ticketId: TicketId,
  inspectorId: StaffId,
  seconds: number,
): Promise<void> {
  await tx.query(
    `INSERT INTO offer (zone_id, ticket_id, inspector_id, expires_at)
     VALUES ($1, $2, $3, clock_timestamp() + make_interval(secs => $4))`,
    [tx.zoneId, ticketId, inspectorId, seconds],
  );
  tx.changed('offer', inspectorId);
}
