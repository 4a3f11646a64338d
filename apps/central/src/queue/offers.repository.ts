import type { Locale, OfferId, Reason, SiteId, StaffId, TicketId, TicketOffer } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';

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
