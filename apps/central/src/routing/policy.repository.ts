import { type DeskPolicy, RoutingPolicy } from '@loket/contract';
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

/** What every desk is told of it. */
export async function deskPolicy(tx: ZoneTransaction): Promise<DeskPolicy> {
  const { version, policy } = await policyInForce(tx);
  return { version, mode: policy.mode, recalls: policy.recalls, parkMinutes: policy.parkMinutes };
}
