import { instantOfWall, nextDate, wallOfInstant } from './brussels.ts';

const iso = (date: string, time: string) => new Date(instantOfWall({ date, time })).toISOString();

test('winter and summer', () => {
  expect(iso('2026-01-10', '08:30')).toBe('2026-01-10T07:30:00.000Z');
  expect(iso('2026-07-10', '08:30')).toBe('2026-07-10T06:30:00.000Z');
});

test('24:00 is the midnight at the end of the day, also on New Year’s Eve', () => {
  expect(iso('2026-12-31', '24:00')).toBe('2026-12-31T23:00:00.000Z');
});

test('the day on which the clocks go forward and back', () => {
  expect(iso('2026-03-29', '01:30')).toBe('2026-03-29T00:30:00.000Z');
  expect(iso('2026-03-29', '03:30')).toBe('2026-03-29T01:30:00.000Z');
  expect(iso('2026-10-25', '09:00')).toBe('2026-10-25T08:00:00.000Z');
});

test('back to the wall', () => {
  expect(wallOfInstant(Date.parse('2026-07-09T22:05:00Z'))).toEqual({ date: '2026-07-10', time: '00:05' });
});

test('the day after a leap day', () => {
  expect(nextDate('2028-02-29')).toBe('2028-03-01');
});
