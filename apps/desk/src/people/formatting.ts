import type { CardDate, Locale } from '@loket/contract';
import { LANGUAGE_TAGS } from '@loket/ui/texts/times.ts';

/**
 * A national register number as it is printed on the card: `85.07.30-033.28` (birth date, serial, check digits; royal
 * decree of 3 April 1984, article 1). Anything but eleven digits comes back as it is.
 */
export function nationalNumber(digits: string): string {
  return digits.replace(/^(\d\d)(\d\d)(\d\d)(\d{3})(\d\d)$/, '$1.$2.$3-$4.$5');
}

/** `30 juli 1985`, or only the month and year, or only the year, as far as the card knows. */
export function cardDate({ year, month, day }: CardDate, locale: Locale): string {
  if (!month) return String(year);
  const date = new Date(Date.UTC(year, month - 1, day ?? 1));
  return new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day ? { day: 'numeric' } : {}),
  }).format(date);
}

/** `30 juli 1985` of `1985-07-30`. */
export function isoDate(date: string, locale: Locale): string {
  const [year = 0, month, day] = date.split('-').map(Number);
  return cardDate({ year, month, day }, locale);
}

/** Whole minutes since an instant, never negative: clocks may differ by a second. */
export function minutesSince(instant: string, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - Date.parse(instant)) / 60_000));
}

/** How long something has lasted: `06.42`, or `1.06.42` from an hour on. */
export function duration(sinceInstant: string, nowMs: number): string {
  const seconds = Math.max(0, Math.floor((nowMs - Date.parse(sinceInstant)) / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}.${two(seconds % 60)}`;
  return hours ? `${hours}.${rest}` : rest;
}

/** The name of a language in another language: `Frans`, `anglais`. */
export function languageName(language: Locale, locale: Locale): string {
  return new Intl.DisplayNames([LANGUAGE_TAGS[locale]], { type: 'language' }).of(language) ?? language;
}
