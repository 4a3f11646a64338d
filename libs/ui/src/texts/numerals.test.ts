import { LOCALES } from '@loket/contract';
import { numberInWords, speakableTicketNumber } from './numerals.ts';

test.each([
  ['nl', 1, 'een'],
  ['nl', 22, 'tweeëntwintig'],
  ['nl', 42, 'tweeënveertig'],
  ['nl', 33, 'drieëndertig'],
  ['nl', 78, 'achtenzeventig'],
  ['nl', 100, 'honderd'],
  ['nl', 108, 'honderdacht'],
  ['nl', 242, 'tweehonderdtweeënveertig'],
  ['nl', 1001, 'duizend een'],
  ['fr', 21, 'vingt et un'],
  ['fr', 71, 'septante et un'],
  ['fr', 80, 'quatre-vingts'],
  ['fr', 81, 'quatre-vingt-un'],
  ['fr', 97, 'nonante-sept'],
  ['fr', 200, 'deux cents'],
  ['fr', 280, 'deux cent quatre-vingts'],
  ['fr', 80_000, 'quatre-vingt mille'],
  ['de', 1, 'eins'],
  ['de', 21, 'einundzwanzig'],
  ['de', 42, 'zweiundvierzig'],
  ['de', 101, 'einhunderteins'],
  ['de', 17, 'siebzehn'],
  ['de', 1999, 'eintausendneunhundertneunundneunzig'],
  ['en', 42, 'forty-two'],
  ['en', 108, 'one hundred and eight'],
  ['en', 1008, 'one thousand and eight'],
] as const)('%s says %d as "%s"', (locale, n, words) => {
  expect(numberInWords(n, locale)).toBe(words);
});

test('no two ticket counts of a busy week sound the same', () => {
  for (const locale of LOCALES) {
    const words = Array.from({ length: 10_000 }, (_, n) => numberInWords(n, locale));
    expect(new Set(words).size).toBe(words.length);
    expect(words.every((one) => one.trim() === one && !/undefined| {2}/.test(one))).toBe(true);
  }
});

test('a number that no ticket carries is misuse', () => {
  expect(() => numberInWords(-1, 'nl')).toThrow(RangeError);
  expect(() => numberInWords(1.5, 'nl')).toThrow(RangeError);
  expect(() => numberInWords(100_000, 'nl')).toThrow(RangeError);
});

test('a ticket is spoken letter by letter, then as a number', () => {
  expect(speakableTicketNumber({ siteCode: 'E', count: 42, series: '' }, 'nl')).toBe('E, tweeënveertig');
  expect(speakableTicketNumber({ siteCode: 'HH', count: 7, series: 'b' }, 'fr')).toBe('H, H, sept, b');
});
