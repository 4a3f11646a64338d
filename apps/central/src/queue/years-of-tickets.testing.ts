import type pg from 'pg';
import type { TestZone } from '../testing/test-zone.ts';

/** About as many as the busiest site of a large zone gives in one day. */
const A_DAY = 1_000;
/** Decisions are forgotten after a while; those of the last weeks are there. */
const DECISION_DAYS = 28;

/**
 * The past: completed tickets up to the day before yesterday (before its hour of beginning a service day is still
 * yesterday's, and its numbers are not all given), each with its events, its consultation, its announced wait and its
 * dossier that was forgotten, in the service days before this one.
 */
export async function fillWithThePast(owner: pg.Client, zone: TestZone, tickets: number): Promise<void> {
  // As a restored backup is loaded: triggers and foreign keys look at rows one by one, and these are right.
  await owner.query(`SET session_replication_role = replica`);
  const values = [zone.id, zone.site.id, zone.counters[0]?.id, zone.inspectors[0]?.id, tickets, A_DAY];
  await owner.query(
    `CREATE TEMP TABLE past AS SELECT n, gen_random_uuid() AS ticket, gen_random_uuid() AS consultation,
       (now()::date - 2 - (n / $2))::timestamptz + interval '9 hours' + (n % $2) * interval '36 seconds' AS at
     FROM generate_series(0, $1::int - 1) AS n`,
    [tickets, A_DAY],
  );
  await owner.query(
    `INSERT INTO ticket (zone_id, id, site_id, service_day, series, count, state, reason, locale, ordered_at, ranked_at,
       issued_by, idempotency_key, follow_hash)
     SELECT $1, ticket, $2, at::date, '', n % $4 + 1, 'completed', 'theft', 'nl', at, at, $3, gen_random_uuid(),
       sha256(ticket::text::bytea) FROM past`,
    [zone.id, zone.site.id, values[2], A_DAY],
  );
  await owner.query(
    `INSERT INTO consultation (zone_id, id, ticket_id, counter_id, inspector_id, phase, called_at, last_call_at,
       present_at, ended_at, outcome)
     SELECT $1, consultation, ticket, $2, $3, 'ended', at + interval '5 minutes', at + interval '5 minutes',
       at + interval '6 minutes', at + interval '20 minutes', 'helped' FROM past`,
    [zone.id, values[2], values[3]],
  );
  await owner.query(
    `INSERT INTO ticket_event (zone_id, ticket_id, at, kind, state, consultation_id, outcome, actor_kind)
     SELECT $1, ticket, past.at + after, kind, state, CASE WHEN kind <> 'issued' THEN consultation END, outcome, 'system'
     FROM past, (VALUES (interval '0', 'issued', 'waiting', NULL), ('5 minutes', 'called', 'called', NULL),
       ('6 minutes', 'present', 'in_consultation', NULL), ('20 minutes', 'ended', 'completed', 'helped'))
       AS life (after, kind, state, outcome)
     ORDER BY past.at + after`,
    [zone.id],
  );
  await owner.query(
    `INSERT INTO wait_forecast (zone_id, ticket_id, announced_at, people_before, quantiles, low_seconds, high_seconds,
       told_from_minutes, told_to_minutes, waited_seconds, fell_at)
     SELECT $1, ticket, at, n % 9, array_fill(300::real, ARRAY[19]), 100, 600, 0, 10, 300, 0.5 FROM past`,
    [zone.id],
  );
  await owner.query(
    `INSERT INTO routing_decision (zone_id, consultation_id, at, policy_version, snapshot, decision)
     SELECT $1, consultation, at + interval '5 minutes', 0, '{}', '{}' FROM past
     WHERE at > now() - make_interval(days => $2)`,
    [zone.id, DECISION_DAYS],
  );
  await owner.query('INSERT INTO dossier (zone_id, ticket_id) SELECT $1, ticket FROM past', [zone.id]);
  await owner.query('DROP TABLE past');
  await owner.query(`SET session_replication_role = origin`);
  await owner.query('VACUUM (ANALYZE)');
}
