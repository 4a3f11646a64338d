import type { Locale, ScreenSnapshot, SiteId, TicketId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { liveMessages } from '../messages/messages.repository.ts';
import { QUEUE_ORDER } from '../queue/tickets.repository.ts';
import { sentOnFrom } from '../sites/sent-on.repository.ts';
import { consoleSitesOf } from '../sites/sites.repository.ts';
import type { KnownWaits } from '../waiting/known-waits.ts';

/**
 * What may be shouted across the waiting rooms of these sites: numbers and places. No name, no reason. A site that is
 * not there is left out. What the rooms share is read once. Read it with `ZoneDatabase.zoneAsOfNow`.
 */
export async function readScreenSnapshots(
  tx: ZoneTransaction,
  version: number,
  siteIds: readonly SiteId[],
  waits: KnownWaits,
): Promise<ReadonlyMap<SiteId, ScreenSnapshot>> {
  const [zone] = await tx.query<{ name: string }>('SELECT name FROM zone WHERE id = $1', [tx.zoneId]);
  const called = await whoIsCalled(tx);
  const waiting = await whoWaits(tx, waits);
  const messages = await liveMessages(tx);
  const sentOn = await sentOnFrom(tx, siteIds);
  const snapshots = new Map<SiteId, ScreenSnapshot>();
  for (const { id: siteId, name: siteName, opening } of await consoleSitesOf(tx)) {
    if (!siteIds.includes(siteId)) continue;
    snapshots.set(siteId, {
      version,
      zoneName: zone?.name ?? '',
      siteId,
      siteName,
      called,
      waiting,
      opening,
      messages: messages.filter((message) => message.siteId === null || message.siteId === siteId),
      sentOn: sentOn.get(siteId) ?? [],
    });
  }
  return snapshots;
}

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

async function whoIsCalled(tx: ZoneTransaction): Promise<ScreenSnapshot['called']> {
  const rows = await tx.query<Called>(
    `SELECT t.id AS "ticketId", s.code AS "siteCode", t.count, t.series, s.id AS "siteId", s.name AS "siteName",
       c.label AS "counterLabel", t.locale, k.recalls + 1 AS calls, k.phase = 'called' AS open
     FROM consultation k
     JOIN ticket t ON t.zone_id = k.zone_id AND t.id = k.ticket_id
     JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id
     JOIN counter c ON c.zone_id = k.zone_id AND c.id = k.counter_id
     WHERE k.phase <> 'ended'
     ORDER BY k.last_call_at DESC, k.id`,
  );
  return rows.map(numbered);
}

async function whoWaits(tx: ZoneTransaction, waits: KnownWaits): Promise<ScreenSnapshot['waiting']> {
  const rows = await tx.query<Number & { ticketId: TicketId; siteId: SiteId; siteName: string }>(
    `SELECT t.id AS "ticketId", s.code AS "siteCode", t.count, t.series, s.id AS "siteId", s.name AS "siteName"
     FROM ticket t
     JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id
     WHERE t.state = 'waiting'
     ORDER BY ${QUEUE_ORDER}`,
  );
  const intervals = await waits.intervals(tx);
  return rows.map(({ ticketId, ...row }) => ({ ...numbered(row), wait: intervals.get(ticketId) ?? null }));
}

function numbered<Row extends Number>({ siteCode, count, series, ...row }: Row) {
  return { ...row, number: { siteCode, count, series } };
}
