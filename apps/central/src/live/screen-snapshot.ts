import type { Locale, ScreenSnapshot, SiteId, TicketId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { liveMessages } from '../messages/messages.repository.ts';
import { QUEUE_ORDER } from '../queue/tickets.repository.ts';
import { sentOnFrom } from '../sites/sent-on.repository.ts';
import { openingOf } from '../sites/sites.repository.ts';
import { intervalsNow } from '../waiting/waiting.repository.ts';

type Number = { siteCode: string; count: number; series: string };
type Called = Number & {
  ticketId: TicketId;
  siteId: SiteId;
  siteName: string;
  counterLabel: number;
  locale: Locale;
  calls: number;
  open: boolean;
};
type Waiting = Number & { ticketId: TicketId; siteId: SiteId; siteName: string };

/** What may be shouted across a waiting room: numbers and places. No name, no reason. */
export async function readScreenSnapshot(
  tx: ZoneTransaction,
  version: number,
  siteId: SiteId,
): Promise<ScreenSnapshot | undefined> {
  const [place] = await tx.query<{ zoneName: string; siteName: string }>(
    `SELECT z.name AS "zoneName", s.name AS "siteName" FROM site s JOIN zone z ON z.id = s.zone_id WHERE s.id = $1`,
    [siteId],
  );
  if (!place) return undefined;
  const called = await tx.query<Called>(
    `SELECT t.id AS "ticketId", s.code AS "siteCode", t.count, t.series, s.id AS "siteId", s.name AS "siteName",
       c.label AS "counterLabel", t.locale, k.recalls + 1 AS calls, k.phase = 'called' AS open
     FROM consultation k
     JOIN ticket t ON t.zone_id = k.zone_id AND t.id = k.ticket_id
     JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id
     JOIN counter c ON c.zone_id = k.zone_id AND c.id = k.counter_id
     WHERE k.phase <> 'ended'
     ORDER BY k.last_call_at DESC, k.id`,
  );
  const waiting = await tx.query<Waiting>(
    `SELECT t.id AS "ticketId", s.code AS "siteCode", t.count, t.series, s.id AS "siteId", s.name AS "siteName"
     FROM ticket t
     JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id
     WHERE t.state = 'waiting'
     ORDER BY ${QUEUE_ORDER}`,
  );
  const intervals = await intervalsNow(tx);
  return {
    ...place,
    version,
    siteId,
    called: called.map(numbered),
    waiting: waiting.map(({ ticketId, ...row }) => ({
      ...numbered(row),
      wait: intervals.get(ticketId) ?? null,
    })),
    opening: await openingOf(tx, siteId),
    messages: await liveMessages(tx, siteId),
    sentOn: await sentOnFrom(tx, siteId),
  };
}

function numbered<Row extends Number>({ siteCode, count, series, ...row }: Row) {
  return { ...row, number: { siteCode, count, series } };
}
