import type { Locale } from '@loket/contract';

const TAGS: Readonly<Record<Locale, string>> = { nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE', en: 'en-GB' };

/** "woensdag 25 maart 2026 om 14.20 uur", in the zone's own wall clock. */
export function spokenMoment(at: Date, locale: Locale, timeZone: string): string {
  const day = new Intl.DateTimeFormat(TAGS[locale], { dateStyle: 'full', timeZone }).format(at);
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
      return `${day} om ${hour}.${minute} uur`;
    case 'fr':
      return `${day} à ${hour} h ${minute}`;
    case 'de':
      return `${day} um ${hour}.${minute} Uhr`;
    case 'en':
      return `${day} at ${hour}:${minute}`;
  }
}
