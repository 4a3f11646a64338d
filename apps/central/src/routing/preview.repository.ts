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
import type { RecordedCall, WhoWaits } from './policy-preview.ts';

/** The longest turn of a site that a policy can give: an earlier call makes no difference. */
const LONGEST_TURN_MINUTES = 30;

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
  const calls = await tx.query<{ siteId: SiteId; at: Date }>(
    `SELECT t.site_id AS "siteId", max(k.called_at) AS at
     FROM consultation k JOIN ticket t ON t.zone_id = k.zone_id AND t.id = k.ticket_id
     WHERE k.called_at > clock_timestamp() - make_interval(mins => $1) GROUP BY t.site_id`,
    [LONGEST_TURN_MINUTES],
  );
  const [clock] = await tx.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  return {
    at: (clock?.now ?? new Date()).getTime(),
    tickets: rows.map(({ siteCode, count, series, reason, orderedAt, ...row }) => ({
      ...row,
      number: { siteCode, count, series },
      skill: SKILL_OF_REASON[reason] ?? null,
      orderedAt: orderedAt.getTime(),
    })),
    lastCalls: new Map(calls.map(({ siteId, at }) => [siteId, at.getTime()])),
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
