import type { OpeningHours } from '@loket/contract';
import { openingAt } from './opening.ts';

const zone = 'Europe/Brussels';
const weekdays: OpeningHours = {
  mode: 'weekly',
  rules: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, opens: '09:00', closes: '12:00' },
    { weekday, opens: '13:00', closes: '20:00' },
  ]),
  exceptions: [{ date: '2026-11-11', spans: [], note: 'Wapenstilstand' }],
};
const at = (instant: string, hours: OpeningHours = weekdays) =>
  openingAt(hours, null, new Date(instant), zone);

test('open in the morning, until noon', () => {
  expect(at('2026-11-20T08:30:00Z')).toEqual({ open: true, until: '2026-11-20T11:00:00.000Z' });
});

test('closed at lunch, until one', () => {
  expect(at('2026-11-20T11:00:00Z')).toEqual({ open: false, until: '2026-11-20T12:00:00.000Z' });
});

test('closed on Friday evening until Monday morning', () => {
  expect(at('2026-11-20T19:00:00Z')).toEqual({ open: false, until: '2026-11-23T08:00:00.000Z' });
});

test('an exception closes a whole day', () => {
  expect(at('2026-11-11T10:00:00Z')).toEqual({ open: false, until: '2026-11-12T08:00:00.000Z' });
});

test('summer time ends in the night: Monday opens at nine by the wall', () => {
  expect(at('2026-10-23T19:00:00Z')).toEqual({ open: false, until: '2026-10-26T08:00:00.000Z' });
  expect(at('2026-10-16T19:00:00Z')).toEqual({ open: false, until: '2026-10-19T07:00:00.000Z' });
});

test('day and night by rules never closes at midnight', () => {
  const round: OpeningHours = {
    mode: 'weekly',
    rules: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' })),
    exceptions: [],
  };
  const state = at('2026-11-20T22:59:59Z', round);
  expect(state.open).toBe(true);
  expect(new Date(state.until ?? 0).getTime()).toBeGreaterThan(Date.parse('2026-12-01T00:00:00Z'));
});

test('opening in the hour that the spring skips opens when that hour is over', () => {
  const early: OpeningHours = {
    mode: 'weekly',
    rules: [{ weekday: 7, opens: '02:30', closes: '06:00' }],
    exceptions: [],
  };
  expect(at('2026-03-29T00:30:00Z', early)).toEqual({ open: false, until: '2026-03-29T01:30:00.000Z' });
});

test('an event is open in its window and never again', () => {
  const event: OpeningHours = { mode: 'window', from: '2026-11-21T09:00:00Z', to: '2026-11-21T16:00:00Z' };
  expect(at('2026-11-21T08:00:00Z', event)).toEqual({ open: false, until: '2026-11-21T09:00:00.000Z' });
  expect(at('2026-11-21T09:00:00Z', event)).toEqual({ open: true, until: '2026-11-21T16:00:00.000Z' });
  expect(at('2026-11-21T16:00:00Z', event)).toEqual({ open: false, until: null });
});

test('an override holds until its end and then the hours speak again', () => {
  const closed = { state: 'closed', until: '2026-11-20T10:00:00Z' } as const;
  const during = openingAt(weekdays, closed, new Date('2026-11-20T09:00:00Z'), zone);
  expect(during).toEqual({ open: false, until: closed.until });
  const after = openingAt(weekdays, closed, new Date('2026-11-20T10:00:00Z'), zone);
  expect(after).toEqual({ open: true, until: '2026-11-20T11:00:00.000Z' });
});
