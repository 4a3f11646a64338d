import { checkHistory } from '@loket/queue/history/check.ts';
import { type ReadRows, readRecorded } from '@loket/queue/history/read-recorded.ts';
import type { Heartbeat } from '@loket/queue/history/types.ts';
import type { Journal, SentHeartbeat } from './journal.ts';
import { notAsTheirEvents } from './projection.ts';
import { brokenPromises, type Finding } from './promises.ts';
import type { Played } from './round.ts';
import { type Memory, remember, sliceOf } from './slice.ts';
import type { Stage } from './stage.ts';
import type { Uptime } from './uptime.ts';

/** Whose heartbeats may still be valid, or be what a counter was last heard of. */
const JOURNALS_KEPT = 12;
/** A slow way may hold back what a client sent for so long, so nothing younger is held against a decision. */
const UNSURE_MS = 4_000;

/** Judges rounds one after the other; a round inherits the tickets and the heartbeats of those before. */
export class Judge {
  readonly #stage: Stage;
  readonly #uptime: Uptime;
  readonly #memory: Memory = new Map();
  #journals: readonly Journal[];
  #lastEvent = 0;

  /** @param before what was seen before the first round */
  constructor(stage: Stage, uptime: Uptime, before: Journal) {
    this.#stage = stage;
    this.#uptime = uptime;
    this.#journals = [before];
  }

  /** @returns what must never have happened; empty for a good round */
  async judge(played: Played): Promise<Finding[]> {
    const { database } = this.#stage;
    // Boundary: whoever asks names the rows beside the statement.
    const read: ReadRows = <Row>(sql: string, values: readonly unknown[]) =>
      database.query(sql, values) as Promise<Row[]>;
    const { found, lastEvent } = await this.look(played, read);
    this.#lastEvent = lastEvent;
    this.#journals = [...this.#journals, played.journal].slice(-JOURNALS_KEPT);
    remember(played.journal, this.#memory);
    return found;
  }

  /** The same without going on to the next round, on whatever `read` sees. */
  async look(
    played: Played,
    read: ReadRows,
  ): Promise<{ readonly found: Finding[]; readonly lastEvent: number }> {
    const { journal, stuck } = played;
    const { zoneId } = this.#stage.demonstration;
    const recorded = await readRecorded(read, zoneId, await notAsTheirEvents(read));
    const slice = sliceOf(recorded, this.#lastEvent, journal, this.#memory);
    const beats = this.#beatsWith(played);
    const found: Finding[] = [
      ...stuck.map((says) => ({ kind: 'not_served', says })),
      ...checkHistory(
        { ...slice, heartbeats: seenOf(beats) },
        { settled: stuck.length === 0, unsureMs: UNSURE_MS },
      ).filter(
        ({ says }) => !slice.judgedBefore.some((id) => says.replace(/^consultation /, '').startsWith(id)),
      ),
      ...brokenPromises(slice.recorded, journal, beats, this.#uptime),
    ];
    const lastEvent = Math.max(this.#lastEvent, ...recorded.events.map(({ id }) => id));
    return { found, lastEvent };
  }

  /** A journal goes on being written until the next round begins, so it is read again each time. */
  #beatsWith({ journal }: Played): readonly SentHeartbeat[] {
    return [...this.#journals, journal].flatMap(({ heartbeats }) => heartbeats);
  }
}

/**
 * A heartbeat took effect between being sent and being answered, or on a slow way that brings no answer. One that says
 * ready counts from the first instant, and for its validity from the last; one that says otherwise from the last, or
 * from when the next one that says ready was sent behind it. What the checker then finds is certain.
 */
function seenOf(beats: readonly SentHeartbeat[]): Heartbeat[] {
  return beats.map(({ counterId, ready, sentAt, answeredAt }, place) => {
    const next = beats.slice(place + 1).find((one) => one.counterId === counterId && one.ready);
    const latest = Math.min(answeredAt ?? sentAt, next?.sentAt ?? Number.POSITIVE_INFINITY);
    const notedBy = answeredAt ?? sentAt + UNSURE_MS;
    return { counterId, ready, acknowledged: answeredAt !== null, at: ready ? sentAt : latest, notedBy };
  });
}
