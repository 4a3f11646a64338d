import { RoutingDecision, RoutingPolicy, RoutingSnapshot } from '@loket/contract';
import { FIRST_POLICY } from '../policy.ts';
import type { Recorded, RecordedConsultation, RecordedEvent, RecordedTicket } from './types.ts';

/** One statement as somebody who sees every zone's rows, such as the database's owner. */
export type ReadRows = <Row>(sql: string, parameters: readonly unknown[]) => Promise<Row[]>;

/**
 * All that the database holds of one zone's queue, for the checker. Read when everything is quiet: the statements are
 * not one snapshot. Whether each ticket is what its events say is compared by who can rebuild it.
 */
export async function readRecorded(
  read: ReadRows,
  zoneId: string,
  notAsTheirEvents: Recorded['notAsTheirEvents'],
): Promise<Recorded> {
  const policies = await read<{ version: number; policy: unknown }>(POLICIES, [zoneId]);
  const parsed = policies.map(({ version, policy }) => ({ version, policy: RoutingPolicy.parse(policy) }));
  const decisions = await read<DecisionRow>(DECISIONS, [zoneId]);
  return {
    tickets: await read<RecordedTicket>(TICKETS, [zoneId]),
    events: await read<RecordedEvent>(EVENTS, [zoneId]),
    consultations: await read<RecordedConsultation>(CONSULTATIONS, [zoneId]),
    counters: await read<Recorded['counters'][number]>(COUNTERS, [zoneId]),
    decisions: decisions.map(({ consultationId, at, policyVersion, snapshot, decision }) => ({
      consultationId,
      at: at.toISOString(),
      policy: parsed.find(({ version }) => version === policyVersion)?.policy ?? FIRST_POLICY,
      snapshot: RoutingSnapshot.parse(snapshot),
      decision: RoutingDecision.parse(decision),
    })),
    policies: parsed,
    notAsTheirEvents,
  };
}

type DecisionRow = {
  consultationId: Recorded['decisions'][number]['consultationId'];
  at: Date;
  policyVersion: number;
  snapshot: unknown;
  decision: unknown;
};

/** Milliseconds since 1970, with the microseconds that the database keeps. */
const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const TICKETS = `SELECT t.id, t.site_id AS "siteId", t.service_day::text AS "serviceDay",
    jsonb_build_object('siteCode', s.code, 'count', t.count, 'series', t.series) AS number,
    t.idempotency_key AS "idempotencyKey", t.state, t.priority_class AS "priorityClass", t.reason, t.locale,
    t.reserved_for AS "reservedFor", ${ms('t.ordered_at')} AS "orderedAt"
  FROM ticket t JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id
  WHERE t.zone_id = $1 ORDER BY t.ordered_at, t.id`;

const EVENTS = `SELECT id::float8 AS id, ticket_id AS "ticketId", ${ms('at')} AS at, kind, state,
    consultation_id AS "consultationId", outcome, actor_kind AS actor
  FROM ticket_event WHERE zone_id = $1 ORDER BY ticket_event.id`;

const CONSULTATIONS = `SELECT id, ticket_id AS "ticketId", counter_id AS "counterId", inspector_id AS "inspectorId",
    ${ms('called_at')} AS "calledAt", ${ms('present_at')} AS "presentAt", ${ms('ended_at')} AS "endedAt", outcome
  FROM consultation WHERE zone_id = $1 ORDER BY called_at, id`;

const COUNTERS = `SELECT id, site_id AS "siteId" FROM counter
  WHERE zone_id = $1 AND 'counter' = ANY (roles) AND in_service_at IS NOT NULL AND revoked_at IS NULL ORDER BY id`;

const DECISIONS = `SELECT consultation_id AS "consultationId", at, policy_version AS "policyVersion", snapshot, decision
  FROM routing_decision WHERE zone_id = $1 ORDER BY at`;

const POLICIES = 'SELECT version, policy FROM routing_policy WHERE zone_id = $1 ORDER BY version';
