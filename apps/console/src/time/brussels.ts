const ZONE = 'Europe/Brussels';

/** A date and a time on the wall at the counters, as they are typed: `2026-03-24`, `08:30`. */
export type WallMoment = { readonly date: string; readonly time: string };

/**
 * The instant of a wall time in Brussels, in ms. `24:00` is the midnight at the end of the date. On the night of a change
 * a time that comes twice is the later one, and one that never comes is read by what holds after.
 */
export function instantOfWall({ date, time }: WallMoment): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const asUtc = Date.parse(`${date}T00:00:00Z`) + (hour * 60 + minute) * 60_000;
  return asUtc - offsetMs(asUtc - offsetMs(asUtc));
}

/** What a clock and a calendar on the wall say at an instant. */
export function wallOfInstant(atMs: number): WallMoment {
  const parts = wallParts(atMs);
  return {
    date: `${parts.year}-${parts.month}-${parts.day}`,
    time: `${parts.hour}:${parts.minute}`,
  };
}

/** The date after, of `2026-12-31` `2027-01-01`. */
export function nextDate(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function offsetMs(atMs: number): number {
  const { year, month, day, hour, minute, second } = wallParts(atMs);
  const wall = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return wall - Math.floor(atMs / 1_000) * 1_000;
}

function wallParts(atMs: number) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(atMs);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '00';
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}
