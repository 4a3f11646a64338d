import type { TodayFigures } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { ABANDONED, CONCLUDED, RECOUNT } from './recount.ts';
import { spanOfToday } from './span.ts';

/** The board's row: the tickets of this service day, recounted from the event log. */
export async function todayFigures(tx: ZoneTransaction): Promise<TodayFigures> {
  const { from, until } = await spanOfToday(tx);
  const [row] = await tx.query<TodayFigures>(
    `${RECOUNT},
     mine AS (
       SELECT k.inspector_id AS "staffId", count(*)::int AS helped
       FROM sitting JOIN consultation k ON k.id = sitting.consultation_id
       WHERE sitting.${CONCLUDED} GROUP BY k.inspector_id)
     SELECT (SELECT coalesce(sum(helped), 0)::int FROM mine) AS helped,
       (count(*) FILTER (WHERE state = 'no_show'))::int AS "noShows",
       (count(*) FILTER (WHERE ${ABANDONED}))::int AS abandoned,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY waiting) AS "medianWaitSeconds",
       (SELECT coalesce(json_agg(mine ORDER BY helped DESC, "staffId"), '[]') FROM mine) AS inspectors
     FROM life`,
    [from, until],
  );
  if (!row) throw new Error('A count has one row.');
  return row;
}
