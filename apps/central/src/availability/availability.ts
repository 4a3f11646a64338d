import type { Absence, ImportedAvailability, StaffId } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { COLLIDES } from '../appointments/slots.repository.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { instantOfText } from '../calendar/wall-clock.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { PortalZones } from '../portal/portal-zones.ts';
import { type FileAbsence, readCsv, readICalendar } from './read-calendar.ts';

type Person = { staffId: StaffId; username: string; name: string; email: string | null };

/**
 * When staff are absent, out of a file. The police's own staff system has no public interface: this adapter reads
 * the files that it exports, iCalendar or CSV. An import replaces the one before.
 */
@Injectable()
export class Availability {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(PortalZones) private readonly zones: PortalZones,
  ) {}

  list(staff: StaffSession): Promise<Absence[]> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      const rows = await tx.query<{ staffId: StaffId; name: string; startsAt: Date; endsAt: Date }>(
        `SELECT a.staff_id AS "staffId", p.name, lower(a.span) AS "startsAt", upper(a.span) AS "endsAt"
         FROM absence a JOIN staff p ON p.id = a.staff_id
         WHERE upper(a.span) > clock_timestamp() ORDER BY lower(a.span), p.name LIMIT 1000`,
      );
      return rows.map((row) => ({
        ...row,
        startsAt: row.startsAt.toISOString(),
        endsAt: row.endsAt.toISOString(),
      }));
    });
  }

  /** @throws Refusal `file_not_accepted`: neither iCalendar nor CSV with the columns that are asked */
  async import(staff: StaffSession, file: Buffer): Promise<ImportedAvailability> {
    const zone = await this.zones.ofId(staff.zoneId);
    const text = file.toString('utf8');
    const toInstant = (local: string) => instantOfText(local, zone.timeZone);
    const reader = /^\s*BEGIN:VCALENDAR/i.test(text) ? readICalendar : readCsv;
    const read = reader(text, new Date(), toInstant);
    if (!read.ok)
      throw new Refusal(
        'file_not_accepted',
        'This is no iCalendar file and no CSV with person, from, until.',
      );
    return this.database.inZone(zone.id, async (tx) => {
      const people = await peopleOf(tx);
      const remarks = [...read.value.remarks];
      let { ignored } = read.value;
      await tx.query('DELETE FROM absence WHERE zone_id = $1', [tx.zoneId]);
      let absences = 0;
      for (const absence of read.value.absences) {
        const found = people.filter((person) => isMeant(person, absence));
        if (found.length === 0) {
          ignored += 1;
          remarks.push(`${absence.place}: nobody of this zone`);
        }
        for (const { staffId } of found) {
          await tx.query('INSERT INTO absence (zone_id, staff_id, span) VALUES ($1, $2, tstzrange($3, $4))', [
            tx.zoneId,
            staffId,
            absence.startsAt,
            absence.endsAt,
          ]);
          absences += 1;
        }
      }
      await recordAudit(tx, {
        actorKind: 'staff',
        actorId: staff.staffId,
        action: 'calendar_imported',
        subjectKind: 'zone',
        subjectId: zone.id,
        reason: `${absences} absences, ${ignored} entries ignored`,
      });
      return { absences, ignored, remarks: remarks.slice(0, 20), collisions: await collisions(tx) };
    });
  }
}

const peopleOf = (tx: ZoneTransaction): Promise<Person[]> =>
  tx.query<Person>(
    `SELECT m.staff_id AS "staffId", p.username, p.name, g.email FROM membership m JOIN staff p ON p.id = m.staff_id
     LEFT JOIN agenda g ON g.zone_id = m.zone_id AND g.staff_id = m.staff_id`,
  );

const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();

/** By user name, by the office's address, or by name, in either order of its parts. */
function isMeant({ username, name, email }: Person, { who }: FileAbsence): boolean {
  const parts = (text: string) =>
    folded(text)
      .split(/[\s,]+/)
      .filter(Boolean)
      .sort()
      .join(' ');
  return who.some((one) => {
    const meant = folded(one);
    return (
      meant === username ||
      (email !== null && meant === folded(email)) ||
      meant.split('@')[0] === username ||
      parts(one) === parts(name)
    );
  });
}

async function collisions(tx: ZoneTransaction): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM appointment p JOIN slot s ON s.zone_id = p.zone_id AND s.id = p.slot_id
     WHERE p.state = 'booked' AND lower(s.span) > clock_timestamp() AND ${COLLIDES}`,
  );
  return row?.n ?? 0;
}
