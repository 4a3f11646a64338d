import { easterOf, isBelgianHoliday } from './belgian-holidays.ts';
import { isoDate, plusDays, type WallDate } from './wall-clock.ts';

const dateOf = (iso: string): WallDate => {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return { year, month, day };
};

test.each(['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25', '2285-03-22'])(
  'Easter is on %s',
  (sunday) => {
    expect(isoDate(easterOf(dateOf(sunday).year))).toBe(sunday);
  },
);

test('2026 has these ten and no other', () => {
  const days = Array.from({ length: 365 }, (_, n) => plusDays({ year: 2026, month: 1, day: 1 }, n));
  expect(days.filter(isBelgianHoliday).map(isoDate)).toEqual([
    '2026-01-01',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-05-25',
    '2026-07-21',
    '2026-08-15',
    '2026-11-01',
    '2026-11-11',
    '2026-12-25',
  ]);
});
