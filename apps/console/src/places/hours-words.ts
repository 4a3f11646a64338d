import type { Locale, OpeningHours } from '@loket/contract';
import { inLocale } from '@loket/ui/texts/area.ts';
import { placeTexts } from '@loket/ui/texts/console-places.ts';
import { LANGUAGE_TAGS } from '@loket/ui/texts/times.ts';
import { nextDate, wallOfInstant } from '../time/brussels.ts';
import { momentWords, shortDay } from '../time/moment-words.ts';
import { minutesOfDay } from './wall-time.ts';

/** Name of a weekday, 0 is Monday: "maandag", or "ma". */
export function weekdayName(day: number, locale: Locale, style: 'long' | 'short' = 'long'): string {
  // 5 January 2026 was a Monday.
  const monday = Date.UTC(2026, 0, 5);
  return new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], { weekday: style, timeZone: 'UTC' }).format(
    monday + day * 86_400_000,
  );
}

/** The hours as on a sign, one line each: "ma–vr 8.00–20.00", "za 9.00–13.00". */
export function hoursLines(hours: OpeningHours, locale: Locale): string[] {
  const texts = inLocale(placeTexts, locale);
  if (hours.mode === 'always') return [texts.hoursAlways];
  if (hours.mode === 'window') {
    return [windowWords(hours.from, hours.to, locale)];
  }
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    hours.rules
      .filter((rule) => rule.weekday === weekday)
      .toSorted((one, other) => minutesOfDay(one.opens) - minutesOfDay(other.opens))
      .map(({ opens, closes }) => `${short(opens, locale)}–${short(closes, locale)}`)
      .join(', '),
  );
  const lines = runs(days).map(({ first, last, spans }) => {
    const name = weekdayName(first, locale, 'short');
    return first === last ? `${name} ${spans}` : `${name}–${weekdayName(last, locale, 'short')} ${spans}`;
  });
  return lines.length > 0 ? lines : [texts.noHours];
}

/** "za 21 nov 2026, 10–18 uur"; over midnight both days are said. */
function windowWords(from: string, to: string, locale: Locale): string {
  const [begins, ends] = [wallOfInstant(Date.parse(from)), wallOfInstant(Date.parse(to))];
  const sameDay = begins.date === ends.date || (ends.time === '00:00' && nextDate(begins.date) === ends.date);
  if (!sameDay) return `${momentWords(from, locale)} – ${momentWords(to, locale)}`;
  const closes = ends.time === '00:00' ? '24:00' : ends.time;
  return `${shortDay(from, locale)}, ${short(begins.time, locale)}–${short(closes, locale)}`;
}

/** Neighbouring days with the same hours, together; closed days are left out. */
function runs(days: readonly string[]) {
  const found: { first: number; last: number; spans: string }[] = [];
  days.forEach((spans, day) => {
    const before = found.at(-1);
    if (spans === '') return;
    if (before && before.spans === spans && before.last === day - 1) before.last = day;
    else found.push({ first: day, last: day, spans });
  });
  return found;
}

/** "8.30" and in English "8:30"; as on a sign, without the word for hour. */
function short(time: string, locale: Locale): string {
  const [hour = '', minute = ''] = time.split(':');
  const separator = { nl: '.', fr: 'h', de: '.', en: ':' } as const satisfies Record<Locale, string>;
  return `${Number(hour)}${separator[locale]}${minute}`;
}
