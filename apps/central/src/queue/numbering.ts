import type { SiteId } from '@loket/contract';
import { Refusal } from '../boundary/refusal.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';

const LARGEST_COUNT = 99_999;

/** Which day's numbers are being given now, by the database's clock and the zone's own hours. Needs `zone z`. */
export const SERVICE_DAY = `((clock_timestamp() AT TIME ZONE z.time_zone) - z.service_day_starts_at::interval)::date`;

export type Place = { serviceDay: string; count: number };

/**
 * The next number of a site's day and series. The row's lock is held until commit, so numbers are unique and
 * grow in the order in which tickets exist. A number whose namesake of an earlier day is still open is skipped.
 */
export async function nextNumber(tx: ZoneTransaction, siteId: SiteId, series: string): Promise<Place> {
  for (;;) {
    const [next] = await tx.query<Place & { taken: boolean }>(
      `WITH next AS (
         INSERT INTO ticket_series AS line (zone_id, site_id, service_day, series, last_count)
         SELECT z.id, $2, ${SERVICE_DAY}, $3, 1 FROM zone z WHERE z.id = $1
         ON CONFLICT (zone_id, site_id, service_day, series) DO UPDATE SET last_count = line.last_count + 1
         RETURNING service_day, last_count)
       SELECT next.service_day::text AS "serviceDay", next.last_count AS count,
         EXISTS (SELECT FROM ticket t WHERE t.zone_id = $1 AND t.site_id = $2 AND t.series = $3
           AND t.count = next.last_count AND t.state IN ('waiting', 'called', 'in_consultation', 'parked')) AS taken
       FROM next`,
      [tx.zoneId, siteId, series],
    );
    if (!next) throw new Error('A number was asked for a zone that is not there.');
    if (next.count > LARGEST_COUNT) throw new Refusal('unavailable', 'The numbers of this day are used up.');
    if (!next.taken) return { serviceDay: next.serviceDay, count: next.count };
  }
}
