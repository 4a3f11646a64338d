import type { Locale, ReferredTo, SiteId, TicketId, TicketNumber, TicketState } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { SERVICE_DAY } from '../queue/numbering.ts';
import { peopleBefore } from '../queue/tickets.repository.ts';
import { consoleSitesOf } from '../sites/sites.repository.ts';

/** All that the page behind a ticket's QR code knows. */
export type FollowedTicket = {
  id: TicketId;
  number: TicketNumber;
  locale: Locale;
  zoneName: string;
  timeZone: string;
  siteName: string;
  state: TicketState;
  counterLabel: number | null;
  peopleBefore: number;
  parkedUntil: Date | null;
  referredTo: ReferredTo | null;
  /** Where else to go, by the site's regime. */
  elsewhere: { name: string; address: string } | null;
  /** Was away, or missed the call once today; and the site still serves who waits. */
  mayComeBack: boolean;
  /** By the database's clock. */
  now: Date;
};

/** A ticket by the hash of its page's secret; nothing once its service day is over, unless it still is open. */
export async function followedTicket(
  tx: ZoneTransaction,
  followHash: Buffer,
): Promise<FollowedTicket | undefined> {
  const [row] = await tx.query<Row>(
    `SELECT t.id, t.site_id AS "siteId", s.code AS "siteCode", t.count, t.series, t.locale, t.state,
       s.name AS "siteName", z.name AS "zoneName", z.time_zone AS "timeZone", c.label AS "counterLabel",
       t.parked_until AS "parkedUntil", t.referred_to AS "referredTo", t.rejoined,
       t.service_day = ${SERVICE_DAY} AS today, clock_timestamp() AS now
     FROM ticket t
     JOIN zone z ON z.id = t.zone_id
     JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id
     LEFT JOIN consultation k ON k.zone_id = t.zone_id AND k.ticket_id = t.id AND k.phase <> 'ended'
     LEFT JOIN counter c ON c.zone_id = k.zone_id AND c.id = k.counter_id
     WHERE t.follow_hash = $1
       AND (t.service_day >= ${SERVICE_DAY} OR t.state IN ('waiting', 'called', 'in_consultation', 'parked'))`,
    [followHash],
  );
  if (!row) return undefined;
  const { siteId, siteCode, count, series, rejoined, today, ...rest } = row;
  const sites = await consoleSitesOf(tx);
  const site = sites.find(({ id }) => id === siteId);
  const other = sites.find(({ id }) => id === site?.regime.elsewhere);
  const serves = site?.opening.open === true || site?.regime.whenClosing !== 'tell';
  const { state } = row;
  return {
    ...rest,
    number: { siteCode, count, series },
    peopleBefore: state === 'waiting' ? await peopleBefore(tx, row.id) : 0,
    elsewhere: other ? { name: other.name, address: other.address } : null,
    mayComeBack: serves && (state === 'parked' || (state === 'no_show' && today && !rejoined)),
  };
}

type Row = Omit<FollowedTicket, 'number' | 'peopleBefore' | 'elsewhere' | 'mayComeBack'> & {
  siteId: SiteId;
  siteCode: string;
  count: number;
  series: string;
  rejoined: boolean;
  today: boolean;
};
