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
 * that two who start at the same instant are counted one after the other.
 * @throws Refusal `cap_reached`
 */
export async function checkCap(tx: ZoneTransaction, staffId: string): Promise<void> {
  await tx.query('SELECT 1 FROM zone WHERE id = $1 FOR NO KEY UPDATE', [tx.zoneId]);
  const [row] = await tx.query<{ cap: number; working: number }>(
    `SELECT z.inspector_cap AS cap, (SELECT count(*)::int FROM inspector i
       WHERE i.zone_id = z.id AND i.staff_id <> $2 AND (
         (i.availability = 'available' AND i.desk_seen_at > clock_timestamp() - interval '10 seconds')
         OR EXISTS (SELECT FROM consultation k WHERE k.zone_id = i.zone_id AND k.inspector_id = i.staff_id
           AND k.phase <> 'ended'))) AS working
     FROM zone z WHERE z.id = $1`,
    [tx.zoneId, staffId],
  );
  if (row && row.working >= row.cap)
    throw new Refusal('cap_reached', `As many inspectors are at work as the zone allows (${row.cap}).`);
}
