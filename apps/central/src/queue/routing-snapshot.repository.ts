import {
  HEARTBEAT_VALID_MS,
  type RoutingInspector,
  type RoutingSnapshot,
  SKILL_OF_REASON,
  type StaffId,
  type TicketId,
} from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { DESK_VALID_SECONDS } from '../staff/inspectors.repository.ts';
import { SERVICE_DAY } from './numbering.ts';

/**
 * All that a decision about this inspector depends on, as of one instant of the database's clock.
 *
 * - Tickets: those that wait and that nobody else has an offer of. Of tickets equal in site, class, language, skill and
 *   reservation only the first is read: no other of them can be next.
 * - Sites: their free counters in the order of the labels, and since when one of them has been free on this service
 *   day. A counter is free when it takes calls, is in service, is in nobody's consultation, and its last heartbeat is
 *   younger than ten seconds and says ready; one whose citizen is taking a ticket says ready too, because issuing yields.
 * - At work: who is available with a desk open, or in a consultation; and the one who asks.
 *
 * @param only as if no other ticket waited: for one that this inspector was offered
 * @returns nothing when this is no inspector
 */
export async function routingSnapshot(
  tx: ZoneTransaction,
  inspectorId: StaffId,
  policyVersion: number,
  only?: TicketId,
): Promise<RoutingSnapshot | undefined> {
  const { inspector, ...around } = await read(tx, inspectorId, policyVersion, only);
  return inspector ? { ...around, inspector } : undefined;
}

/** The same about one ticket that waits, when nobody in particular asks. */
export async function aroundTicket(
  tx: ZoneTransaction,
  ticketId: TicketId,
  policyVersion: number,
): Promise<Omit<RoutingSnapshot, 'inspector'>> {
  const { inspector: _, ...around } = await read(tx, null, policyVersion, ticketId);
  return around;
}

/** The sites at which somebody waits, as a decision would see them at this instant. */
export async function sitesInLine(tx: ZoneTransaction): Promise<Pick<RoutingSnapshot, 'at' | 'sites'>> {
  const { at, sites } = await read(tx, null, 0, undefined);
  return { at, sites };
}

type Row = Omit<RoutingSnapshot, 'inspector'> & { inspector: RoutingInspector | null };

async function read(
  tx: ZoneTransaction,
  inspectorId: StaffId | null,
  policyVersion: number,
  only: TicketId | undefined,
): Promise<Row> {
  const [row] = await tx.query<{ snapshot: Row }>(SNAPSHOT, [
    tx.zoneId,
    inspectorId,
    policyVersion,
    JSON.stringify(SKILL_OF_REASON),
    HEARTBEAT_VALID_MS / 1000,
    DESK_VALID_SECONDS,
    only ?? null,
  ]);
  if (!row) throw new Error('The zone is not there.');
  return row.snapshot;
}

/** Needs `counter c`, `counter_health h` and the heartbeat's validity in seconds as the fifth parameter. */
export const CAN_TAKE_A_CALL = `'counter' = ANY (c.roles) AND c.in_service_at IS NOT NULL AND c.revoked_at IS NULL
  AND h.ready AND h.last_heartbeat_at > clock_timestamp() - make_interval(secs => $5)`;

const epochMs = (instant: string) => `floor(extract(epoch FROM ${instant}) * 1000)::bigint`;

/** When this service day's numbers started. Needs `zone z`. */
const DAY_BEGAN = `((${SERVICE_DAY} + z.service_day_starts_at) AT TIME ZONE z.time_zone)`;

const ONE = `jsonb_build_object('id', i.staff_id, 'languages', i.languages, 'skills', i.skills)`;

const TICKETS = /* sql */ `
  SELECT DISTINCT ON (t.site_id, t.priority_class, t.locale, ($4::jsonb ->> t.reason), t.reserved_for)
    t.id, t.site_id, t.priority_class, t.locale, $4::jsonb ->> t.reason AS skill, t.reserved_for, t.ordered_at
  FROM ticket t
  WHERE t.zone_id = $1 AND t.state = 'waiting' AND ($7::uuid IS NULL OR t.id = $7) AND NOT EXISTS (SELECT FROM offer o
    WHERE o.zone_id = $1 AND o.ticket_id = t.id AND o.state = 'open' AND o.inspector_id <> $2)
  ORDER BY t.site_id, t.priority_class, t.locale, ($4::jsonb ->> t.reason), t.reserved_for, t.ordered_at, t.id`;

/**
 * The free counters of a site, each with when its last consultation of this service day ended. Compared as a row, so
 * that the newest is one step in the index by counter, however many calls the day had.
 */
const FREE = /* sql */ `
  SELECT c.id, c.label, newest.ended_at AS since
  FROM counter c JOIN counter_health h ON h.zone_id = c.zone_id AND h.counter_id = c.id
  LEFT JOIN LATERAL (
    SELECT k.counter_id, k.ended_at FROM consultation k
    WHERE k.zone_id = $1 AND (k.counter_id, k.called_at) <= (c.id, 'infinity'::timestamptz)
    ORDER BY k.counter_id DESC, k.called_at DESC LIMIT 1
  ) newest ON newest.counter_id = c.id AND newest.ended_at >= ${DAY_BEGAN}
  WHERE c.zone_id = $1 AND c.site_id = site.id AND ${CAN_TAKE_A_CALL} AND NOT EXISTS (SELECT FROM consultation k
    WHERE k.zone_id = $1 AND k.counter_id = c.id AND k.phase <> 'ended')`;

const SITE = /* sql */ `
  SELECT jsonb_build_object('id', site.id,
    'freeCounters', coalesce(jsonb_agg(free.id ORDER BY free.label), '[]'),
    'freeSince', CASE WHEN count(*) = count(free.since) THEN ${epochMs('min(free.since)')} END)
  FROM (${FREE}) free`;

const AT_WORK = /* sql */ `
  SELECT coalesce(jsonb_agg(${ONE} ORDER BY i.staff_id), '[]') FROM inspector i
  WHERE i.zone_id = $1 AND (i.staff_id = $2
    OR (i.availability = 'available' AND i.desk_seen_at > clock_timestamp() - make_interval(secs => $6))
    OR EXISTS (SELECT FROM consultation k
      WHERE k.zone_id = $1 AND k.inspector_id = i.staff_id AND k.phase <> 'ended'))`;

const SNAPSHOT = /* sql */ `
  WITH line AS (${TICKETS})
  SELECT jsonb_build_object(
    'at', ${epochMs('clock_timestamp()')},
    'policyVersion', $3::int,
    'inspector', CASE WHEN i.staff_id IS NOT NULL THEN ${ONE} END,
    'atWork', (${AT_WORK}),
    'tickets', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'siteId', site_id,
        'priorityClass', priority_class, 'skill', skill, 'locale', locale,
        'orderedAt', ${epochMs('ordered_at')}, 'reservedFor', reserved_for) ORDER BY ordered_at, id), '[]') FROM line),
    'sites', (SELECT coalesce(jsonb_agg((${SITE}) ORDER BY site.id), '[]')
      FROM (SELECT DISTINCT site_id AS id FROM line) site)
  ) AS snapshot
  FROM zone z LEFT JOIN inspector i ON i.zone_id = z.id AND i.staff_id = $2
  WHERE z.id = $1`;
