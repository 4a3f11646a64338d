/** A date and time on the wall of one time zone, to and from an instant, through daylight-saving changes. */
export type WallDate = { readonly year: number; readonly month: number; readonly day: number };

const DAY_MS = 86_400_000;

/** The wall's date at an instant. */
export function wallDateAt(at: Date, timeZone: string): WallDate {
  const { year, month, day } = wallParts(at, timeZone);
  return { year, month, day };
}

/** The instant at which this wall shows this date and time; a time that a change skips becomes the next that exists. */
export function instantOf(date: WallDate, minutes: number, timeZone: string): Date {
  const asUtc = Date.UTC(date.year, date.month - 1, date.day) + minutes * 60_000;
  const guess = asUtc - offsetMs(new Date(asUtc), timeZone);
  const better = asUtc - offsetMs(new Date(guess), timeZone);
  // In the skipped hour the two disagree for ever: the later one is after the jump.
  return new Date(offsetMs(new Date(better), timeZone) === asUtc - better ? better : Math.max(guess, better));
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
