import type { StaffId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';

/** This inspector is at work from now on; nothing when that is known already. */
export async function openWorkSpan(tx: ZoneTransaction, staffId: StaffId): Promise<void> {
  await tx.query('INSERT INTO work_span (zone_id, inspector_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    tx.zoneId,
    staffId,
  ]);
}

/** A break, or the end of the day: at work until now. */
export async function closeWorkSpan(tx: ZoneTransaction, staffId: StaffId): Promise<void> {
  await tx.query(
    `UPDATE work_span SET ended_at = greatest(began_at, clock_timestamp())
     WHERE inspector_id = $1 AND ended_at IS NULL`,
    [staffId],
  );
}
