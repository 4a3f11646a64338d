import fc from 'fast-check';
import { announcementFor, roundedOutward } from './announcement.ts';
import { levelsFrom } from './calibration.ts';
import { experienceFrom } from './experience.ts';
import { type Forecast, fellAt, forecastFrom, secondsAt } from './forecast.ts';
import { randomFrom } from './random.ts';

const samples = (values: readonly number[]) => Float64Array.from(values).sort();
/** Waits of 0 to 1,000 seconds, evenly. */
const even: Forecast = forecastFrom(samples(Array.from({ length: 1001 }, (_, second) => second)));
const experience = experienceFrom(Array(50).fill(1500), []);

test('the quantiles of evenly spread futures are evenly spread', () => {
  expect(even).toHaveLength(19);
  expect(even[0]).toBeCloseTo(50);
  expect(even[9]).toBeCloseTo(500);
  expect(even[18]).toBeCloseTo(950);
});

test('where a wait fell, and the wait at that level, undo each other', () => {
  const waits = fc.array(fc.double({ min: 0, max: 20_000, noNaN: true }), { minLength: 60, maxLength: 200 });
  fc.assert(
    fc.property(waits, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (values, level) => {
      // Apart by at least a millisecond: where quantiles are equal there is more than one level.
      const forecast = forecastFrom(samples(values)).map((quantile, index) => quantile + (index + 1) / 1000);
      expect(fellAt(forecast, secondsAt(forecast, level))).toBeCloseTo(level, 5);
    }),
  );
});

test('a longer wait never fell lower', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 5000, noNaN: true }),
      fc.double({ min: 0, max: 5000, noNaN: true }),
      (a, b) => {
        expect(fellAt(even, Math.min(a, b))).toBeLessThanOrEqual(fellAt(even, Math.max(a, b)));
      },
    ),
  );
});

test('a forecast that knows only one value puts that wait in its middle', () => {
  expect(fellAt(Array(19).fill(0), 0)).toBeCloseTo(0.5);
});

describe('the levels', () => {
  test('are about those of the promise as long as nothing is learned', () => {
    expect(levelsFrom([]).low).toBeCloseTo(0.1, 1);
    expect(levelsFrom([]).high).toBeCloseTo(0.9, 1);
  });
  test('hold four in five of what comes, however wrong the forecasts are in the same way', () => {
    const random = randomFrom('calibration');
    // Too sure of themselves and too early: waits fall near both ends, and more often high.
    const outcome = () =>
      Math.min(1, Math.max(0, 0.6 + (random() - 0.5) * 0.9)) ** (random() < 0.3 ? 0.1 : 1);
    const levels = levelsFrom(Array.from({ length: 500 }, outcome));
    const later = Array.from({ length: 20_000 }, outcome);
    const inside = later.filter((at) => at >= levels.low && at <= levels.high).length / later.length;
    expect(inside).toBeGreaterThan(0.76);
    expect(inside).toBeLessThan(0.84);
  });
  test('one wild week makes intervals neither empty nor endless', () => {
    expect(levelsFrom(Array(500).fill(1))).toEqual({ low: 0.35, high: 0.998 });
    expect(levelsFrom(Array(500).fill(0))).toEqual({ low: 0.005, high: 0.65 });
  });
});

describe('what is told', () => {
  const levels = { low: 0.1, high: 0.9 };
  test('is rounded outward to whole five minutes', () => {
    expect(roundedOutward(10 * 60, 25 * 60)).toEqual({ fromMinutes: 10, toMinutes: 25 });
    expect(roundedOutward(10 * 60 - 1, 25 * 60 + 1)).toEqual({ fromMinutes: 5, toMinutes: 30 });
    expect(roundedOutward(0, 0)).toEqual({ fromMinutes: 0, toMinutes: 5 });
  });
  test('goes from the 10th to the 90th percentile', () => {
    const told = announcementFor(samples(Array.from({ length: 1001 }, (_, n) => n)), levels, experience);
    expect(told?.lowSeconds).toBeCloseTo(100);
    expect(told?.highSeconds).toBeCloseTo(900);
    expect(told?.told).toEqual({ fromMinutes: 0, toMinutes: 15 });
  });
  test('is nothing when nobody can call, or when it may take more than three hours', () => {
    expect(announcementFor(null, levels, experience)).toBeNull();
    const hours = samples(Array.from({ length: 100 }, (_, n) => n * 200));
    expect(announcementFor(hours, levels, experience)?.told).toBeNull();
  });
  test('in a zone without experience, only to who is called at once', () => {
    const nothing = experienceFrom([], []);
    const soon = samples(Array.from({ length: 100 }, (_, n) => n));
    const later = samples(Array.from({ length: 100 }, (_, n) => n * 10));
    expect(announcementFor(soon, levels, nothing)?.told).toEqual({ fromMinutes: 0, toMinutes: 5 });
    expect(announcementFor(later, levels, nothing)?.told).toBeNull();
  });
});
