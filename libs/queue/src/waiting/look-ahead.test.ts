import fc from 'fast-check';
import { experienceFrom } from './experience.ts';
import { forecastFrom } from './forecast.ts';
import { lookAhead, type Situation } from './look-ahead.ts';
import { randomFrom } from './random.ts';

/** Exactly twenty minutes, often enough for the prior to weigh little. */
const twentyMinutes = experienceFrom(Array(2000).fill(1200), Array(2000).fill(10));

const waiting = (...sites: string[]) =>
  sites.map((siteId, place) => ({
    id: `ticket ${place + 1}`,
    siteId,
    rankedAgo: 60 * (sites.length - place),
  }));
const site = (id: string, rooms = 1) => ({ id, rooms, freeFor: null });

const situation = (changes: Partial<Situation>): Situation => ({
  waiting: waiting('a'),
  sites: [site('a'), site('b')],
  idle: 1,
  underway: [],
  onBreak: 0,
  siteTurn: 300,
  ...changes,
});

const median = (of: Situation, id: string, seed = 'one'): number | null => {
  const samples = lookAhead(of, twentyMinutes, randomFrom(seed)).get(id);
  return samples ? (forecastFrom(samples)[9] ?? null) : null;
};

test('an idle inspector and a free room: called after a reaction', () => {
  expect(median(situation({}), 'ticket 1')).toBeLessThan(30);
});

test('one inspector, three before: three consultations', () => {
  const line = situation({ waiting: waiting('a', 'b', 'a', 'b') });
  const wait = median(line, 'ticket 4') ?? 0;
  expect(wait / 60).toBeGreaterThan(58);
  expect(wait / 60).toBeLessThan(65);
});

test('two inspectors halve it', () => {
  const line = situation({ waiting: waiting('a', 'b', 'a', 'b'), idle: 2 });
  expect((median(line, 'ticket 4') ?? 0) / 60).toBeLessThan(25);
});

test('a consultation that lasts for fifteen minutes lasts about five more', () => {
  const busy = situation({ idle: 0, underway: [{ siteId: 'b', elapsed: 900 }] });
  const wait = median(busy, 'ticket 1') ?? 0;
  expect(wait / 60).toBeGreaterThan(4);
  expect(wait / 60).toBeLessThan(8);
});

test('one room at the site makes its second wait, however many inspectors are idle; elsewhere nobody does', () => {
  const line = situation({ waiting: waiting('a', 'a', 'b'), idle: 5 });
  expect((median(line, 'ticket 2') ?? 0) / 60).toBeGreaterThan(19);
  expect(median(line, 'ticket 3')).toBeLessThan(30);
});

test('nobody at work, or no room at the site: nothing is known', () => {
  expect(median(situation({ idle: 0 }), 'ticket 1')).toBeNull();
  const dark = situation({ waiting: waiting('c', 'a') });
  expect(median(dark, 'ticket 1')).toBeNull();
  expect(median(dark, 'ticket 2')).toBeLessThan(30);
});

test('whoever has a break is expected back', () => {
  const away = situation({ idle: 0, onBreak: 1 });
  const wait = median(away, 'ticket 1') ?? 0;
  expect(wait / 60).toBeGreaterThan(5);
  expect(wait / 60).toBeLessThan(30);
});

test('the same question gives the same answer; another seed nearly the same', () => {
  const line = situation({ waiting: waiting('a', 'b', 'a', 'b') });
  const real = experienceFrom(
    Array.from({ length: 200 }, (_, n) => 300 + n * 12),
    [],
  );
  const ask = (seed: string) =>
    forecastFrom(lookAhead(line, real, randomFrom(seed)).get('ticket 4') ?? new Float64Array());
  expect(ask('x')).toEqual(ask('x'));
  expect(ask('x')).not.toEqual(ask('y'));
  expect((ask('x')[9] ?? 0) / (ask('y')[9] ?? 1)).toBeCloseTo(1, 0);
});

test('for one ticket alone it says the same as for all, when it asks the same futures', () => {
  const line = situation({ waiting: waiting('a', 'b', 'a') });
  const alone = lookAhead(line, twentyMinutes, randomFrom('z'), 'ticket 3').get('ticket 3');
  expect([...lookAhead(line, twentyMinutes, randomFrom('z'), 'ticket 3').keys()]).toEqual(['ticket 3']);
  const all = lookAhead(line, twentyMinutes, randomFrom('z')).get('ticket 3');
  expect(alone?.[100]).toBeCloseTo(all?.[100] ?? Number.NaN, 5);
});

test('within a site nobody behind is forecast to be called earlier', () => {
  const anySituation = fc.record({
    sites: fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 2, maxLength: 12 }),
    rooms: fc.tuple(
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 2 }),
    ),
    idle: fc.integer({ min: 0, max: 3 }),
    elapsed: fc.array(fc.integer({ min: 0, max: 9000 }), { maxLength: 3 }),
    seed: fc.string(),
  });
  fc.assert(
    fc.property(anySituation, ({ sites, rooms, idle, elapsed, seed }) => {
      const line = situation({
        waiting: waiting(...sites),
        sites: ['a', 'b', 'c'].map((id, index) => site(id, rooms[index])),
        idle,
        underway: elapsed.map((seconds) => ({ siteId: 'a', elapsed: seconds })),
      });
      const futures = lookAhead(line, experienceFrom([], []), randomFrom(seed));
      for (const id of ['a', 'b', 'c']) {
        const forecasts = line.waiting.flatMap((ticket) => {
          const samples = ticket.siteId === id ? futures.get(ticket.id) : null;
          return samples ? [forecastFrom(samples)] : [];
        });
        for (const [place, forecast] of forecasts.entries()) {
          const before = forecasts[place - 1];
          if (before)
            for (const [level, seconds] of forecast.entries())
              expect(seconds).toBeGreaterThanOrEqual(before[level]!);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('the numbers of a text are its own, and evenly spread', () => {
  const random = randomFrom('even');
  const numbers = Array.from({ length: 20_000 }, random);
  const again = randomFrom('even');
  expect(numbers.slice(0, 5)).toEqual(Array.from({ length: 5 }, again));
  const tenths = Array.from(
    { length: 10 },
    (_, tenth) => numbers.filter((n) => Math.floor(n * 10) === tenth).length,
  );
  for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
  const follow =
    numbers.slice(1).reduce((sum, n, place) => sum + (n - 0.5) * (numbers[place]! - 0.5), 0) / 20_000;
  expect(Math.abs(follow)).toBeLessThan(0.003);
});
