import type {
  ConsoleSite,
  Locale,
  ScreenMessage,
  ScreenSnapshot,
  SentOn,
  SiteId,
  TicketId,
} from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { liveMessages } from '../messages/messages.repository.ts';
import { QUEUE_ORDER } from '../queue/tickets.repository.ts';
import { consoleSitesOf } from '../sites/sites.repository.ts';
import type { Intervals } from '../waiting/known-waits.ts';

/** What a waiting room shows besides the queue; it changes seldom. */
export type RoomFacts = {
  readonly zoneName: string;
  readonly sites: readonly ConsoleSite[];
  readonly messages: readonly ScreenMessage[];
};

export async function readRoomFacts(tx: ZoneTransaction): Promise<RoomFacts> {
  const [zone] = await tx.query<{ name: string }>('SELECT name FROM zone WHERE id = $1', [tx.zoneId]);
  return {
    zoneName: zone?.name ?? '',
    sites: await consoleSitesOf(tx),
    messages: await liveMessages(tx),
  };
}

/** What takes a moment to find out and is told a moment later: how long it will be, and who was sent elsewhere. */
export type Slower = { readonly intervals: Intervals; readonly sentOn: ReadonlyMap<SiteId, SentOn[]> };

/**
 * What may be shouted across the waiting rooms of these sites: numbers and places. No name, no reason. A site that is
 * not there is left out. What the rooms share is put together once.
 */
export function screenSnapshots(
  line: Line,
  siteIds: readonly SiteId[],
  { zoneName, sites, messages }: RoomFacts,
  { intervals, sentOn }: Slower,
): ReadonlyMap<SiteId, ScreenSnapshot> {
  const { version } = line;
  const called = line.called.map(numbered);
  const names = new Map(sites.map(({ id, name }) => [id, name]));
  const waiting = line.waiting.map(({ ticketId, siteId, siteCode, count, series }) => ({
    siteId,
    siteName: names.get(siteId) ?? '',
    number: { siteCode, count, series },
    wait: intervals.get(ticketId) ?? null,
  }));
  const snapshots = new Map<SiteId, ScreenSnapshot>();
  for (const { id: siteId, name: siteName, opening } of sites) {
    if (!siteIds.includes(siteId)) continue;
    snapshots.set(siteId, {
      version,
      zoneName,
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
/** `rankedAt` in whole milliseconds of the epoch, cut off. */
type Waiting = Number & { ticketId: TicketId; siteId: SiteId; rankedAt: number };

export type Line = { version: number; called: Called[]; waiting: Waiting[] };

/**
 * Who is called, the newest call first, and who waits, in the order of the queue, as of one version of the zone: one
 * row, asked at every change.
 */
export const LINE = /* sql */ `
  SELECT
    (SELECT version::float8 FROM zone_clock) AS version,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('ticketId', t.id, 'siteCode', s.code, 'count', t.count,
       'series', t.series, 'siteId', s.id, 'siteName', s.name, 'counterLabel', c.label, 'locale', t.locale,
       'calls', k.recalls + 1, 'open', k.phase = 'called') ORDER BY k.last_call_at DESC, k.id), '[]')
     FROM consultation k
     JOIN ticket t ON t.zone_id = k.zone_id AND t.id = k.ticket_id
     JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id
     JOIN counter c ON c.zone_id = k.zone_id AND c.id = k.counter_id
     WHERE k.phase <> 'ended') AS called,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('ticketId', t.id, 'siteCode', s.code, 'count', t.count,
       'series', t.series, 'siteId', s.id, 'rankedAt', floor(extract(epoch FROM t.ranked_at) * 1000))
       ORDER BY ${QUEUE_ORDER}), '[]')
     FROM ticket t
     JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id
     WHERE t.state = 'waiting') AS waiting`;

function numbered<Row extends Number>({ siteCode, count, series, ...row }: Row) {
  return { ...row, number: { siteCode, count, series } };
}
