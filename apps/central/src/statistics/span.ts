import type { QueueReportRange } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { SERVICE_DAY } from '../queue/numbering.ts';

/** Two instants: what happened at the first is inside, what happened at the second is not. */
export type Span = { readonly from: Date; readonly until: Date };

/** From the first day's midnight to the end of the last one on the zone's wall; a day of a clock change has 23 or 25 hours. */
export function spanOfDays(tx: ZoneTransaction, { from, to }: QueueReportRange): Promise<Span> {
  return span(
    tx,
    `SELECT ($2::date)::timestamp AT TIME ZONE z.time_zone AS "from",
       ($3::date + 1)::timestamp AT TIME ZONE z.time_zone AS until
     FROM zone z WHERE z.id = $1`,
    [from, to],
  );
}

/** The service day that runs now, whose tickets are counted from 1. */
export function spanOfToday(tx: ZoneTransaction): Promise<Span> {
  return span(
    tx,
    `SELECT (day + z.service_day_starts_at) AT TIME ZONE z.time_zone AS "from",
       (day + 1 + z.service_day_starts_at) AT TIME ZONE z.time_zone AS until
     FROM zone z, LATERAL (SELECT ${SERVICE_DAY} AS day) today WHERE z.id = $1`,
    [],
  );
}

async function span(tx: ZoneTransaction, sql: string, values: readonly string[]): Promise<Span> {
  const [row] = await tx.query<Span>(sql, [tx.zoneId, ...values]);
  if (!row) throw new Error('Figures were asked for a zone that is not there.');
  return row;
}
