import { OpeningHours } from '@loket/contract';
import {
  exception,
  hoursDraft,
  hoursOf,
  hoursProblems,
  mondayUntilFriday,
  span,
  withDay,
} from './hours-draft.ts';
import { readWallTime } from './wall-time.ts';

const weekly: OpeningHours = {
  mode: 'weekly',
  rules: [
    { weekday: 1, opens: '08:00', closes: '12:00' },
    { weekday: 1, opens: '13:00', closes: '24:00' },
    { weekday: 6, opens: '09:00', closes: '13:00' },
  ],
  exceptions: [{ date: '2026-12-25', spans: [], note: 'Kerstmis' }],
};
const empty = hoursDraft({ mode: 'weekly', rules: [], exceptions: [] });

test('a time as it is typed quickly', () => {
  const typed = ['8', '08', '830', '0830', '8.30', '8u30', '8 h 30', '8:30', '20 uur', '24', '24:00', '0'];
  expect(typed.map(readWallTime)).toEqual([
    ...['08:00', '08:00', '08:30', '08:30', '08:30', '08:30', '08:30', '08:30'],
    ...['20:00', '24:00', '24:00', '00:00'],
  ]);
  expect(['', '25', '8.60', '24.01', 'acht', '8-30', '12345'].map(readWallTime)).toEqual(
    Array.from({ length: 7 }, () => null),
  );
});

test('what was saved comes back unchanged, and fits the contract', () => {
  expect(hoursOf(hoursDraft(weekly))).toEqual(weekly);
  expect(OpeningHours.safeParse(hoursOf(hoursDraft(weekly))).success).toBe(true);
  const event: OpeningHours = {
    mode: 'window',
    from: '2026-11-21T09:00:00.000Z',
    to: '2026-11-21T17:00:00.000Z',
  };
  expect(hoursOf(hoursDraft(event))).toEqual(event);
  expect(hoursOf(hoursDraft({ mode: 'always' }))).toEqual({ mode: 'always' });
});

test('Monday’s hours until Friday leave the weekend alone', () => {
  const draft = mondayUntilFriday(withDay(empty, 0, [span('8', '20')]));
  const hours = hoursOf(draft);
  expect(hours.mode === 'weekly' && hours.rules.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5]);
});

test('a day without hours is closed and no problem', () => {
  expect(hoursProblems(empty)).toEqual({});
});

test.each([
  ['a time that is none', [span('8', 'laat')], 'wrongTime'],
  ['a span that is still empty', [span()], 'wrongTime'],
  ['closing before opening', [span('12', '8')], 'wrongHours'],
  ['two spans over each other', [span('8', '13'), span('12', '17')], 'overlap'],
] as const)('%s is said at its day', (_name, spans, problem) => {
  expect(hoursProblems(withDay(empty, 2, spans))).toEqual({ 'day.2': problem });
});

test('two spans that touch are fine, in any order', () => {
  expect(hoursProblems(withDay(empty, 2, [span('12', '17'), span('8', '12')]))).toEqual({});
});

test('a day that differs: no date, twice, open without hours', () => {
  const [nameless, first, again, open] = [
    exception(),
    exception('2026-12-25'),
    exception('2026-12-25'),
    { ...exception('2026-12-26'), closed: false },
  ] as const;
  expect(hoursProblems({ ...empty, exceptions: [nameless, first, again, open] })).toEqual({
    [`exception.${nameless.key}`]: 'wrongDate',
    [`exception.${again.key}`]: 'dateTwice',
    [`exception.${open.key}`]: 'noSpans',
  });
});

test('an event that ends before it begins; what is not chosen is not looked at', () => {
  const draft = {
    ...withDay(empty, 0, [span('x', 'y')]),
    mode: 'window',
    from: { date: '2026-11-21', time: '18' },
    to: { date: '2026-11-21', time: '10' },
  } as const;
  expect(hoursProblems(draft)).toEqual({ window: 'wrongWindow' });
  expect(hoursProblems({ ...draft, to: { date: '2026-11-22', time: '10' } })).toEqual({});
  expect(hoursProblems({ ...draft, mode: 'always' })).toEqual({});
});
