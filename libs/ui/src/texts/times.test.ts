import { clockTime, momentFrom } from './times.ts';

const at = (text: string) => new Date(text);

test('a whole hour is said without its minutes, except in English', () => {
  const eight = at('2026-03-24T19:00:00Z');
  expect([
    clockTime(eight, 'nl'),
    clockTime(eight, 'fr'),
    clockTime(eight, 'de'),
    clockTime(eight, 'en'),
  ]).toEqual(['20 uur', '20 h', '20 Uhr', '20:00']);
  expect(clockTime(at('2026-03-24T19:30:00Z'), 'nl')).toBe('20.30 uur');
});

test('a moment is said as somebody would who stands before the counter', () => {
  const now = at('2026-03-24T21:00:00Z'); // a Tuesday, 22.00 in Brussels
  expect(momentFrom(now, at('2026-03-24T22:30:00Z'), 'nl')).toBe('om 23.30 uur');
  expect(momentFrom(now, at('2026-03-25T07:30:00Z'), 'nl')).toBe('morgen om 8.30 uur');
  expect(momentFrom(now, at('2026-03-27T07:00:00Z'), 'fr')).toBe('vendredi à 8 h');
  expect(momentFrom(now, at('2026-03-27T07:00:00Z'), 'de')).toBe('am Freitag um 8 Uhr');
  expect(momentFrom(now, at('2026-04-06T06:00:00Z'), 'nl')).toBe('op maandag 6 april om 8 uur');
});

test('tomorrow is tomorrow in Brussels, also in the night in which the clock changes', () => {
  const lastNight = at('2026-03-28T22:30:00Z'); // 23.30 on Saturday, summer time begins at two
  expect(momentFrom(lastNight, at('2026-03-29T06:00:00Z'), 'en')).toBe('tomorrow at 8:00');
});
