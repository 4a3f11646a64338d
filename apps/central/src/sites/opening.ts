import type { OpeningHours, OpeningOverride, OpeningState } from '@loket/contract';
import { isBelgianHoliday } from '../calendar/belgian-holidays.ts';
import {
  instantOf,
  isoDate,
  minutesOf,
  plusDays,
  type WallDate,
  wallDateAt,
  weekdayOf,
} from '../calendar/wall-clock.ts';

/** How far ahead a change is looked for; a site that stays shut longer has no `until`. */
const LOOK_AHEAD_DAYS = 21;

/** What a site has written down about when it is open. */
export type OpeningPlan = {
  hours: OpeningHours;
  override: OpeningOverride | null;
  /** No tickets in the last minutes before closing. */
  lastTicketMinutes?: number | undefined;
};

/**
 * Open or closed at this instant, when that changes, and until when tickets are given. Hours are wall time at the
 * site, so a day of 23 or 25 hours opens and closes when its clock says so.
 * @param timeZone IANA name, such as Europe/Brussels
 */
export function openingAt(plan: OpeningPlan, at: Date, timeZone: string): OpeningState {
  const state = withOverride(plan, at, timeZone);
  const minutes = plan.lastTicketMinutes ?? 0;
  if (!state.open || state.until === null || minutes === 0) return state;
  return { ...state, lastTicketAt: new Date(Date.parse(state.until) - minutes * 60_000).toISOString() };
}

/** An override that ends in the state that it sets changes nothing then, so `until` is the hours' next change. */
function withOverride({ hours, override }: OpeningPlan, at: Date, timeZone: string): OpeningState {
  if (!override || (override.until !== null && at >= new Date(override.until)))
    return byHours(hours, at, timeZone);
  const open = override.state === 'open';
  if (override.until === null) return { open, until: null };
  const afterwards = byHours(hours, new Date(override.until), timeZone);
  return { open, until: afterwards.open === open ? afterwards.until : override.until };
}

function byHours(hours: OpeningHours, at: Date, timeZone: string): OpeningState {
  switch (hours.mode) {
    case 'always':
      return { open: true, until: null };
    case 'window':
      return within([{ from: new Date(hours.from), to: new Date(hours.to) }], at);
    case 'weekly':
      return within(joined(spansFrom(hours, at, timeZone)), at);
  }
}

type Span = { from: Date; to: Date };

/** The first span that is not over is the one that counts; later ones are not even computed. */
function within(spans: Iterable<Span>, at: Date): OpeningState {
  for (const { from, to } of spans) {
    if (to <= at) continue;
    const open = from <= at;
    return { open, until: (open ? to : from).toISOString() };
  }
  return { open: false, until: null };
}

/** One that ends at midnight and one that begins there are one. */
function* joined(spans: Iterable<Span>): Iterable<Span> {
  let last: Span | undefined;
  for (const span of spans) {
    if (last && last.to >= span.from) {
      last = { from: last.from, to: new Date(Math.max(span.to.getTime(), last.to.getTime())) };
      continue;
    }
    if (last) yield last;
    last = span;
  }
  if (last) yield last;
}

/** From yesterday on, because yesterday's may last until today. */
function* spansFrom(hours: OpeningHours & { mode: 'weekly' }, at: Date, timeZone: string): Iterable<Span> {
  const today = wallDateAt(at, timeZone);
  for (let day = -1; day <= LOOK_AHEAD_DAYS; day += 1) {
    const date = plusDays(today, day);
    for (const { opens, closes } of wallSpans(hours, date)) {
      // Of an hour that comes twice all is within: it opens at the first and closes at the last.
      const from = instantOf(date, minutesOf(opens), timeZone, 'first');
      const to = instantOf(date, minutesOf(closes), timeZone, 'last');
      if (to > from) yield { from, to };
    }
  }
}

/** An exception's word is above the holiday's, and that above the week's. */
function wallSpans({ rules, exceptions, holidays }: OpeningHours & { mode: 'weekly' }, date: WallDate) {
  const exception = exceptions.find((one) => one.date === isoDate(date));
  if (!exception && holidays === 'closed' && isBelgianHoliday(date)) return [];
  const spans = exception ? exception.spans : rules.filter(({ weekday }) => weekday === weekdayOf(date));
  return [...spans].sort((a, b) => minutesOf(a.opens) - minutesOf(b.opens));
}
