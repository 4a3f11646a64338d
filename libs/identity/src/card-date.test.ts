import fc from 'fast-check';
import { belgianDay, parseBirthDate, parseValidityDate } from './card-date.ts';

const FRENCH = ['JAN', 'FEV', 'MARS', 'AVR', 'MAI', 'JUIN', 'JUIL', 'AOUT', 'SEPT', 'OCT', 'NOV', 'DEC'];
const DUTCH = ['JAN', 'FEB', 'MAAR', 'APR', 'MEI', 'JUN', 'JUL', 'AUG', 'SEP', 'OKT', 'NOV', 'DEC'];
const GERMAN = ['JAN', 'FEB', 'MÄR', 'APR', 'MAI', 'JUN', 'JUL', 'AUG', 'SEP', 'OKT', 'NOV', 'DEZ'];

const aDay = fc.record({
  year: fc.integer({ min: 1900, max: 2030 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
});

test('every day in three languages', () => {
  fc.assert(
    fc.property(aDay, ({ year, month, day }) => {
      const two = String(day).padStart(2, '0');
      for (const names of [FRENCH, DUTCH]) {
        expect(parseBirthDate(`${two} ${names[month - 1]} ${year}`)).toEqual({ year, month, day });
        expect(parseBirthDate(`${day} ${names[month - 1]}  ${year} `)).toEqual({ year, month, day });
      }
      expect(parseBirthDate(`${two}.${GERMAN[month - 1]}. ${year}`)).toEqual({ year, month, day });
      expect(parseBirthDate(`${two}.${GERMAN[month - 1]}.${year}`)).toEqual({ year, month, day });
      expect(parseValidityDate(`${two}.${String(month).padStart(2, '0')}.${year}`)).toEqual({
        year,
        month,
        day,
      });
    }),
  );
});

test.each([
  ['13.AUG. 1996', { year: 1996, month: 8, day: 13 }],
  ['22.DEZ. 1997', { year: 1997, month: 12, day: 22 }],
  ['26 AVR  1975', { year: 1975, month: 4, day: 26 }],
  ['1 JAN 1971', { year: 1971, month: 1, day: 1 }],
  ['03.MA\u0308R.1980', { year: 1980, month: 3, day: 3 }],
  ['JUIL 1950', { year: 1950, month: 7 }],
  ['1948', { year: 1948 }],
  ['00 JAN 1985', { year: 1985, month: 1 }],
  ['00.DEZ.1960', { year: 1960, month: 12 }],
  ['00.00.1960', { year: 1960 }],
  ['00 00 1960', { year: 1960 }],
  ['01.12.1960', { year: 1960, month: 12, day: 1 }],
  ['15 FÉV 1972', { year: 1972, month: 2, day: 15 }],
  ['15 AOÛT 1972', { year: 1972, month: 8, day: 15 }],
])('%s, as cards in use have it', (text, date) => expect(parseBirthDate(text)).toEqual(date));

test.each([
  '',
  '30 FEB 1985',
  '12.13.1985',
  '31.02.1985',
  '0000',
  '00 JAN 0000',
  '12 FOO 1985',
  '12 JAN 85',
  '12/01/1985',
  '٠١ JAN 1985',
  '32 MEI 1990',
  '1799',
])('%j is no birth date', (text) => expect(parseBirthDate(text)).toBeUndefined());

test.each(['31.02.2024', '1.2.2024', '01.13.2024', '01.01.2024x'])('%j is no validity date', (text) =>
  expect(parseValidityDate(text)).toBeUndefined(),
);

test('any text is a date or nothing, never an exception', () => {
  fc.assert(fc.property(fc.string({ maxLength: 30 }), (text) => void parseBirthDate(text)));
});

test('the day is the Belgian one', () => {
  expect(belgianDay(new Date('2026-06-30T22:30:00Z'))).toEqual({ year: 2026, month: 7, day: 1 });
  expect(belgianDay(new Date('2026-01-31T22:30:00Z'))).toEqual({ year: 2026, month: 1, day: 31 });
});
