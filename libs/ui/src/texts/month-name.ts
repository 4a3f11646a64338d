import type { Locale } from '@loket/contract';
import { LANGUAGE_TAGS } from './times.ts';

/** "maart 2026" of `2026-03`. */
export function monthName(month: string, locale: Locale): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.UTC(year, number - 1, 1));
}
