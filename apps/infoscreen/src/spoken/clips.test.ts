import { LOCALES } from '@loket/contract';
import fc from 'fast-check';
import { clipsOf, numberClips, type SpokenPiece, spokenCall } from './clips.ts';

const names = (pieces: readonly SpokenPiece[]) =>
  pieces.flatMap((piece) => ('clip' in piece ? [piece.clip] : []));
const words = (pieces: readonly SpokenPiece[], locale: (typeof LOCALES)[number]) =>
  names(pieces).map((name) => clipsOf(locale).get(name));

const ticket = (count: number, siteCode = 'E', series = '') => ({ siteCode, count, series });

it.each([
  ['nl', 42, ['E', 'tweeënveertig', 'loket', 'een']],
  ['fr', 71, ['E', 'septante et un', 'guichet', 'un']],
  ['de', 21, ['E', 'einundzwanzig', 'Schalter', 'eins']],
  ['en', 42, ['E', 'forty-two', 'counter', 'one']],
  ['nl', 105, ['E', 'honderd', 'vijf', 'loket', 'een']],
  ['en', 342, ['E', 'three hundred', 'and', 'forty-two', 'counter', 'one']],
  ['de', 1001, ['E', 'tausend', 'eins', 'Schalter', 'eins']],
  ['fr', 2_200, ['E', 'deux', 'mille', 'deux cents', 'guichet', 'un']],
] as const)('says in %s the number %i', (locale, count, expected) => {
  expect(words(spokenCall(ticket(count), 1, locale), locale)).toEqual(expected);
});

it('spells a code of two letters and the letter of an offline series', () => {
  expect(names(spokenCall(ticket(7, 'HH', 'b'), 12, 'nl'))).toEqual([
    'letter-h',
    'letter-h',
    'number-7',
    'letter-b',
    'counter',
    'number-12',
  ]);
});

it('breathes between the number and the counter', () => {
  const pieces = spokenCall(ticket(42), 1, 'nl');
  expect(pieces.filter((piece) => 'pauseMs' in piece)).toHaveLength(2);
});

it('has a clip for everything that it may have to say', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99_999 }),
      fc.integer({ min: 1, max: 99 }),
      fc.stringMatching(/^[A-Z]{1,2}$/),
      fc.constantFrom(...LOCALES),
      (count, label, siteCode, locale) => {
        const clips = clipsOf(locale);
        for (const name of names(spokenCall({ siteCode, count, series: '' }, label, locale))) {
          expect(clips.has(name)).toBe(true);
        }
      },
    ),
  );
});

it('refuses what is no count', () => {
  expect(() => numberClips(0, 'nl')).toThrow(RangeError);
  expect(() => numberClips(100_000, 'nl')).toThrow(RangeError);
});
