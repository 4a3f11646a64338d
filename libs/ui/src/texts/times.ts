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

/** As `timeOfDay`, and a whole hour without its minutes: "20 uur", "20 h", "20 Uhr", "20:00". */
export function clockTime(at: Date, locale: Locale, timeZone = BRUSSELS): string {
  const full = timeOfDay(at, locale, timeZone);
  return locale === 'en' ? full : full.replace(/(?:[.]00(?= uur| Uhr)| 00$)/, '');
}

/**
 * When something happens, seen from now, to stand in a sentence: "om 8.30 uur", "morgen om 8.30 uur",
 * "maandag om 8.30 uur", "op maandag 30 maart om 8.30 uur".
 */
export function momentFrom(now: Date, at: Date, locale: Locale, timeZone = BRUSSELS): string {
  const atTime = `${AT[locale]} ${clockTime(at, locale, timeZone)}`;
  const days = dayNumber(at, timeZone) - dayNumber(now, timeZone);
  if (days <= 0) return atTime;
  if (days === 1) return `${TOMORROW[locale]} ${atTime}`;
  const day = new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], {
    weekday: 'long',
    ...(days < 7 ? {} : ({ day: 'numeric', month: 'long' } as const)),
    timeZone,
  }).format(at);
  return `${days < 7 && locale !== 'de' && locale !== 'en' ? '' : ON[locale]}${day} ${atTime}`;
}

const AT = { nl: 'om', fr: 'à', de: 'um', en: 'at' } as const satisfies Record<Locale, string>;
const TOMORROW = { nl: 'morgen', fr: 'demain', de: 'morgen', en: 'tomorrow' } as const satisfies Record<
  Locale,
  string
>;
const ON = { nl: 'op ', fr: 'le ', de: 'am ', en: 'on ' } as const satisfies Record<Locale, string>;

/** Days since the epoch at the place, so that two instants can be told apart by their date there. */
function dayNumber(at: Date, timeZone: string): number {
  const date = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(at);
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
}

/** "dinsdag 24 maart 2026", in the words of each language. */
export function longDate(at: Date, locale: Locale, timeZone = BRUSSELS): string {
  return new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], { dateStyle: 'full', timeZone }).format(at);
}

/** A sentence starts with a capital, also where the language writes its weekdays small. */
export function startSentence(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
}
