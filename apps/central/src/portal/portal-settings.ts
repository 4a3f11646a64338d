import type { ReportCategory } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';

export type PortalSettings = {
  answerDays: number;
  retentionDays: number;
  phone: string | null;
  phoneHours: string | null;
  anonymous: ReportCategory[];
};

/** What the zone chose; a zone that chose nothing has the table's defaults. */
export async function portalSettings(tx: ZoneTransaction): Promise<PortalSettings> {
  const read = () =>
    tx.query<PortalSettings>(
      `SELECT answer_days AS "answerDays", retention_days AS "retentionDays", phone, phone_hours AS "phoneHours",
         anonymous FROM portal_setting`,
    );
  const [settings] = await read();
  if (settings) return settings;
  await tx.query('INSERT INTO portal_setting (zone_id) VALUES ($1) ON CONFLICT DO NOTHING', [tx.zoneId]);
  const [made] = await read();
  if (!made) throw new Error('The settings of a zone were inserted without a row.');
  return made;
}

/** So many working days later, Monday to Friday, at the end of the office day in the zone. */
export async function workingDaysFromNow(tx: ZoneTransaction, days: number): Promise<Date> {
  const [row] = await tx.query<{ until: Date }>(
    `SELECT (day::date + time '17:00') AT TIME ZONE z.time_zone AS until
     FROM zone z, LATERAL generate_series(
       ((now() AT TIME ZONE z.time_zone)::date + 1)::timestamp, (now() AT TIME ZONE z.time_zone)::date + 120,
       interval '1 day') AS day
     WHERE z.id = $1 AND extract(isodow FROM day) < 6 ORDER BY day OFFSET $2 LIMIT 1`,
    [tx.zoneId, days - 1],
  );
  if (!row) throw new Error('There are no working days any more.');
  return row.until;
}
