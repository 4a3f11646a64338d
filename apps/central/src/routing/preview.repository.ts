import {
  type Locale,
  type PriorityClass,
  type Reason,
  RoutingSnapshot,
  type SiteId,
  SKILL_OF_REASON,
  type StaffId,
  TicketId,
  type TicketNumber,
} from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { sitesInLine } from '../queue/routing-snapshot.repository.ts';
import type { RecordedCall, WhoWaits } from './policy-preview.ts';

type Row = {
  id: TicketId;
  siteCode: string;
  count: number;
  series: string;
  siteId: SiteId;
  priorityClass: PriorityClass;
  reason: Reason;
  locale: Locale;
  orderedAt: Date;
  reservedFor: StaffId | null;
};

/** Everybody who waits in the zone now. */
export async function whoWaits(tx: ZoneTransaction): Promise<WhoWaits> {
  const rows = await tx.query<Row>(
    `SELECT t.id, s.code AS "siteCode", t.count, t.series, t.site_id AS "siteId",
       t.priority_class AS "priorityClass", t.reason, t.locale, t.ordered_at AS "orderedAt",
       t.reserved_for AS "reservedFor"
     FROM ticket t JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id
     WHERE t.state = 'waiting'`,
  );
  const { at, sites } = await sitesInLine(tx);
  return {
    at,
    tickets: rows.map(({ siteCode, count, series, reason, orderedAt, ...row }) => ({
      ...row,
      number: { siteCode, count, series },
      skill: SKILL_OF_REASON[reason] ?? null,
      orderedAt: orderedAt.getTime(),
    })),
    sites: new Map(sites.map((site) => [site.id, site])),
  };
}

/** The newest decisions that called somebody, newest first. One of a shape that is no more is left out. */
export async function newestCalls(tx: ZoneTransaction, atMost: number): Promise<RecordedCall[]> {
  const rows = await tx.query<{ at: Date; called: string; snapshot: unknown }>(
    `SELECT at, decision ->> 'ticketId' AS called, snapshot FROM routing_decision
     WHERE decision ->> 'kind' = 'call' ORDER BY at DESC LIMIT $1`,
    [atMost],
  );
  return rows.flatMap(({ at, called, snapshot }) => {
    const read = RoutingSnapshot.safeParse(snapshot);
    return read.success ? [{ at, called: TicketId.parse(called), snapshot: read.data }] : [];
  });
}

export async function numbersOf(
  tx: ZoneTransaction,
  ids: readonly TicketId[],
): Promise<ReadonlyMap<TicketId, TicketNumber>> {
  const rows = await tx.query<{ id: TicketId } & TicketNumber>(
    `SELECT t.id, s.code AS "siteCode", t.count, t.series
     FROM ticket t JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id WHERE t.id = ANY ($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, ...number }) => [id, number]));
}
