import type { Locale, TicketId, TicketNumber, TicketState } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { SERVICE_DAY } from '../queue/numbering.ts';
import { peopleBefore } from '../queue/tickets.repository.ts';

export type FollowedTicket = {
  number: TicketNumber;
  locale: Locale;
  zoneName: string;
  siteName: string;
  state: TicketState;
  counterLabel: number | null;
  peopleBefore: number;
};

/** A ticket by the hash of its page's secret; nothing once its service day is over, unless it still is open. */
export async function followedTicket(
  tx: ZoneTransaction,
  followHash: Buffer,
): Promise<FollowedTicket | undefined> {
  const [row] = await tx.query<Row>(
    `SELECT t.id, s.code AS "siteCode", t.count, t.series, t.locale, t.state, s.name AS "siteName",
       z.name AS "zoneName", c.label AS "counterLabel"
     FROM ticket t
     JOIN zone z ON z.id = t.zone_id
     JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id
     LEFT JOIN consultation k ON k.zone_id = t.zone_id AND k.ticket_id = t.id AND k.phase <> 'ended'
     LEFT JOIN counter c ON c.zone_id = k.zone_id AND c.id = k.counter_id
     WHERE t.follow_hash = $1
       AND (t.service_day >= ${SERVICE_DAY} OR t.state IN ('waiting', 'called', 'in_consultation'))`,
    [followHash],
  );
  if (!row) return undefined;
  const { id, siteCode, count, series, ...rest } = row;
  return { ...rest, number: { siteCode, count, series }, peopleBefore: await peopleBefore(tx, id) };
}

type Row = Omit<FollowedTicket, 'number' | 'peopleBefore'> & {
  id: TicketId;
  siteCode: string;
  count: number;
  series: string;
};
