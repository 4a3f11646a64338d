import type { Players } from './cast.ts';
import { Journal } from './journal.ts';
import { play } from './play.ts';
import { type Cast, type Schedule, scheduleOf } from './schedule.ts';
import { settle } from './settle.ts';
import type { Stage } from './stage.ts';

/** What one round left to be judged. */
export type Played = {
  readonly schedule: Schedule;
  readonly journal: Journal;
  /** What did not come to its end although everything was healthy. */
  readonly stuck: readonly string[];
};

export const castOf = ({ counters, desks }: Players): Cast => ({
  counters: counters.map(({ givesTickets }) => ({ givesTickets })),
  desks: desks.length,
});

/** Plays one round of a seed to its end: chaos, healing, and everybody served. */
export async function playRound(
  seed: number,
  round: number,
  stage: Stage,
  players: Players,
): Promise<Played> {
  const schedule = scheduleOf(seed, round, castOf(players));
  const journal = new Journal();
  players.begin(journal, seed, round);
  const running = await play(schedule, stage, players);
  const stuck = await settle(stage, players, running);
  return { schedule, journal, stuck };
}
