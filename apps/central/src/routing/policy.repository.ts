import { type DeskPolicy, RoutingPolicy, type StaffId, type VersionedPolicy } from '@loket/contract';
import { FIRST_POLICY } from '@loket/queue';
import type { ZoneTransaction } from '../database/zone-database.ts';

export type PolicyInForce = { version: number; policy: RoutingPolicy };

/** The zone's newest policy; version 0 for a zone that never wrote one. */
export async function policyInForce(tx: ZoneTransaction): Promise<PolicyInForce> {
  const [row] = await tx.query<{ version: number; policy: unknown }>(
    'SELECT version, policy FROM routing_policy ORDER BY version DESC LIMIT 1',
  );
  return row
    ? { version: row.version, policy: RoutingPolicy.parse(row.policy) }
    : { version: 0, policy: FIRST_POLICY };
}

/** The same with who wrote it, when and why. */
export async function versionInForce(tx: ZoneTransaction): Promise<VersionedPolicy> {
  const [row] = await tx.query<{
    version: number;
    policy: unknown;
    madeBy: string | null;
    madeAt: Date;
    note: string;
  }>(
    `SELECT r.version, r.policy, p.name AS "madeBy", r.made_at AS "madeAt", r.note
     FROM routing_policy r LEFT JOIN staff p ON p.id = r.made_by ORDER BY r.version DESC LIMIT 1`,
  );
  return row
    ? { ...row, policy: RoutingPolicy.parse(row.policy), madeAt: row.madeAt.toISOString() }
    : { version: 0, policy: FIRST_POLICY, madeBy: null, madeAt: null, note: '' };
}

/** What every desk is told of it. */
export async function deskPolicy(tx: ZoneTransaction): Promise<DeskPolicy> {
  const { version, policy } = await policyInForce(tx);
  return { version, mode: policy.mode, recalls: policy.recalls, parkMinutes: policy.parkMinutes };
}

/**
 * The next version, if `after` still is the one in force.
 * @returns whether it was written
 */
export async function addPolicy(
  tx: ZoneTransaction,
  { after, policy, note, madeBy }: { after: number; policy: RoutingPolicy; note: string; madeBy: StaffId },
): Promise<boolean> {
  // Tickets that are being ranked by the old policy come to their end first; the next ones see this one.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('routing policy ' || $1::uuid, 0))`, [
    tx.zoneId,
  ]);
  const written = await tx.query(
    `INSERT INTO routing_policy (zone_id, version, policy, made_by, note)
     SELECT $1, $2::int + 1, $3, $4, $5
     WHERE $2 = (SELECT coalesce(max(version), 0) FROM routing_policy)
     ON CONFLICT DO NOTHING RETURNING version`,
    [tx.zoneId, after, JSON.stringify(policy), madeBy, note],
  );
  return written.length > 0;
}

/**
 * Ranks those who wait by the policy in force: the database does so at each update of a class.
 * @returns the tickets whose place that changed
 */
export async function rankAnew(tx: ZoneTransaction): Promise<string[]> {
  const moved = await tx.query<{ id: string }>(
    `WITH old AS (SELECT id, ranked_at FROM ticket WHERE state = 'waiting' ORDER BY id FOR NO KEY UPDATE),
       ranked AS (UPDATE ticket t SET priority_class = t.priority_class FROM old
         WHERE t.id = old.id RETURNING t.id, t.ranked_at, old.ranked_at AS before)
     SELECT id FROM ranked WHERE ranked_at <> before`,
  );
  return moved.map(({ id }) => id);
}
