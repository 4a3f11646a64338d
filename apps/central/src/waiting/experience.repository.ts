import { CALIBRATION_OUTCOMES, type Experience, experienceFrom, type Levels, levelsFrom } from '@loket/queue';
import type { ZoneTransaction } from '../database/zone-database.ts';

/**
 * The pace of the last few weeks says more than that of last year. It stands in the statement's text: planned for any
 * number, all tickets would be read.
 */
const RECENT_CONSULTATIONS = 300;

/** The pace of the zone's last consultations: how long an inspector was taken up, and how soon the next was called. */
export async function recentExperience(tx: ZoneTransaction): Promise<Experience> {
  const [row] = await tx.query<{ handling: number[]; reaction: number[] }>(
    `WITH recent AS (
       SELECT k.ticket_id, k.zone_id, k.inspector_id, k.called_at, k.ended_at FROM consultation k
       WHERE k.phase = 'ended' ORDER BY k.called_at DESC LIMIT ${RECENT_CONSULTATIONS}),
     pace AS (
       SELECT extract(epoch FROM r.ended_at - r.called_at)::float8 AS handling,
         extract(epoch FROM r.called_at - greatest(t.ordered_at, r.freed_at))::float8 AS reaction, r.freed_at
       FROM (SELECT *, lag(ended_at) OVER (PARTITION BY inspector_id ORDER BY called_at) AS freed_at FROM recent) r
       JOIN ticket t ON t.zone_id = r.zone_id AND t.id = r.ticket_id)
     SELECT coalesce(array_agg(handling), '{}') AS handling,
       coalesce(array_agg(reaction) FILTER (WHERE freed_at IS NOT NULL), '{}') AS reaction FROM pace`,
  );
  return experienceFrom(row?.handling ?? [], row?.reaction ?? []);
}

/** The levels that the newest outcomes ask for. */
export async function recentLevels(tx: ZoneTransaction): Promise<Levels> {
  const [row] = await tx.query<{ outcomes: number[] }>(
    `SELECT coalesce(array_agg(fell_at), '{}') AS outcomes FROM (
       SELECT fell_at FROM wait_forecast WHERE fell_at IS NOT NULL ORDER BY announced_at DESC LIMIT ${CALIBRATION_OUTCOMES}) newest`,
  );
  return levelsFrom(row?.outcomes ?? []);
}
