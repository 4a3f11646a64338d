/**
 * The instant at which a zone's wall clock shows this time. In the hour that summer time repeats, the first; in the
 * one that it skips, as if it were an hour later.
 * @param local `2026-03-24T13:30:00` or `2026-03-24`
 * @param timeZone IANA name, such as Europe/Brussels
 */
export function instantOf(local: string, timeZone: string): Date {
  const asUtc = Date.parse(`${local.length === 10 ? `${local}T00:00:00` : local.slice(0, 19)}Z`);
  // The offset at a first guess is right except near a change; a second look settles it.
  const first = asUtc - offsetMs(asUtc, timeZone);
  const second = asUtc - offsetMs(first, timeZone);
  return new Date(first === second ? first : Math.max(first, second));
}

function offsetMs(instantMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instantMs);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(instantMs / 1000) * 1000;
}
