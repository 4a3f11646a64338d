import type { OpeningHours } from '@loket/contract';
import { hoursLines } from './hours-words.ts';

const rule = (weekday: number, opens: string, closes: string) => ({ weekday, opens, closes });

test('working days together, Saturday apart, Sunday not said', () => {
  const hours: OpeningHours = {
    mode: 'weekly',
    rules: [...[1, 2, 3, 4, 5].map((day) => rule(day, '08:00', '20:00')), rule(6, '09:00', '13:00')],
    exceptions: [],
  };
  expect(hoursLines(hours, 'nl')).toEqual(['ma–vr 8.00–20.00', 'za 9.00–13.00']);
  expect(hoursLines(hours, 'en')).toEqual(['Mon–Fri 8:00–20:00', 'Sat 9:00–13:00']);
});

test('a day between that is closed parts the days around it', () => {
  const hours: OpeningHours = {
    mode: 'weekly',
    rules: [
      rule(1, '13:00', '24:00'),
      rule(1, '08:00', '12:00'),
      rule(3, '13:00', '24:00'),
      rule(3, '08:00', '12:00'),
    ],
    exceptions: [],
  };
  expect(hoursLines(hours, 'nl')).toEqual(['ma 8.00–12.00, 13.00–24.00', 'wo 8.00–12.00, 13.00–24.00']);
});

test('an event on one day, until midnight, and over midnight', () => {
  const lines = (from: string, to: string) => hoursLines({ mode: 'window', from, to }, 'nl');
  expect(lines('2026-11-21T09:00:00Z', '2026-11-21T17:30:00Z')).toEqual(['za 21 nov 2026, 10.00–18.30']);
  expect(lines('2026-11-21T09:00:00Z', '2026-11-21T23:00:00Z')).toEqual(['za 21 nov 2026, 10.00–24.00']);
  expect(lines('2026-11-21T19:00:00Z', '2026-11-22T01:00:00Z')).toEqual([
    'za 21 nov 2026, 20.00 uur – zo 22 nov 2026, 2.00 uur',
  ]);
});

test('always, and never', () => {
  expect(hoursLines({ mode: 'always' }, 'nl')).toEqual(['Dag en nacht']);
  expect(hoursLines({ mode: 'weekly', rules: [], exceptions: [] }, 'nl')).toEqual(['Nooit open']);
});
