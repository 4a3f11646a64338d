import type { StaffId, StaffRole, ZoneId } from '@loket/contract';
import type { ZoneDatabase } from '../database/zone-database.ts';

export type Person = { id: StaffId; name: string; passwordHash: string };
export type Membership = { zoneId: ZoneId; zoneName: string; roles: StaffRole[] };

export async function personNamed(database: ZoneDatabase, username: string): Promise<Person | undefined> {
  const [person] = await database.outsideZones((tx) =>
    tx.query<Person>('SELECT id, name, password_hash AS "passwordHash" FROM staff WHERE username = $1', [
      username,
    ]),
  );
  return person;
}

/** Where a person works. The one reading across zones that the database allows, and only of their own rows. */
export function membershipsOf(database: ZoneDatabase, staffId: StaffId): Promise<Membership[]> {
  return database.outsideZones(async (tx) => {
    await tx.query(`SELECT set_config('loket.staff', $1, true)`, [staffId]);
    return tx.query<Membership>(
      `SELECT m.zone_id AS "zoneId", z.name AS "zoneName", m.roles
       FROM membership m JOIN zone z ON z.id = m.zone_id ORDER BY z.code`,
    );
  });
}
