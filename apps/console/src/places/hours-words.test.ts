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

test('always, and never', () => {
  expect(hoursLines({ mode: 'always' }, 'nl')).toEqual(['Dag en nacht']);
  expect(hoursLines({ mode: 'weekly', rules: [], exceptions: [] }, 'nl')).toEqual(['Nooit open']);
});
