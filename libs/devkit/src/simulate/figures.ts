import { type Distribution, IntervalCalibration } from '@loket/contract';
import { z } from 'zod';
import { HOUR } from './arrivals.ts';
import type { Router, Totals, Visit } from './run.ts';
import type { Scenario } from './scenario.ts';
import { Zone } from './zone.ts';

const Seconds = z.number().nonnegative().nullable();
const Waiting = z.object({
  n: z.int().nonnegative(),
  mean: Seconds,
  p10: Seconds,
  p50: Seconds,
  p90: Seconds,
  p99: Seconds,
  longest: Seconds,
});

/** What a simulation says: exactly what `--json` prints. Waits in seconds, from the ticket to the first call. */
export const SimulationReport = z.object({
  scenario: z.string(),
  title: z.string(),
  assumptions: z.array(z.string()),
  seed: z.string(),
  days: z.int().positive(),
  inspectors: z.int().positive(),
  rooms: z.int().positive(),
  tickets: z.int().nonnegative(),
  consultations: z.int().nonnegative(),
  noShows: z.int().nonnegative(),
  gaveUp: z.int().nonnegative(),
  interrupted: z.int().nonnegative(),
  waiting: Waiting,
  /** Tickets with a wait below 10 minutes, 10 to 20, 20 to 40, longer: the band of every screen. */
  bands: z.array(z.int().nonnegative()).length(4),
  municipalities: z.array(
    z.object({
      name: z.string(),
      inhabitants: z.number(),
      tickets: z.int().nonnegative(),
      /** Of all tickets. */
      share: z.number(),
      waiting: Waiting,
      /** Without the time in which no room of the site could take anybody. */
      netMean: Seconds,
      /** Its mean net wait over the zone's. */
      netRatio: z.number().nullable(),
    }),
  ),
  netMean: Seconds,
  /** By the hour in which the ticket was taken. */
  hours: z.array(z.object({ hour: z.int(), tickets: z.int(), mean: Seconds, p90: Seconds })),
  /** 0 is Monday. */
  weekdays: z.array(z.object({ weekday: z.int(), tickets: z.int(), mean: Seconds, p90: Seconds })),
  /** Of the hours at work, breaks excluded, and of the hours that rooms are open. */
  occupancy: z.object({ inspectors: z.number(), rooms: z.number() }),
  /** Of those who were told an interval and were called. */
  intervals: IntervalCalibration.extend({
    /** Who was told the position only. */
    positionOnly: z.int().nonnegative(),
    meanWidthMinutes: z.number().nullable(),
  }),
  bound: z.object({ decisions: z.int().nonnegative(), broken: z.int().nonnegative() }),
});
export type SimulationReport = z.infer<typeof SimulationReport>;

/** Two weeks in which the rooms fill and the forecasts learn; a whole number of weeks keeps Monday a Monday. */
export const WARM_UP_DAYS = 14;

/**
 * Plays the days and counts.
 * @param router the live routing, unless a test wants to see what another one would do
 */
export function report(scenario: Scenario, days: number, seed: string, router?: Router): SimulationReport {
  const visits: Visit[] = [];
  const onVisit = (visit: Visit) => visits.push(visit);
  const run = { days, seed, warmUpDays: WARM_UP_DAYS, forecasts: true, onVisit };
  const zone = new Zone(scenario, router ? { ...run, router } : run);
  zone.play();
  return { scenario: scenario.name, days, seed, ...figures(scenario, visits, zone.totals) };
}

/** Everything that is counted from the visits of a run. */
export function figures(
  scenario: Scenario,
  visits: readonly Visit[],
  totals: Totals,
): Omit<SimulationReport, 'scenario' | 'days' | 'seed'> {
  const waits = visits.map(({ waited }) => waited);
  const netMean = mean(visits.map(({ net }) => net));
  const having = (outcome: Visit['outcome']) => visits.filter((visit) => visit.outcome === outcome).length;
  return {
    title: scenario.title,
    assumptions: scenario.assumptions,
    inspectors: scenario.inspectors.length,
    rooms: scenario.sites.reduce((sum, { rooms }) => sum + rooms, 0),
    tickets: visits.length,
    consultations: having('helped'),
    noShows: having('no_show'),
    gaveUp: having('gave_up'),
    interrupted: totals.interrupted,
    waiting: distribution(waits),
    bands: bandsOf(waits),
    netMean,
    municipalities: municipalities(scenario, visits, netMean),
    hours: parts(visits, 24, ({ visitor }) => Math.floor(visitor.at / HOUR) % 24)
      .map(({ part, ...rest }) => ({ hour: part, ...rest }))
      .filter(({ tickets }) => tickets > 0),
    weekdays: parts(visits, 7, ({ visitor }) => Math.floor(visitor.at / (24 * HOUR)) % 7)
      .map(({ part, ...rest }) => ({ weekday: part, ...rest }))
      .filter(({ tickets }) => tickets > 0),
    occupancy: {
      inspectors: shareOf(totals.secondsInConsultation, totals.secondsAtWork),
      rooms: shareOf(totals.roomSecondsOccupied, totals.roomSecondsOpen),
    },
    intervals: intervals(visits),
    bound: { decisions: totals.decisions, broken: totals.brokenBounds },
  };
}

function municipalities(scenario: Scenario, visits: readonly Visit[], zoneNet: number | null) {
  const groups: Visit[][] = scenario.municipalities.map(() => []);
  for (const visit of visits) groups[visit.visitor.municipality]?.push(visit);
  return scenario.municipalities.map(({ name, inhabitants }, index) => {
    const mine = groups[index] ?? [];
    const netMean = mean(mine.map(({ net }) => net));
    return {
      name,
      inhabitants,
      tickets: mine.length,
      share: shareOf(mine.length, visits.length),
      waiting: distribution(mine.map(({ waited }) => waited)),
      netMean,
      netRatio: netMean === null || zoneNet === null || zoneNet === 0 ? null : netMean / zoneNet,
    };
  });
}

function parts(visits: readonly Visit[], count: number, partOf: (visit: Visit) => number) {
  const waits: number[][] = Array.from({ length: count }, () => []);
  for (const visit of visits) waits[partOf(visit)]?.push(visit.waited);
  return waits.map((mine, part) => {
    const { mean: average, p90 } = distribution(mine);
    return { part, tickets: mine.length, mean: average, p90 };
  });
}

function bandsOf(waits: readonly number[]): number[] {
  const below = (minutes: number) => waits.filter((seconds) => seconds < minutes * 60).length;
  const [ten, twenty, forty] = [below(10), below(20), below(40)];
  return [ten, twenty - ten, forty - twenty, waits.length - forty];
}

/** How often a wait fell inside what was told, before and after rounding outward. */
export function intervals(visits: readonly Visit[]): SimulationReport['intervals'] {
  const called = visits.filter(({ outcome }) => outcome !== 'gave_up');
  let [inside, insideRounded, shorter, longer, width, announced] = [0, 0, 0, 0, 0, 0];
  for (const { waited, announcement } of called) {
    if (!announcement?.told) continue;
    const { lowSeconds, highSeconds, told } = announcement;
    announced += 1;
    if (waited < lowSeconds) shorter += 1;
    else if (waited > highSeconds) longer += 1;
    else inside += 1;
    if (waited >= told.fromMinutes * 60 && waited <= told.toMinutes * 60) insideRounded += 1;
    width += told.toMinutes - told.fromMinutes;
  }
  const of = (part: number) => (announced === 0 ? null : part / announced);
  return {
    announced,
    positionOnly: called.length - announced,
    share: of(inside),
    shareRounded: of(insideRounded),
    shorter,
    longer,
    meanWidthMinutes: of(width),
  };
}

export function distribution(values: readonly number[]): Distribution {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
  return {
    n: sorted.length,
    mean: mean(values),
    p10: at(0.1),
    p50: at(0.5),
    p90: at(0.9),
    p99: at(0.99),
    longest: sorted.at(-1) ?? null,
  };
}

export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

const shareOf = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
