import { SiteId, type StatisticsRow } from '@loket/contract';
import { isMonth, minutesOf, siteTotals, sumOf, yearSoFar } from './totals.ts';

const row = (site: number, month: string, consultations: number): StatisticsRow => ({
  siteId: SiteId.parse(`00000000-0000-4000-8000-00000000000${site}`),
  siteName: `Site ${site}`,
  month,
  tickets: consultations + 1,
  consultations,
  statements: 1,
  waitingP50Seconds: null,
  waitingP90Seconds: null,
  handlingP50Seconds: null,
  handlingP90Seconds: null,
  outcomes: {},
});

test('months of one site are added up, the busiest site first', () => {
  const totals = siteTotals([row(1, '2026-01', 2), row(2, '2026-01', 9), row(1, '2026-02', 3)]);
  expect(totals.map(({ name, consultations }) => [name, consultations])).toEqual([
    ['Site 2', 9],
    ['Site 1', 5],
  ]);
  expect(sumOf(totals)).toEqual({ tickets: 17, consultations: 14, statements: 3 });
});

test('the year so far, and what is a month', () => {
  expect(yearSoFar('2026-11-21')).toEqual({ from: '2026-01', to: '2026-11' });
  expect(['2026-01', '2026-13', '2026', ''].map(isMonth)).toEqual([true, false, false, false]);
});

test('minutes: a decimal only where it matters', () => {
  expect([90, 594, 754].map(minutesOf)).toEqual([1.5, 9.9, 13]);
});
