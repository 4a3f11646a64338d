import { untilWords } from './moment-words.ts';

const now = Date.parse('2026-11-21T08:00:00Z');
const until = (iso: string) => untilWords(now, Date.parse(iso), 'nl');

test('until later today, this week, another week', () => {
  expect(until('2026-11-21T19:00:00Z')).toBe('20 uur');
  expect(until('2026-11-23T07:30:00Z')).toBe('maandag 8.30 uur');
  expect(until('2026-12-11T07:30:00Z')).toBe('11 december 8.30 uur');
});

test('midnight is the end of its day', () => {
  expect(until('2026-11-21T23:00:00Z')).toBe('24 uur');
  expect(until('2026-11-22T23:00:00Z')).toBe('zondag 24 uur');
  expect(untilWords(now, Date.parse('2026-11-22T23:00:00Z'), 'en')).toBe('Sunday 24:00');
});
