/**
 * What the event log says about the tickets taken between two instants, as the first part of a statement: `$1` is
 * the first instant, `$2` the one that is not inside any more. Nothing is kept beside the log that could differ from it.
 *
 * - `taken`: the tickets, with the hour on the zone's wall at which they were taken;
 * - `life`: what became of each; the last event's state is what it is now;
 * - `sitting`: each time somebody sat down with an inspector and it ended, the first outcome in the log being the one.
 */
export const RECOUNT = /* sql */ `
  WITH taken AS (
    SELECT t.id, t.site_id, t.reason, t.ordered_at,
      extract(hour FROM t.ordered_at AT TIME ZONE z.time_zone)::int AS hour
    FROM ticket t JOIN zone z ON z.id = t.zone_id
    WHERE t.ordered_at >= $1 AND t.ordered_at < $2),
  life AS (
    SELECT t.id, t.site_id, t.reason, t.hour,
      extract(epoch FROM min(e.at) FILTER (WHERE e.kind = 'called') - t.ordered_at)::float8 AS waiting,
      bool_or(e.kind = 'present') AS sat_down,
      (array_agg(e.state ORDER BY e.id DESC))[1] AS state
    FROM taken t JOIN ticket_event e ON e.ticket_id = t.id
    GROUP BY t.id, t.site_id, t.reason, t.hour, t.ordered_at),
  sitting AS (
    SELECT t.site_id, t.reason, t.hour, e.consultation_id,
      extract(epoch FROM min(e.at) FILTER (WHERE e.outcome IS NOT NULL)
        - min(e.at) FILTER (WHERE e.kind = 'present'))::float8 AS handling,
      (array_agg(e.outcome ORDER BY e.id) FILTER (WHERE e.outcome IS NOT NULL))[1] AS outcome
    FROM taken t JOIN ticket_event e ON e.ticket_id = t.id
    WHERE e.consultation_id IS NOT NULL
    GROUP BY t.site_id, t.reason, t.hour, e.consultation_id
    HAVING bool_or(e.kind = 'present') AND bool_or(e.outcome IS NOT NULL))`;

/** One that broke off, or went to a colleague, goes on in the ticket's next; counting both would count one talk twice. */
export const CONCLUDED = `outcome NOT IN ('interrupted', 'transferred')`;

/** Needs a row of `life`. Never sat down, whether or not somebody called. */
export const ABANDONED = `state IN ('cancelled', 'expired') AND NOT sat_down`;
