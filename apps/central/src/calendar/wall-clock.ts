/** A date and time on the wall of one time zone, to and from an instant, through daylight-saving changes. */
export type WallDate = { readonly year: number; readonly month: number; readonly day: number };

const DAY_MS = 86_400_000;

/** The wall's date at an instant. */
export function wallDateAt(at: Date, timeZone: string): WallDate {
  const { year, month, day } = wallParts(at, timeZone);
  return { year, month, day };
}

/**
 * The instant at which this wall shows this date and time. In the hour that autumn repeats, the first or the last such
 * instant; in the one that spring skips, as if it were an hour later.
 * @param minutes since midnight by the wall
 */
export function instantOf(
  date: WallDate,
  minutes: number,
  timeZone: string,
  repeated: 'first' | 'last' = 'first',
): Date {
  const asUtc = Date.UTC(date.year, date.month - 1, date.day) + minutes * 60_000;
  // Before and after any change that is near; no zone changes twice in two days.
  const before = asUtc - offsetMs(new Date(asUtc - DAY_MS), timeZone);
  const after = asUtc - offsetMs(new Date(asUtc + DAY_MS), timeZone);
  const shows = (instant: number) => instant + offsetMs(new Date(instant), timeZone) === asUtc;
  const shown = [before, after].filter(shows);
  if (shown.length === 0) return new Date(before);
  return new Date(repeated === 'first' ? Math.min(...shown) : Math.max(...shown));
}

/** The same for a wall's time as calendars write it: `2026-03-24T13:30:00` or `2026-03-24`. */
export function instantOfText(local: string, timeZone: string): Date {
  const [date = '', time = '00:00:00'] = local.split('T');
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const [hours = 0, minutes = 0, seconds = 0] = time.slice(0, 8).split(':').map(Number);
  return instantOf({ year, month, day }, hours * 60 + minutes + seconds / 60, timeZone);
}

export function plusDays({ year, month, day }: WallDate, days: number): WallDate {
  const moved = new Date(Date.UTC(year, month - 1, day) + days * DAY_MS);
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** Monday is 1. */
export function weekdayOf({ year, month, day }: WallDate): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
}

/** `2026-11-21`. */
export const isoDate = ({ year, month, day }: WallDate): string =>
  [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');

/** Minutes from midnight of `08:30`; `24:00` is the end of the day. */
export function minutesOf(wallTime: string): number {
  const [hours = 0, minutes = 0] = wallTime.split(':').map(Number);
  return hours * 60 + minutes;
}

function offsetMs(at: Date, timeZone: string): number {
  const { year, month, day, hour, minute, second } = wallParts(at, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at.getTime() / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function wallParts(at: Date, timeZone: string) {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of format.formatToParts(at))
    if (type in parts) Object.assign(parts, { [type]: Number(value) });
  return parts;
}
