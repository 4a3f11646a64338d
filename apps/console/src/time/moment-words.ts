import type { Locale } from '@loket/contract';
import { clockTime, LANGUAGE_TAGS, timeOfDay } from '@loket/ui/texts/times.ts';
import { wallOfInstant } from './brussels.ts';

const DAY_MS = 86_400_000;

/**
 * A moment to come, to stand behind "until": "20 uur" today, "maandag 8.30 uur" this week, "24 maart 8.30 uur" later.
 */
export function untilWords(nowMs: number, atMs: number, locale: Locale): string {
  const midnight = wallOfInstant(atMs).time === '00:00';
  const clock = clockTime(new Date(atMs), locale);
  // Until midnight is until the end of a day, not until the beginning of the next.
  const time = midnight ? clock.replace(/^0/, '24') : clock;
  const dayMs = midnight ? atMs - 1 : atMs;
  const [today, day] = [wallOfInstant(nowMs).date, wallOfInstant(dayMs).date];
  if (day === today) return time;
  const days = Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
  const near = days > 0 && days < 7;
  const date = new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], {
    timeZone: 'Europe/Brussels',
    ...(near ? ({ weekday: 'long' } as const) : ({ day: 'numeric', month: 'long' } as const)),
  }).format(dayMs);
  return `${date} ${time}`;
}

/** "za 21 nov 2026, 14.32 uur": a moment in a table. */
export function momentWords(at: string | number, locale: Locale): string {
  return `${shortDay(at, locale)}, ${timeOfDay(new Date(at), locale)}`;
}

/** "za 21 nov 2026". */
export function shortDay(at: string | number, locale: Locale): string {
  return new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], {
    timeZone: 'Europe/Brussels',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(new Date(at));
}

/** "zaterdag 21 november". */
export function dayWords(at: string | number, locale: Locale): string {
  return new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], {
    timeZone: 'Europe/Brussels',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(new Date(at));
}
