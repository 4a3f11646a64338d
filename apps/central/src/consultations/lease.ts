import type { StaffId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';

/** So long a desk may be silent while its citizen is called: somebody else can call them. */
export const CALLED_FOR_SECONDS = 10;
/** The same once the citizen sits there: a reload or a change of network must not end a conversation. */
export const PRESENT_FOR_SECONDS = 60;

/**
 * A sign of life of these inspectors' desks: their hold on the citizen they are with stands for a while longer, by
 * the database's clock. A consultation that ended is never held again: its id is the fence.
 */
export async function renewLeases(tx: ZoneTransaction, staffIds: readonly StaffId[]): Promise<void> {
  // One that is being changed right now gets its turn at the next beat: nobody's presence waits for it.
  await tx.query(
    `UPDATE consultation k SET lease_until = clock_timestamp()
       + make_interval(secs => CASE k.phase WHEN 'called' THEN $2::float8 ELSE $3::float8 END)
     FROM (SELECT id FROM consultation WHERE inspector_id = ANY ($1) AND phase <> 'ended'
       FOR NO KEY UPDATE SKIP LOCKED) held
     WHERE k.id = held.id`,
    [staffIds, CALLED_FOR_SECONDS, PRESENT_FOR_SECONDS],
  );
}
