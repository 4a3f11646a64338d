const ZONE = 'Europe/Brussels';
const DAY_MS = 86_400_000;

/** `2026-03-24` at an instant, where the counters stand. */
export const brusselsDate = (atMs: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, dateStyle: 'short' }).format(atMs);

/**
 * The next time that a clock on the wall says `hh:mm`, as an instant: today, or tomorrow when it has passed.
 * Null for anything but a wall time.
 */
export function nextWallTime(time: string, nowMs: number): string | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!parts) return null;
  const today = instantOf(brusselsDate(nowMs), time);
  const at = today > nowMs ? today : instantOf(brusselsDate(nowMs + DAY_MS), time);
  return new Date(at).toISOString();
}

/** A wall time as if it were UTC, moved by what Brussels differs then; on the night of a change by what holds after. */
function instantOf(date: string, time: string): number {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  return asUtc - offsetMs(asUtc - offsetMs(asUtc));
}

function offsetMs(atMs: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  }).formatToParts(atMs);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(atMs / 1_000) * 1_000;
}
