import { checkHistory } from '@loket/queue/history/check.ts';
import { readRecorded } from '@loket/queue/history/read-recorded.ts';
import type { Heartbeat } from '@loket/queue/history/types.ts';
import type { SentHeartbeat } from './journal.ts';
import { notAsTheirEvents } from './projection.ts';
import { brokenPromises, type Finding } from './promises.ts';
import type { Played } from './round.ts';
import { type Memory, remember, sliceOf } from './slice.ts';
import type { Stage } from './stage.ts';
import type { Uptime } from './uptime.ts';

/** Longer than a heartbeat is valid: what a round inherits from the one before. */
const BEATS_KEPT_MS = 90_000;
/** A slow way may hold back what a client sent for so long, so nothing younger is held against a decision. */
const UNSURE_MS = 4_000;

/** Judges rounds one after the other; a round inherits the tickets and the heartbeats of those before. */
export class Judge {
  readonly #stage: Stage;
  readonly #uptime: Uptime;
  readonly #memory: Memory = new Map();
  #beats: readonly SentHeartbeat[] = [];
  #lastEvent = 0;

  constructor(stage: Stage, uptime: Uptime) {
    this.#stage = stage;
    this.#uptime = uptime;
  }

  /** @returns what must never have happened; empty for a good round */
  async judge({ journal, stuck }: Played): Promise<Finding[]> {
    const { database, demonstration } = this.#stage;
    const read = <Row>(sql: string, values: readonly unknown[]) =>
      // Boundary: readRecorded names the rows beside its statements.
      database.query(sql, values) as Promise<Row[]>;
    const recorded = await readRecorded(read, demonstration.zoneId, await notAsTheirEvents(database));
    const slice = sliceOf(recorded, this.#lastEvent, journal, this.#memory);
    this.#beats = [
      ...this.#beats.filter(({ sentAt }) => sentAt > Date.now() - BEATS_KEPT_MS),
      ...journal.heartbeats,
    ];
    const found: Finding[] = [
      ...stuck.map((says) => ({ kind: 'not_served', says })),
      ...checkHistory(
        { ...slice, heartbeats: seenOf(this.#beats) },
        { settled: stuck.length === 0, unsureMs: UNSURE_MS },
      ).filter(
        ({ says }) => !slice.judgedBefore.some((id) => says.replace(/^consultation /, '').startsWith(id)),
      ),
      ...brokenPromises(slice.recorded, journal, this.#beats, this.#uptime),
    ];
    this.#lastEvent = Math.max(this.#lastEvent, ...recorded.events.map(({ id }) => id));
    remember(journal, this.#memory);
    return found;
  }
}

/**
 * A heartbeat took effect between being sent and being answered. One that says ready counts from the first instant;
 * one that says otherwise from the last, or from when the next one that says ready was sent behind it. What the
 * checker then finds is certain.
 */
function seenOf(beats: readonly SentHeartbeat[]): Heartbeat[] {
  return beats.map(({ counterId, ready, sentAt, answeredAt }, place) => {
    const next = beats.slice(place + 1).find((one) => one.counterId === counterId && one.ready);
    const latest = Math.min(answeredAt ?? sentAt, next?.sentAt ?? Number.POSITIVE_INFINITY);
    return { counterId, ready, acknowledged: answeredAt !== null, at: ready ? sentAt : latest };
  });
}
