import type { Locale } from '@loket/contract';

/** Tag for Intl and for a page's lang attribute: Belgium's form of each language, British English. */
export const LANGUAGE_TAGS = {
  nl: 'nl-BE',
  fr: 'fr-BE',
  de: 'de-BE',
  en: 'en-GB',
} as const satisfies Record<Locale, string>;

const BRUSSELS = 'Europe/Brussels';

/** "14.32 uur", "14 h 32", "14.32 Uhr", "14:32"; hours without a leading zero, as they are said. */
export function timeOfDay(at: Date, locale: Locale, timeZone = BRUSSELS): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).formatToParts(at);
  const part = (type: 'hour' | 'minute') => parts.find((one) => one.type === type)?.value ?? '';
  const hour = String(Number(part('hour')));
  const minute = part('minute');
  switch (locale) {
    case 'nl':
      return `${hour}.${minute} uur`;
    case 'fr':
      return `${hour} h ${minute}`;
    case 'de':
      return `${hour}.${minute} Uhr`;
    case 'en':
      return `${hour}:${minute}`;
  }
}

/** "dinsdag 24 maart 2026", in the words of each language. */
export function longDate(at: Date, locale: Locale, timeZone = BRUSSELS): string {
  return new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], { dateStyle: 'full', timeZone }).format(at);
}

/** A sentence starts with a capital, also where the language writes its weekdays small. */
export function startSentence(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
}
