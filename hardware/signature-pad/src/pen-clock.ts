import type { PenClock } from './protocol/pen.ts';

const WRAPS_AT = 0x1_0000;
/** A jump of more than this in the sequence is a counter that began anew, not reports that were lost. */
const LARGEST_GAP = 0x7fff;

/**
 * One time base in ms out of the pad's wrapping clock, and the count of reports that are missing. A sample without a
 * clock has its time of arrival.
 */
export class PenTime {
  #previous: { readonly timeMs: number; readonly arrivedMs: number; readonly sequence: number } | null = null;
  #lastMs = 0;
  missingReports = 0;

  /** The sample's time, never before the one before it; null: this very report came already. */
  timeOf(clock: PenClock | null, arrivedMs: number): number | null {
    if (!clock) {
      this.#lastMs = Math.max(this.#lastMs, arrivedMs);
      return this.#lastMs;
    }
    const previous = this.#previous;
    if (previous && clock.sequence === previous.sequence && clock.timeMs === previous.timeMs % WRAPS_AT)
      return null;
    const timeMs = previous ? unwrapped(clock.timeMs, previous, arrivedMs) : clock.timeMs;
    if (previous) this.#countMissing((clock.sequence - previous.sequence - 1) & 0xffff);
    this.#previous = { timeMs, arrivedMs, sequence: clock.sequence };
    return timeMs;
  }

  #countMissing(gap: number): void {
    if (gap <= LARGEST_GAP) this.missingReports += gap;
  }
}

/**
 * The pad's clock wraps every 65.5 s, and a pen may rest longer: of the times that it can mean, the one nearest to what
 * the time of arrival lets expect, but none before the previous.
 */
function unwrapped(
  rawMs: number,
  previous: { readonly timeMs: number; readonly arrivedMs: number },
  arrivedMs: number,
): number {
  const expectedMs = previous.timeMs + Math.max(0, arrivedMs - previous.arrivedMs);
  const wraps = Math.round((expectedMs - rawMs) / WRAPS_AT);
  const timeMs = rawMs + wraps * WRAPS_AT;
  return timeMs < previous.timeMs
    ? timeMs + Math.ceil((previous.timeMs - timeMs) / WRAPS_AT) * WRAPS_AT
    : timeMs;
}
