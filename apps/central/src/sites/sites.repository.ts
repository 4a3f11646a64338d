import type { Municipality, Site } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';

export function municipalitiesOf(tx: ZoneTransaction): Promise<Municipality[]> {
  return tx.query<Municipality>('SELECT id, name FROM municipality ORDER BY name');
}

/** Every site of the zone, ordered as people look for them: by municipality. */
export function sitesOf(tx: ZoneTransaction): Promise<Site[]> {
  return tx.query<Site>(`
    SELECT s.id, s.municipality_id AS "municipalityId", m.name AS municipality, s.name, s.kind, s.code
    FROM site s
    JOIN municipality m ON m.zone_id = s.zone_id AND m.id = s.municipality_id
    ORDER BY m.name, s.name`);
}
