import type { Availability, Competence, InspectorState, StaffId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { noteWork } from './at-work.ts';

/** A desk's socket says every few seconds that it is there; after this long without, no desk is open. */
export const DESK_VALID_SECONDS = 10;

type Row = Omit<InspectorState, 'since'> & { since: Date };

/**
 * The inspectors of the zone as staff see them, or only the one that is asked. A state began when the citizen was
 * called, or else when the inspector, the end of a consultation or the absence of a desk last changed it.
 */
export async function inspectorStates(tx: ZoneTransaction, only?: StaffId): Promise<InspectorState[]> {
  const rows = await tx.query<Row>(
    `SELECT i.staff_id AS "staffId", p.name,
       CASE
         WHEN c.id IS NOT NULL THEN 'in_consultation'
         WHEN i.desk_seen_at IS NULL OR i.desk_seen_at < clock_timestamp() - make_interval(secs => $1) THEN 'off'
         ELSE i.availability
       END AS state, coalesce(c.called_at, i.state_since) AS since, i.languages, i.skills
     FROM inspector i
     JOIN staff p ON p.id = i.staff_id
     LEFT JOIN consultation c
       ON c.zone_id = i.zone_id AND c.inspector_id = i.staff_id AND c.phase <> 'ended'
     WHERE $2::uuid IS NULL OR i.staff_id = $2
     ORDER BY p.name`,
    [DESK_VALID_SECONDS, only ?? null],
  );
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
}

/** What this inspector does from now on; one who is in a consultation finishes it first. */
export async function setAvailability(
  tx: ZoneTransaction,
  staffId: StaffId,
  availability: Availability,
): Promise<void> {
  const changed = await tx.query(
    `INSERT INTO inspector AS i (zone_id, staff_id, availability) VALUES ($1, $2, $3)
     ON CONFLICT (zone_id, staff_id) DO UPDATE SET availability = excluded.availability,
       state_since = clock_timestamp(), idle_since = clock_timestamp()
     WHERE i.availability <> excluded.availability RETURNING staff_id`,
    [tx.zoneId, staffId, availability],
  );
  if (changed.length > 0) tx.changed('inspector', staffId);
  await noteWork(tx, staffId);
}

/** What an inspector speaks and is trained for; also of one who never logged in. */
export async function setCompetence(
  tx: ZoneTransaction,
  staffId: StaffId,
  { languages, skills }: Competence,
): Promise<void> {
  await tx.query(
    `INSERT INTO inspector (zone_id, staff_id, languages, skills) VALUES ($1, $2, $3, $4)
     ON CONFLICT (zone_id, staff_id) DO UPDATE SET languages = excluded.languages, skills = excluded.skills`,
    [tx.zoneId, staffId, [...new Set(languages)], [...new Set(skills)]],
  );
  tx.changed('inspector', staffId);
}
