import type { QueueTicket } from '@loket/contract';
import type { OwnNotice, ZoneNotice } from '../database/zone-notice.ts';
import type { Line } from './screen-snapshot.ts';

/**
 * Who is called and who waits in a zone, as of the newest change that was heard of. It is read again after a change; only
 * the most frequent ones are made here: somebody joins the end of the line, or leaves it.
 */
export class KnownLine {
  #line: Line | undefined;
  #changes = 0;

  heard(notice: ZoneNotice | OwnNotice): void {
    const line = this.#line;
    if (notice.version === null || (line && notice.version <= line.version)) return;
    this.#changes += 1;
    this.#line = line && 'written' in notice ? after(line, notice) : undefined;
  }

  forget(): void {
    this.#changes += 1;
    this.#line = undefined;
  }

  /** @param read asks the database, which may know of changes that were not heard of yet */
  async asOfNow(read: () => Promise<Line | undefined>): Promise<Line | undefined> {
    if (this.#line) return this.#line;
    const changes = this.#changes;
    const line = await read();
    // What was heard of meanwhile may not be in it.
    if (this.#changes === changes) this.#line = line;
    return line;
  }
}

/** Nothing when only the database can say who stands where. */
function after(line: Line, { id, version, written }: OwnNotice): Line | undefined {
  if (version !== line.version + 1) return undefined;
  const waiting = written === 'gone' ? without(line.waiting, id) : withLast(line.waiting, written);
  return waiting && { ...line, version, waiting };
}

/** Of somebody who was called the line says more than that they wait. */
const without = (waiting: Waiting, id: string): Waiting | undefined =>
  waiting.some(({ ticketId }) => ticketId === id)
    ? waiting.filter(({ ticketId }) => ticketId !== id)
    : undefined;

/** The order is by microseconds, and here they are cut to milliseconds. */
const SURELY_LATER_MS = 2;

function withLast(
  waiting: Waiting,
  { id, number, siteId, state, ...ticket }: QueueTicket,
): Waiting | undefined {
  const rankedAt = Date.parse(ticket.rankedAt);
  const last = waiting.at(-1);
  if (state !== 'waiting' || (last && rankedAt - last.rankedAt < SURELY_LATER_MS)) return undefined;
  return [...waiting, { ticketId: id, siteId, rankedAt, ...number }];
}

type Waiting = Line['waiting'];
