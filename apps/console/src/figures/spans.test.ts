import { daysOf, isDay, wrongSpan } from './spans.ts';

test('spans end today; a week begins on Monday, also on a Sunday', () => {
  expect(daysOf('today', '2026-11-21')).toEqual({ from: '2026-11-21', to: '2026-11-21' });
  expect(daysOf('week', '2026-11-22')).toEqual({ from: '2026-11-16', to: '2026-11-22' });
  expect(daysOf('week', '2026-11-16')).toEqual({ from: '2026-11-16', to: '2026-11-16' });
  expect(daysOf('month', '2026-11-21')).toEqual({ from: '2026-11-01', to: '2026-11-21' });
  expect(daysOf('year', '2026-11-21')).toEqual({ from: '2026-01-01', to: '2026-11-21' });
});

test('what can be asked for', () => {
  expect(['2026-11-21', '2026-13-01', '21/11/2026', ''].map(isDay)).toEqual([true, false, false, false]);
  expect(wrongSpan({ from: '2028-01-01', to: '2028-12-31' })).toBeNull();
  expect(wrongSpan({ from: '2026-01-01', to: '2027-01-02' })).toBe('length');
  expect(wrongSpan({ from: '2026-01-02', to: '2026-01-01' })).toBe('order');
});
