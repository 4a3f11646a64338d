import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { Agenda } from './agenda.ts';
import { Arrivals, DAY, HOUR } from './arrivals.ts';
import { simulation } from './compare.ts';
import { report } from './figures.ts';
import { pageOf } from './page/page.ts';
import { readScenario, SCENARIOS } from './read-scenario.ts';
import type { Visit } from './run.ts';
import { Scenario, withInspectors } from './scenario.ts';
import { carma, carmaMonday } from './scenarios/carma.ts';
import { Zone } from './zone.ts';

const play = (scenario: Scenario, days: number, seed: string) => {
  const visits: Visit[] = [];
  const zone = new Zone(scenario, {
    days,
    seed,
    warmUpDays: 0,
    forecasts: false,
    onVisit: (one) => visits.push(one),
  });
  zone.play();
  return { visits, totals: zone.totals };
};

test('what is to happen happens in order, and of two at once the first that was written down', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (times) => {
      const agenda = new Agenda<number>();
      for (const [order, at] of times.entries()) agenda.add(at, order);
      const taken: [number, number][] = [];
      for (let one = agenda.next(); one; one = agenda.next()) taken.push([one.at, one.event]);
      expect(taken).toEqual(
        times.map((at, order): [number, number] => [at, order]).sort((a, b) => a[0] - b[0] || a[1] - b[1]),
      );
    }),
  );
});

describe('who comes', () => {
  const weeks = 60;
  const arrivals = new Arrivals(carmaMonday, 'who comes');
  const days = Array.from({ length: weeks * 7 }, (_, day) => arrivals.ofDay(day));
  const all = days.flat();

  test('80 consultations on Monday, 50 on other weekdays, and those who don’t show up besides', () => {
    const perDay = (weekday: number) =>
      days
        .filter((_, day) => day % 7 === weekday)
        .reduce((sum, day) => sum + day.filter(({ noShow }) => !noShow).length, 0) / weeks;
    expect(Math.abs(perDay(0) - 80)).toBeLessThan(4);
    expect(Math.abs(perDay(2) - 50)).toBeLessThan(3);
    expect(perDay(6)).toBe(0);
  });
  test('in proportion to the inhabitants, in opening hours, for 25 minutes on average', () => {
    const genk = all.filter(({ municipality }) => municipality === 0).length / all.length;
    expect(genk).toBeCloseTo(67_500 / 181_700, 1);
    const hour = (at: number) => (at % DAY) / HOUR;
    expect(all.every(({ at }) => hour(at) >= 8 && hour(at) < 18)).toBe(true);
    const mean = all.reduce((sum, { handling }) => sum + handling, 0) / all.length / 60;
    expect(Math.abs(mean - 25)).toBeLessThan(0.5);
  });
});

test('everybody who comes is called once or gives up, also when counters break', () => {
  const rough: Scenario = {
    ...carmaMonday,
    givesUpAfterMinutes: 60,
    outages: { perRoomPerWeek: 3, meanMinutes: 90 },
  };
  const { visits, totals } = play(rough, 28, 'rough');
  const arrivals = new Arrivals(rough, 'rough');
  const came = Array.from({ length: 28 }, (_, day) => arrivals.ofDay(day)).flat();
  expect(visits.map(({ visitor }) => visitor.number).sort((a, b) => a - b)).toEqual(
    came.map(({ number }) => number),
  );
  expect(totals.interrupted).toBeGreaterThan(5);
  expect(visits.filter(({ outcome }) => outcome === 'gave_up').length).toBeGreaterThan(20);
  expect(totals.brokenBounds).toBe(0);
});

test('a net wait is never more than the whole wait', () => {
  for (const { net, waited } of play(carmaMonday, 14, '3').visits) {
    expect(net).toBeGreaterThanOrEqual(0);
    expect(net).toBeLessThanOrEqual(waited + 1e-6);
  }
});

test('the same seed plays the same days, another seed others', () => {
  expect(report(carma, 14, '5')).toEqual(report(carma, 14, '5'));
  expect(report(carma, 14, '5').waiting).not.toEqual(report(carma, 14, '6').waiting);
});

test('with one inspector more the same people come with the same stories, and wait less', () => {
  const stories = ({ visits }: ReturnType<typeof play>) =>
    new Map(visits.map(({ visitor: { number, at, handling } }) => [number, { at, handling }]));
  const [four, five] = [play(carmaMonday, 14, '7'), play(withInspectors(carmaMonday, 5), 14, '7')];
  expect(stories(five)).toEqual(stories(four));
  const total = ({ visits }: ReturnType<typeof play>) => visits.reduce((sum, { waited }) => sum + waited, 0);
  expect(total(five)).toBeLessThan(total(four));
});

test('a zone that never closes serves through the night', () => {
  const hours = Array(24).fill(1);
  const always: Scenario = {
    ...carmaMonday,
    opening: { fromHour: 0, toHour: 24 },
    hours,
    consultations: Array(7).fill(60),
  };
  const { visits } = play(always, 14, 'night');
  expect(visits.filter(({ visitor }) => (visitor.at % DAY) / HOUR < 5).length).toBeGreaterThan(100);
});

describe('a scenario', () => {
  test('that comes with it is a whole one', () => {
    for (const scenario of Object.values(SCENARIOS)) expect(Scenario.safeParse(scenario).success).toBe(true);
  });
  test('from a file is played; a wrong one is refused with the path of the wrong field', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'loket-scenario-')), 'mine.json');
    writeFileSync(file, JSON.stringify({ ...carma, title: 'Van mij' }));
    expect(readScenario(file).title).toBe('Van mij');
    const sites = [...carma.sites, { municipality: 'Nergens', rooms: 1 }];
    writeFileSync(file, JSON.stringify({ ...carma, sites }));
    expect(() => readScenario(file)).toThrow('sites[4].municipality: there is no municipality "Nergens"');
    expect(() => readScenario('/nowhere.json')).toThrow('no scenario "/nowhere.json"');
  });
});

test('the page for the council says the figures, loads nothing and runs nothing', () => {
  const found = simulation({ ...carma, title: '<script>Zone</script>' }, 14, '1', () => undefined);
  const page = pageOf(found);
  expect(page).toContain('&#60;script&#62;Zone');
  expect(page).not.toMatch(/<script|<link|https?:|url\(|@import/);
  expect(page).toContain(`<tr class="here"><td>3 inspecteurs</td>`);
  expect(page.match(/<svg/g)).toHaveLength(5);
  expect(found.variants.map(({ inspectors }) => inspectors)).toEqual([2, 3, 4]);
});
