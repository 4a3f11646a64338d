import { brusselsDate, nextWallTime } from './brussels-time.ts';

const at = (instant: string) => Date.parse(instant);

it.each([
  ['in winter', '16:00', '2026-01-15T09:00:00Z', '2026-01-15T15:00:00.000Z'],
  ['in summer', '16:00', '2026-07-15T09:00:00Z', '2026-07-15T14:00:00.000Z'],
  ['when it has passed: tomorrow', '08:30', '2026-07-15T09:00:00Z', '2026-07-16T06:30:00.000Z'],
  [
    'late in the evening, when it is another day in UTC',
    '00:15',
    '2026-07-15T21:50:00Z',
    '2026-07-15T22:15:00.000Z',
  ],
  ['over the night in which summer begins', '08:00', '2026-03-28T20:00:00Z', '2026-03-29T06:00:00.000Z'],
])('finds the next time of the clock %s', (_situation, time, now, expected) => {
  expect(nextWallTime(time, at(now))).toBe(expected);
});

it('takes nothing but a time of the day', () => {
  expect(nextWallTime('', 0)).toBeNull();
  expect(nextWallTime('24:00', 0)).toBeNull();
});

it('knows the date at the counters', () => {
  expect(brusselsDate(at('2026-07-15T22:30:00Z'))).toBe('2026-07-16');
});
