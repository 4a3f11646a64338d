import { landing, mayListen, mayOpenConsole, sectionsFor } from './sections.ts';

it('an inspector sits at the desk and does not see the board', () => {
  expect(sectionsFor(['inspector'])).toEqual(['desk', 'appointments', 'reports']);
  expect(landing('#board', ['inspector'])).toBe('desk');
});

it('a chief inspector has the board too', () => {
  expect(landing('#board', ['chief_inspector'])).toBe('board');
});

it.each(['neighbourhood_inspector', 'call_taker'] as const)(
  'a %s lands on the appointments, without a socket',
  (role) => {
    expect(landing('', [role])).toBe('appointments');
    expect(mayListen([role])).toBe(false);
  },
);

it('a technician has nothing here but the way to the console', () => {
  expect(landing('', ['technician'])).toBeNull();
  expect(mayOpenConsole(['technician'])).toBe(true);
  expect(mayOpenConsole(['inspector'])).toBe(false);
});
