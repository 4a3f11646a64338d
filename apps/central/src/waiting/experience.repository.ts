import { CALIBRATION_OUTCOMES, type Experience, experienceFrom, type Levels, levelsFrom } from '@loket/queue';
import type { ZoneTransaction } from '../database/zone-database.ts';

/** The pace of the last few weeks says more than that of last year. */
const RECENT_CONSULTATIONS = 300;

/** The pace of the zone's last consultations: how long an inspector was taken up, and how soon the next was called. */
export async function recentExperience(tx: ZoneTransaction): Promise<Experience> {
  const rows = await tx.query<{ handling: number; reaction: number | null }>(
    `WITH recent AS (
       SELECT k.ticket_id, k.zone_id, k.inspector_id, k.called_at, k.ended_at FROM consultation k
       WHERE k.phase = 'ended' ORDER BY k.called_at DESC LIMIT $1)
     SELECT extract(epoch FROM r.ended_at - r.called_at)::float8 AS handling,
       extract(epoch FROM r.called_at - greatest(t.ordered_at,
         lag(r.ended_at) OVER (PARTITION BY r.inspector_id ORDER BY r.called_at)))::float8 AS reaction
     FROM recent r JOIN ticket t ON t.zone_id = r.zone_id AND t.id = r.ticket_id`,
    [RECENT_CONSULTATIONS],
  );
  return experienceFrom(
    rows.map(({ handling }) => handling),
    rows.flatMap(({ reaction }) => (reaction === null ? [] : [reaction])),
  );
}

/** The levels that the newest outcomes ask for. */
export async function recentLevels(tx: ZoneTransaction): Promise<Levels> {
  const rows = await tx.query<{ fellAt: number }>(
    `SELECT fell_at::float8 AS "fellAt" FROM wait_forecast WHERE fell_at IS NOT NULL
     ORDER BY announced_at DESC LIMIT $1`,
    [CALIBRATION_OUTCOMES],
  );
  return levelsFrom(rows.map(({ fellAt }) => fellAt));
}
