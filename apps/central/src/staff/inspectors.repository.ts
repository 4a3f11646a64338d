import type { Availability, InspectorState, StaffId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';

/** A desk's socket says every few seconds that it is there; after this long without, no desk is open. */
export const DESK_VALID_SECONDS = 10;

/** The inspectors of the zone as staff see them, or only the one that is asked. */
export function inspectorStates(tx: ZoneTransaction, only?: StaffId): Promise<InspectorState[]> {
  return tx.query<InspectorState>(
    `SELECT i.staff_id AS "staffId", p.name,
       CASE
         WHEN c.id IS NOT NULL THEN 'in_consultation'
         WHEN i.desk_seen_at IS NULL OR i.desk_seen_at < clock_timestamp() - make_interval(secs => $1) THEN 'off'
         ELSE i.availability
       END AS state, to_json(i.state_since AT TIME ZONE 'UTC') #>> '{}' || 'Z' AS since, i.languages, i.skills
     FROM inspector i
     JOIN staff p ON p.id = i.staff_id
     LEFT JOIN consultation c
       ON c.zone_id = i.zone_id AND c.inspector_id = i.staff_id AND c.phase <> 'ended'
     WHERE $2::uuid IS NULL OR i.staff_id = $2
     ORDER BY p.name`,
    [DESK_VALID_SECONDS, only ?? null],
  );
}

export async function setAvailability(
  tx: ZoneTransaction,
  staffId: StaffId,
  availability: Availability,
): Promise<void> {
  const [before] = await tx.query<{ availability: Availability }>(
    'SELECT availability FROM inspector WHERE staff_id = $1 FOR UPDATE',
    [staffId],
  );
  await tx.query(
    `INSERT INTO inspector (zone_id, staff_id, availability) VALUES ($1, $2, $3)
     ON CONFLICT (zone_id, staff_id) DO UPDATE SET availability = excluded.availability`,
    [tx.zoneId, staffId, availability],
  );
  if (before?.availability !== availability) tx.changed('inspector', staffId);
}
