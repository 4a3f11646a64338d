import { cardDate, duration, languageName, minutesSince, nationalNumber } from './formatting.ts';

it('writes a national number as on the card', () => {
  expect(nationalNumber('85073003328')).toBe('85.07.30-033.28');
  expect(nationalNumber('00000100173')).toBe('00.00.01-001.73');
  expect(nationalNumber('8507300332')).toBe('8507300332');
});

it.each([
  ['nl', '30 juli 1985'],
  ['fr', '30 juillet 1985'],
  ['de', '30. Juli 1985'],
  ['en', '30 July 1985'],
] as const)('writes a date in %s', (locale, text) => {
  expect(cardDate({ year: 1985, month: 7, day: 30 }, locale)).toBe(text);
});

it('writes no more of a date than the card knows', () => {
  expect(cardDate({ year: 1948 }, 'nl')).toBe('1948');
  expect(cardDate({ year: 1948, month: 3 }, 'nl')).toBe('maart 1948');
  expect(cardDate({ year: 1885, month: 1, day: 1 }, 'en')).toBe('1 January 1885');
});

it('counts whole minutes and never below zero', () => {
  expect(minutesSince('2026-03-24T12:00:00Z', Date.parse('2026-03-24T12:19:59.999Z'))).toBe(19);
  expect(minutesSince('2026-03-24T12:00:00Z', Date.parse('2026-03-24T11:59:00Z'))).toBe(0);
});

it('shows how long a call lasts', () => {
  const after = (seconds: number) => duration('2026-03-24T12:00:00Z', Date.UTC(2026, 2, 24, 12, 0, seconds));
  expect(after(402)).toBe('06.42');
  expect(after(3_600 + 66)).toBe('1.01.06');
  expect(after(-5)).toBe('00.00');
});

it('names languages in the words of the page', () => {
  expect(languageName('fr', 'nl')).toBe('Frans');
  expect(languageName('nl', 'de')).toBe('Niederländisch');
});
