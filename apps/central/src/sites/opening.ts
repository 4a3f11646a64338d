import type { OpeningHours, OpeningOverride, OpeningState } from '@loket/contract';
import {
  instantOf,
  isoDate,
  minutesOf,
  plusDays,
  type WallDate,
  wallDateAt,
  weekdayOf,
} from './wall-clock.ts';

/** How far ahead a change is looked for; a site that stays shut longer has no `until`. */
const LOOK_AHEAD_DAYS = 21;

/**
 * Open or closed at this instant, and when that changes. Hours are wall time at the site, so a day of 23 or 25 hours
 * opens and closes when its clock says so.
 */
export function openingAt(
  hours: OpeningHours,
  override: OpeningOverride | null,
  at: Date,
  timeZone: string,
): OpeningState {
  if (override && (override.until === null || at < new Date(override.until)))
    return { open: override.state === 'open', until: override.until };
  switch (hours.mode) {
    case 'always':
      return { open: true, until: null };
    case 'window':
      return within([{ from: new Date(hours.from), to: new Date(hours.to) }], at);
    case 'weekly':
      return within(spansAround(hours, at, timeZone), at);
  }
}

type Span = { from: Date; to: Date };

function within(spans: readonly Span[], at: Date): OpeningState {
  const now = spans.find(({ from, to }) => from <= at && at < to);
  if (now) return { open: true, until: now.to.toISOString() };
  const next = spans.find(({ from }) => from > at);
  return { open: false, until: next?.from.toISOString() ?? null };
}

/** Yesterday's spans too: one that ends at midnight joins one that begins there. */
function spansAround(hours: OpeningHours & { mode: 'weekly' }, at: Date, timeZone: string): Span[] {
  const today = wallDateAt(at, timeZone);
  const spans: Span[] = [];
  for (let day = -1; day <= LOOK_AHEAD_DAYS; day += 1) {
    const date = plusDays(today, day);
    for (const { opens, closes } of wallSpans(hours, date)) {
      const span = {
        from: instantOf(date, minutesOf(opens), timeZone),
        to: instantOf(date, minutesOf(closes), timeZone),
      };
      const last = spans.at(-1);
      if (last && last.to >= span.from) last.to = new Date(Math.max(last.to.getTime(), span.to.getTime()));
      else if (span.to > span.from) spans.push(span);
    }
  }
  return spans;
}

function wallSpans({ rules, exceptions }: OpeningHours & { mode: 'weekly' }, date: WallDate) {
  const exception = exceptions.find((one) => one.date === isoDate(date));
  const spans = exception ? exception.spans : rules.filter(({ weekday }) => weekday === weekdayOf(date));
  return [...spans].sort((a, b) => minutesOf(a.opens) - minutesOf(b.opens));
}
