import { Locale } from '@loket/contract';

/** The only thing kept in the browser: the language of the staff pages, the same on desk and console. */
const KEY = 'loket.desk.language';

/** Dutch until somebody chose otherwise: the zone's language, not that of whoever installed the machine. */
export function keptLocale(): Locale {
  const kept = Locale.safeParse(localStorage.getItem(KEY));
  return kept.success ? kept.data : 'nl';
}

export function keepLocale(locale: Locale): void {
  localStorage.setItem(KEY, locale);
}
