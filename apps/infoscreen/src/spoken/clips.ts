import type { Locale, TicketNumber } from '@loket/contract';
import { numberInWords } from '@loket/ui/texts/numerals.ts';

/** A stretch of an announcement: a recorded word, or silence. */
export type SpokenPiece = { readonly clip: string } | { readonly pauseMs: number };

/** The word before a counter's number, as a citizen of each language knows it. */
export const COUNTER_WORD: Record<Locale, string> = {
  nl: 'loket',
  fr: 'guichet',
  de: 'Schalter',
  en: 'counter',
};

const THOUSAND: Record<Locale, string> = { nl: 'duizend', fr: 'mille', de: 'tausend', en: 'thousand' };
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const BEFORE_NUMBER_MS = 180;
const BEFORE_COUNTER_MS = 450;

/** Every clip of a language with the words that it says; the build records exactly these. */
export function clipsOf(locale: Locale): ReadonlyMap<string, string> {
  const clips = new Map<string, string>();
  for (const letter of LETTERS) clips.set(`letter-${letter}`, letter.toUpperCase());
  for (let n = 1; n < 100; n += 1) clips.set(`number-${n}`, numberInWords(n, locale));
  for (let n = 100; n < 1000; n += 100) clips.set(`number-${n}`, numberInWords(n, locale));
  clips.set('thousand', THOUSAND[locale]);
  if (locale === 'en') clips.set('and', 'and');
  clips.set('counter', COUNTER_WORD[locale]);
  return clips;
}

/** "E, tweeënveertig … loket één", in the ticket's language. Letters are said one by one. */
export function spokenCall(number: TicketNumber, counterLabel: number, locale: Locale): SpokenPiece[] {
  return [
    ...letters(number.siteCode),
    { pauseMs: BEFORE_NUMBER_MS },
    ...numberClips(number.count, locale),
    ...(number.series ? [{ pauseMs: BEFORE_NUMBER_MS }, ...letters(number.series)] : []),
    { pauseMs: BEFORE_COUNTER_MS },
    { clip: 'counter' },
    ...numberClips(counterLabel, locale),
  ];
}

const letters = (text: string): SpokenPiece[] =>
  [...text.toLowerCase()].map((letter) => ({ clip: `letter-${letter}` }));

/**
 * A number from 1 to 99 999 out of whole words: up to 99 each has a clip of its own, because units and tens melt
 * ("tweeënveertig", "zweiundvierzig"); above it hundreds and thousands are put before.
 */
export function numberClips(count: number, locale: Locale): SpokenPiece[] {
  if (!Number.isInteger(count) || count < 1 || count > 99_999) throw new RangeError(`can't say ${count}`);
  const thousands = Math.floor(count / 1000);
  const hundreds = Math.floor((count % 1000) / 100) * 100;
  const rest = count % 100;
  // "duizend", "mille", "tausend" stand alone; English says how many also when it is one.
  const countsThousands = thousands > 1 || (thousands === 1 && locale === 'en');
  const names = [
    ...(countsThousands ? [`number-${thousands}`] : []),
    ...(thousands > 0 ? ['thousand'] : []),
    ...(hundreds > 0 ? [`number-${hundreds}`] : []),
    ...(rest > 0 && count > 100 && locale === 'en' ? ['and'] : []),
    ...(rest > 0 ? [`number-${rest}`] : []),
  ];
  return names.map((clip) => ({ clip }));
}
