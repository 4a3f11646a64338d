import type { StaffId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { closeWorkSpan, openWorkSpan } from '../queue/work-spans.ts';
import { isFullWithout } from '../sites/cap.repository.ts';

/**
 * Writes down who began and who stopped working since the last look, all or only the one that is asked. At work is who
 * is available with a desk open, and who is in a consultation: a break that begins during one begins when it is over.
 * The sweep looks at everybody every second, so that no crash leaves a span open for long.
 */
export async function noteWork(tx: ZoneTransaction, only?: StaffId): Promise<void> {
  const different = await tx.query<{ staffId: StaffId; works: boolean }>(
    `SELECT staff_id AS "staffId", works FROM (
       SELECT i.staff_id,
         (i.availability = 'available' AND i.desk_open) OR EXISTS (SELECT FROM consultation k
           WHERE k.zone_id = i.zone_id AND k.inspector_id = i.staff_id AND k.phase <> 'ended') AS works,
         EXISTS (SELECT FROM work_span w
           WHERE w.zone_id = i.zone_id AND w.inspector_id = i.staff_id AND w.ended_at IS NULL) AS known
       FROM inspector i WHERE $1::uuid IS NULL OR i.staff_id = $1) one
     WHERE works <> known`,
    [only ?? null],
  );
  for (const { staffId, works } of different)
    await (works ? openWorkSpan(tx, staffId) : closeWorkSpan(tx, staffId));
}

/** For the sweep: an inspector whose last desk went is `off`; told once. */
export async function noticeClosedDesks(tx: ZoneTransaction): Promise<void> {
  const gone = await tx.query<{ staffId: StaffId }>(
    `UPDATE inspector SET desk_open = false, state_since = clock_timestamp()
     WHERE desk_open AND desk_seen_at < clock_timestamp() - interval '10 seconds'
     RETURNING staff_id AS "staffId"`,
  );
  for (const { staffId } of gone) tx.changed('inspector', staffId);
  await noteWork(tx);
}

/**
 * These inspectors have a desk open. One who comes back, after others took all the places that the zone's cap leaves,
 * comes back with a break. Told to the others only when it is news.
 */
export async function noticeOpenDesks(tx: ZoneTransaction, staffIds: readonly StaffId[]): Promise<void> {
  const coming = await tx.query<{ staffId: StaffId }>(
    `SELECT staff_id AS "staffId" FROM inspector WHERE staff_id = ANY ($1) AND availability = 'available'
       AND (NOT desk_open OR desk_seen_at IS NULL OR desk_seen_at < clock_timestamp() - interval '10 seconds')
     ORDER BY staff_id`,
    [staffIds],
  );
  for (const { staffId } of coming) {
    if (!(await isFullWithout(tx, staffId))) continue;
    await tx.query(`UPDATE inspector SET availability = 'break' WHERE staff_id = $1`, [staffId]);
    tx.changed('inspector', staffId);
  }
  const opened = await tx.query<{ staffId: StaffId; news: boolean }>(
    `UPDATE inspector i SET desk_seen_at = clock_timestamp(), desk_open = true,
       state_since = CASE WHEN news THEN clock_timestamp() ELSE i.state_since END,
       idle_since = CASE WHEN news THEN clock_timestamp() ELSE i.idle_since END
     FROM (SELECT staff_id, NOT desk_open AS news FROM inspector WHERE staff_id = ANY ($1)
       ORDER BY staff_id FOR NO KEY UPDATE) before
     WHERE i.zone_id = $2 AND i.staff_id = before.staff_id
     RETURNING i.staff_id AS "staffId", before.news`,
    [staffIds, tx.zoneId],
  );
  for (const { staffId, news } of opened) {
    if (!news) continue;
    tx.changed('inspector', staffId);
    await noteWork(tx, staffId);
  }
}
