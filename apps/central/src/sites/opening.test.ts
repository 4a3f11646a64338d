import type { OpeningHours, OpeningOverride } from '@loket/contract';
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
const at = (instant: string, hours: OpeningHours = weekdays, lastTicketMinutes?: number) =>
  openingAt({ hours, override: null, lastTicketMinutes }, new Date(instant), zone);

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

const overridden = (override: OpeningOverride, instant: string) =>
  openingAt({ hours: weekdays, override }, new Date(instant), zone);

test('an override holds until its end and then the hours speak again', () => {
  const closed = { state: 'closed', until: '2026-11-20T10:00:00Z' } as const;
  expect(overridden(closed, '2026-11-20T09:00:00Z')).toEqual({ open: false, until: closed.until });
  expect(overridden(closed, '2026-11-20T10:00:00Z')).toEqual({
    open: true,
    until: '2026-11-20T11:00:00.000Z',
  });
  expect(overridden({ state: 'closed', until: null }, '2026-11-20T09:00:00Z')).toEqual({
    open: false,
    until: null,
  });
});

test('an override that ends in its own state says when the hours change', () => {
  // Opened early, before nine, until ten: it stays open until noon.
  const early = { state: 'open', until: '2026-11-20T09:00:00Z' } as const;
  expect(overridden(early, '2026-11-20T07:00:00Z')).toEqual({
    open: true,
    until: '2026-11-20T11:00:00.000Z',
  });
  // Closed for the rest of Friday's evening: shut until Monday.
  const shut = { state: 'closed', until: '2026-11-20T21:00:00Z' } as const;
  expect(overridden(shut, '2026-11-20T16:00:00Z')).toEqual({
    open: false,
    until: '2026-11-23T08:00:00.000Z',
  });
});

describe('the last ticket', () => {
  test('some minutes before closing, by the span that runs now', () => {
    expect(at('2026-11-20T08:30:00Z', weekdays, 15).lastTicketAt).toBe('2026-11-20T10:45:00.000Z');
    expect(at('2026-11-20T12:30:00Z', weekdays, 15).lastTicketAt).toBe('2026-11-20T18:45:00.000Z');
  });

  test('no word of it while closed, nor where it never closes', () => {
    expect(at('2026-11-20T11:30:00Z', weekdays, 15)).not.toHaveProperty('lastTicketAt');
    expect(at('2026-11-20T11:30:00Z', { mode: 'always' }, 15)).toEqual({ open: true, until: null });
    expect(at('2026-11-20T08:30:00Z', weekdays)).not.toHaveProperty('lastTicketAt');
  });

  test('an event has one too', () => {
    const event: OpeningHours = { mode: 'window', from: '2026-11-21T09:00:00Z', to: '2026-11-21T16:00:00Z' };
    expect(at('2026-11-21T10:00:00Z', event, 30).lastTicketAt).toBe('2026-11-21T15:30:00.000Z');
  });
});

describe('the nights in which the clock changes', () => {
  const night: OpeningHours = {
    mode: 'weekly',
    rules: [
      { weekday: 6, opens: '20:00', closes: '24:00' },
      { weekday: 7, opens: '00:00', closes: '06:00' },
    ],
    exceptions: [],
  };
  const hoursOf = (from: string, until: string | null) =>
    (Date.parse(until ?? '') - Date.parse(from)) / 3_600_000;

  test('spring: open from eight to six is nine hours, the last ticket at half past five by the wall', () => {
    const state = at('2026-03-28T19:00:00Z', night, 30);
    expect(hoursOf('2026-03-28T19:00:00Z', state.until)).toBe(9);
    expect(state).toEqual({
      open: true,
      until: '2026-03-29T04:00:00.000Z',
      lastTicketAt: '2026-03-29T03:30:00.000Z',
    });
    expect(at('2026-03-29T04:00:00Z', night).open).toBe(false);
  });

  test('autumn: the same evening is eleven hours', () => {
    const state = at('2026-10-24T18:00:00Z', night, 30);
    expect(hoursOf('2026-10-24T18:00:00Z', state.until)).toBe(11);
    expect(state).toEqual({
      open: true,
      until: '2026-10-25T05:00:00.000Z',
      lastTicketAt: '2026-10-25T04:30:00.000Z',
    });
  });

  test.each(['2026-10-25T00:15:00Z', '2026-10-25T00:45:00Z', '2026-10-25T01:15:00Z', '2026-10-25T01:45:00Z'])(
    'in the hour that comes twice it does not close in between: %s',
    (instant) => {
      expect(at(instant, night)).toEqual({ open: true, until: '2026-10-25T05:00:00.000Z' });
    },
  );

  test('opening within the hour that comes twice is at its first, closing at its last', () => {
    const early = (opens: string, closes: string): OpeningHours => ({
      mode: 'weekly',
      rules: [{ weekday: 7, opens, closes }],
      exceptions: [],
    });
    expect(at('2026-10-24T23:00:00Z', early('02:30', '08:00')).until).toBe('2026-10-25T00:30:00.000Z');
    expect(at('2026-10-24T23:00:00Z', early('00:30', '02:30')).until).toBe('2026-10-25T01:30:00.000Z');
  });

  test('a site that never closes does not close in these nights either', () => {
    for (const instant of ['2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z'])
      expect(at(instant, { mode: 'always' }, 30)).toEqual({ open: true, until: null });
  });
});

describe('public holidays', () => {
  const shut: OpeningHours = { ...weekdays, exceptions: [], holidays: 'closed' };

  test('closed on Easter Monday, Ascension and the eleventh of November', () => {
    for (const day of ['2026-04-06', '2026-05-14', '2026-11-11'])
      expect(at(`${day}T09:00:00Z`, shut).open).toBe(false);
    expect(at('2026-05-15T09:00:00Z', shut).open).toBe(true);
  });

  test('ordinary days for a site that does not say so', () => {
    expect(at('2026-04-06T09:00:00Z', { ...weekdays, exceptions: [] }).open).toBe(true);
  });

  test('an exception for that date is above the holiday', () => {
    const fair: OpeningHours = {
      ...shut,
      exceptions: [{ date: '2026-05-14', spans: [{ opens: '11:00', closes: '12:00' }], note: 'Jaarmarkt' }],
    };
    expect(at('2026-05-14T09:30:00Z', fair)).toEqual({ open: true, until: '2026-05-14T10:00:00.000Z' });
    expect(at('2026-05-14T10:30:00Z', fair).open).toBe(false);
  });
});
