import type { StaffId } from '@loket/contract';
import { Refusal } from '../boundary/refusal.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';

/** Most inspectors at work at once in this zone. */
export async function capOf(tx: ZoneTransaction): Promise<number> {
  const [zone] = await tx.query<{ cap: number }>('SELECT inspector_cap AS cap FROM zone WHERE id = $1', [
    tx.zoneId,
  ]);
  if (!zone) throw new Error('The zone is not there.');
  return zone.cap;
}

/**
 * Before an inspector starts to take calls: whether the zone allows one more at work. The zone's row is locked, so
 * that two who start at the same instant are counted one after the other. One who is at work already stays, also when
 * the cap was lowered meanwhile.
 * @throws Refusal `cap_reached`
 */
export async function checkCap(tx: ZoneTransaction, staffId: StaffId): Promise<void> {
  if (await isFullWithout(tx, staffId))
    throw new Refusal('cap_reached', 'As many inspectors are at work as the zone allows.');
}

/** Whether the others fill the cap and this one is not at work already. Locks the zone's row. */
export async function isFullWithout(tx: ZoneTransaction, staffId: StaffId): Promise<boolean> {
  await tx.query('SELECT 1 FROM zone WHERE id = $1 FOR NO KEY UPDATE', [tx.zoneId]);
  const [row] = await tx.query<{ cap: number; others: number; works: boolean }>(
    `SELECT z.inspector_cap AS cap, count(*) FILTER (WHERE i.staff_id <> $2 AND (i.takes_calls OR i.in_call))::int AS others,
       coalesce(bool_or(i.staff_id = $2 AND i.takes_calls), false) AS works
     FROM zone z LEFT JOIN LATERAL (
       SELECT i.staff_id,
         i.availability = 'available' AND i.desk_seen_at > clock_timestamp() - interval '10 seconds' AS takes_calls,
         EXISTS (SELECT FROM consultation k
           WHERE k.zone_id = i.zone_id AND k.inspector_id = i.staff_id AND k.phase <> 'ended') AS in_call
       FROM inspector i WHERE i.zone_id = z.id) i ON true
     WHERE z.id = $1 GROUP BY z.id`,
    [tx.zoneId, staffId],
  );
  return row !== undefined && !row.works && row.others >= row.cap;
}
