import { randomUUID } from 'node:crypto';
import {
  ConsultationId,
  type CounterId,
  HEARTBEAT_VALID_MS,
  type RoutingDecision,
  type RoutingSnapshot,
  type StaffId,
  type TicketId,
} from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { CAN_TAKE_A_CALL } from './routing-snapshot.repository.ts';

/**
 * Decisions of one zone come one after another, so that two inspectors who press at once are not given the same
 * ticket: the second one decides on what the first one left. Held until the end of the transaction.
 */
export async function oneDecisionAtATime(tx: ZoneTransaction): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`who is next in ${tx.zoneId}`]);
}

/**
 * Looks once more under locks, so that neither a cancellation nor a heartbeat can say otherwise before this commits:
 * the ticket waits, the counter is ready. Then takes both for this inspector; the unique indexes on `consultation`
 * decide whatever is left to decide.
 * @returns nothing when one of them is not to be had any more: then look anew
 */
export async function beginConsultation(
  tx: ZoneTransaction,
  { ticketId, counterId }: { ticketId: TicketId; counterId: CounterId },
  inspectorId: StaffId,
): Promise<ConsultationId | undefined> {
  const [row] = await tx.query<{ id: string }>(
    `INSERT INTO consultation (zone_id, id, ticket_id, counter_id, inspector_id)
     SELECT $1, $2, t.id, c.id, $6 FROM ticket t, counter c
     JOIN counter_health h ON h.zone_id = c.zone_id AND h.counter_id = c.id
     WHERE t.id = $3 AND t.state = 'waiting' AND c.id = $4 AND ${CAN_TAKE_A_CALL}
     FOR NO KEY UPDATE OF t FOR SHARE OF c, h
     ON CONFLICT DO NOTHING RETURNING id`,
    [tx.zoneId, randomUUID(), ticketId, counterId, HEARTBEAT_VALID_MS / 1000, inspectorId],
  );
  return row && ConsultationId.parse(row.id);
}

/** Why this ticket went to this inspector, with all that it depended on. */
export async function recordDecision(
  tx: ZoneTransaction,
  consultationId: ConsultationId,
  { snapshot, decision }: { snapshot: RoutingSnapshot; decision: RoutingDecision },
): Promise<void> {
  await tx.query(
    `INSERT INTO routing_decision (zone_id, consultation_id, at, policy_version, snapshot, decision)
     VALUES ($1, $2, to_timestamp($3::numeric / 1000), $4, $5, $6)`,
    [
      tx.zoneId,
      consultationId,
      snapshot.at,
      snapshot.policyVersion,
      JSON.stringify(snapshot),
      JSON.stringify(decision),
    ],
  );
}
