import type { StatisticsRange, StatisticsRow } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { CONCLUDED } from './recount.ts';

/**
 * Consultations per site and month, recounted from the tickets' history each time: no second truth that could differ.
 * Everything counts in the month in which the ticket was taken, on the zone's wall, so that months add up to the year
 * and to the report of its days. Waiting is from the ticket to the first call, handling from *Ik ben er* to the end.
 */
export function statisticsOf(tx: ZoneTransaction, { from, to }: StatisticsRange): Promise<StatisticsRow[]> {
  return tx.query<StatisticsRow>(
    `WITH life AS (
       SELECT t.site_id, t.id,
         to_char(t.ordered_at AT TIME ZONE z.time_zone, 'YYYY-MM') AS month,
         extract(epoch FROM (SELECT min(e.at) FROM ticket_event e
           WHERE e.zone_id = t.zone_id AND e.ticket_id = t.id AND e.kind = 'called') - t.ordered_at) AS waiting
       FROM ticket t JOIN zone z ON z.id = t.zone_id
       WHERE to_char(t.ordered_at AT TIME ZONE z.time_zone, 'YYYY-MM') BETWEEN $1 AND $2),
     held AS (
       SELECT t.site_id, to_char(t.ordered_at AT TIME ZONE z.time_zone, 'YYYY-MM') AS month, k.outcome,
         extract(epoch FROM k.ended_at - k.present_at) AS handling,
         EXISTS (SELECT FROM audit_entry a WHERE a.zone_id = k.zone_id AND a.subject_id = k.id
           AND a.action = 'statement_signed') AS signed
       FROM consultation k
       JOIN ticket t ON t.zone_id = k.zone_id AND t.id = k.ticket_id
       JOIN zone z ON z.id = k.zone_id
       WHERE k.present_at IS NOT NULL AND k.phase = 'ended'
         AND to_char(t.ordered_at AT TIME ZONE z.time_zone, 'YYYY-MM') BETWEEN $1 AND $2),
     tickets AS (
       SELECT site_id, month, count(*)::int AS tickets,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY waiting) AS p50,
         percentile_cont(0.9) WITHIN GROUP (ORDER BY waiting) AS p90
       FROM life GROUP BY site_id, month),
     consultations AS (
       SELECT site_id, month, count(*)::int AS consultations, count(*) FILTER (WHERE signed)::int AS statements,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY handling) AS p50,
         percentile_cont(0.9) WITHIN GROUP (ORDER BY handling) AS p90
       FROM held WHERE ${CONCLUDED} GROUP BY site_id, month),
     outcomes AS (
       SELECT site_id, month, jsonb_object_agg(outcome, n) AS outcomes
       FROM (SELECT site_id, month, outcome, count(*)::int AS n FROM held GROUP BY 1, 2, 3) each
       GROUP BY site_id, month)
     SELECT s.id AS "siteId", s.name AS "siteName", month,
       coalesce(t.tickets, 0) AS tickets, coalesce(c.consultations, 0) AS consultations,
       coalesce(c.statements, 0) AS statements,
       t.p50::float AS "waitingP50Seconds", t.p90::float AS "waitingP90Seconds",
       c.p50::float AS "handlingP50Seconds", c.p90::float AS "handlingP90Seconds",
       coalesce(o.outcomes, '{}') AS outcomes
     FROM tickets t
     FULL JOIN consultations c USING (site_id, month)
     LEFT JOIN outcomes o USING (site_id, month)
     JOIN site s ON s.id = site_id
     ORDER BY month, s.name`,
    [from, to],
  );
}
