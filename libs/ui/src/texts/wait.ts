import type { Locale, WaitInterval } from '@loket/contract';
import { area, type Phrase } from './area.ts';

/** Words about waiting: on the counter, the paper, the infoscreen. An interval in whole five minutes, never a minute. */
export const waitTexts = area({
  waitTime: { nl: 'Wachttijd', fr: 'Temps d’attente', de: 'Wartezeit', en: 'Waiting time' },
  under10: { nl: 'minder dan 10', fr: 'moins de 10', de: 'unter 10', en: 'less than 10' },
  from10: { nl: '10 tot 20', fr: '10 à 20', de: '10 bis 20', en: '10 to 20' },
  from20: { nl: '20 tot 40', fr: '20 à 40', de: '20 bis 40', en: '20 to 40' },
  over40: { nl: 'meer dan 40', fr: 'plus de 40', de: 'über 40', en: 'more than 40' },
  unknown: {
    nl: 'Hoe lang het duurt, is nog niet bekend.',
    fr: 'La durée de l’attente n’est pas encore connue.',
    de: 'Wie lange es dauert, ist noch nicht bekannt.',
    en: 'How long it takes is not known yet.',
  },
});

type InWords = (from: number, to: number) => string;

const LONG: Phrase<{ between: InWords; atMost: (to: number) => string }> = {
  nl: {
    between: (from, to) => `tussen ${from} en ${to} minuten`,
    atMost: (to) => `tot ${to} minuten`,
  },
  fr: {
    between: (from, to) => `entre ${from} et ${to} minutes`,
    atMost: (to) => `jusqu’à ${to} minutes`,
  },
  de: {
    between: (from, to) => `zwischen ${from} und ${to} Minuten`,
    atMost: (to) => `bis zu ${to} Minuten`,
  },
  en: {
    between: (from, to) => `between ${from} and ${to} minutes`,
    atMost: (to) => `up to ${to} minutes`,
  },
};

const SHORT: Phrase<{ between: InWords; atMost: (to: number) => string }> = {
  nl: { between: (from, to) => `${from} tot ${to} min`, atMost: (to) => `tot ${to} min` },
  fr: { between: (from, to) => `${from} à ${to} min`, atMost: (to) => `jusqu’à ${to} min` },
  de: { between: (from, to) => `${from} bis ${to} Min.`, atMost: (to) => `bis ${to} Min.` },
  en: { between: (from, to) => `${from} to ${to} min`, atMost: (to) => `up to ${to} min` },
};

/** "tussen 10 en 25 minuten"; an interval that begins at nothing is "tot 15 minuten". */
export function waitInWords({ fromMinutes, toMinutes }: WaitInterval, locale: Locale): string {
  const say = LONG[locale];
  return fromMinutes === 0 ? say.atMost(toMinutes) : say.between(fromMinutes, toMinutes);
}

/** "10 tot 25 min", where many stand below each other. */
export function waitInShort({ fromMinutes, toMinutes }: WaitInterval, locale: Locale): string {
  const say = SHORT[locale];
  return fromMinutes === 0 ? say.atMost(toMinutes) : say.between(fromMinutes, toMinutes);
}

/** "Wachttijd: tussen 10 en 25 minuten". */
export function waitSentence(wait: WaitInterval, locale: Locale): string {
  // French sets a narrow space before its colon.
  const colon = locale === 'fr' ? ' :' : ':';
  return `${waitTexts.waitTime[locale]}${colon} ${waitInWords(wait, locale)}`;
}

/** The parts of the wait band with the minutes that they stand for. */
export const WAIT_BAND = [
  { name: 'under10', fromMinutes: 0, toMinutes: 10 },
  { name: 'from10', fromMinutes: 10, toMinutes: 20 },
  { name: 'from20', fromMinutes: 20, toMinutes: 40 },
  { name: 'over40', fromMinutes: 40, toMinutes: Number.POSITIVE_INFINITY },
] as const;

/** Whether the announced interval falls, with more than its edge, into this part of the band. */
export const fallsInto = (
  wait: WaitInterval,
  part: { readonly fromMinutes: number; readonly toMinutes: number },
): boolean => wait.fromMinutes < part.toMinutes && part.fromMinutes < wait.toMinutes;
