import type { SiteId, TicketId, WaitInterval } from '@loket/contract';
import {
  announcementFor,
  type Experience,
  fellAt,
  type Levels,
  lookingAhead,
  randomFrom,
  type Situation,
} from '@loket/queue';
import { together } from '../database/together.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { recentExperience, recentLevels } from './experience.repository.ts';
import { inSlices } from './in-slices.ts';
import { situationNow } from './situation.repository.ts';

/** How the zone works lately: what a forecast is made of besides who waits now. */
export type Pace = { readonly experience: Experience; readonly levels: Levels };
export type ReadPace = (tx: ZoneTransaction) => Promise<Pace>;

export const recentPace: ReadPace = async (tx) => ({
  experience: await recentExperience(tx),
  levels: await recentLevels(tx),
});

/**
 * At issue: forecasts the wait of a ticket that waits, keeps the forecast and what is told, and returns what to tell.
 * Null when only the position can be said: nobody is at work, no room of the site works, or it may take hours. Asked
 * again for a ticket that has a forecast, it returns what was told the first time.
 */
export async function announceWait(
  tx: ZoneTransaction,
  ticketId: TicketId,
  readPace: ReadPace = recentPace,
): Promise<WaitInterval | null> {
  const asking = tx.query<{ from: number | null; to: number | null }>(
    `SELECT told_from_minutes AS "from", told_to_minutes AS "to" FROM wait_forecast WHERE ticket_id = $1`,
    [ticketId],
  );
  const [[said], situation] = await together(asking, situationNow(tx));
  if (said)
    return said.from === null || said.to === null ? null : { fromMinutes: said.from, toMinutes: said.to };
  const peopleBefore = situation.waiting.findIndex(({ id }) => id === ticketId);
  if (peopleBefore === -1 || situation.waiting[peopleBefore]?.kept) return null;
  const announcement = await announced(await readPace(tx), situation, ticketId);
  if (!announcement) return null;
  const { forecast, lowSeconds, highSeconds, told } = announcement;
  await tx.query(
    `INSERT INTO wait_forecast (zone_id, ticket_id, people_before, quantiles, low_seconds, high_seconds,
       told_from_minutes, told_to_minutes)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [
      tx.zoneId,
      ticketId,
      peopleBefore,
      forecast,
      told === null ? null : lowSeconds,
      told === null ? null : highSeconds,
      told?.fromMinutes,
      told?.toMinutes,
    ],
  );
  return told;
}

/**
 * What everybody who waits now is told, by their present place. Within a site nobody is told less than whoever stands
 * before them. Reads only.
 */
export async function intervalsNow(
  tx: ZoneTransaction,
  readPace: ReadPace = recentPace,
): Promise<ReadonlyMap<TicketId, WaitInterval | null>> {
  const situation = await situationNow(tx);
  if (situation.waiting.length === 0) return new Map();
  const { experience, levels } = await readPace(tx);
  // One seed for the zone: what is told changes when the situation does, not when somebody looks.
  const futures = await inSlices(lookingAhead(situation, experience, randomFrom(tx.zoneId)));
  return new Map(
    situation.waiting.map(({ id, kept }): [TicketId, WaitInterval | null] => {
      const announcement = announcementFor(futures.get(id) ?? null, levels, experience);
      return [id, kept ? null : (announcement?.told ?? null)];
    }),
  );
}

/** At the first call of a ticket: how long the wait was, and where it fell in what was forecast. Later calls change nothing. */
export async function noteWaited(tx: ZoneTransaction, ticketId: TicketId): Promise<void> {
  const [row] = await tx.query<{ quantiles: number[]; waited: number }>(
    `SELECT quantiles, greatest(0, extract(epoch FROM clock_timestamp() - announced_at))::float8 AS waited
     FROM wait_forecast WHERE ticket_id = $1 AND waited_seconds IS NULL FOR NO KEY UPDATE`,
    [ticketId],
  );
  if (!row) return;
  await tx.query('UPDATE wait_forecast SET waited_seconds = $2, fell_at = $3 WHERE ticket_id = $1', [
    ticketId,
    row.waited,
    fellAt(row.quantiles, row.waited),
  ]);
}

/** What somebody who takes a ticket at this site now would be told. Reads only. */
export async function waitForNewcomer(
  tx: ZoneTransaction,
  siteId: SiteId,
  readPace: ReadPace = recentPace,
): Promise<WaitInterval | null> {
  const situation = await situationNow(tx);
  const newcomer = { id: siteId, siteId, rankedAgo: 0 };
  const announcement = await announced(
    await readPace(tx),
    // Behind everybody, also behind an appointment that is not due yet.
    { ...situation, waiting: [...situation.waiting, newcomer] },
    newcomer.id,
  );
  return announcement?.told ?? null;
}

/** The same ticket asked in the same situation gives the same answer. */
async function announced({ experience, levels }: Pace, situation: Situation, id: string) {
  const futures = await inSlices(lookingAhead(situation, experience, randomFrom(id), id));
  return announcementFor(futures.get(id) ?? null, levels, experience);
}
