import { report, type SimulationReport } from './figures.ts';
import type { Router } from './run.ts';
import type { Scenario } from './scenario.ts';

/**
 * Never looked at while the policy and the forecasts were made; those were tuned on seeds below 100. What seeds from
 * 1001 and from 2001 on said of an earlier policy is why the turn of a site was changed, so they are unseen no more.
 */
export const UNSEEN_SEEDS: readonly string[] = Array.from({ length: 20 }, (_, index) => String(3001 + index));

/** So many that the mean of the smallest municipality is no matter of luck: about 600 tickets a year. */
export const HARD_DAYS = 5 * 364;

const MOST_RATIO = 1.25;
const COVERAGE = { least: 0.75, most: 0.85 } as const;

export type HardFinding = {
  readonly seed: string;
  readonly report: SimulationReport;
  /** The municipality with the longest mean net wait. */
  readonly worst: { readonly name: string; readonly ratio: number };
  /** What does not hold, in words; empty: all of it does. */
  readonly broken: readonly string[];
};

/**
 * One seed of the hard scenario against three promises: no municipality's mean wait, net of the time in which all rooms
 * of the site were occupied, is above 1.25 times the zone's; the announced interval held 75 to 85 % of the waits before
 * rounding; no decision broke the routing's stated bound.
 */
export function checkHard(scenario: Scenario, seed: string, days = HARD_DAYS, router?: Router): HardFinding {
  return judged(seed, report(scenario, days, seed, router));
}

/** The verdict on a report. */
export function judged(seed: string, found: SimulationReport): HardFinding {
  const [worst] = found.municipalities
    .map(({ name, netRatio }) => ({ name, ratio: netRatio ?? 0 }))
    .sort((a, b) => b.ratio - a.ratio);
  const coverage = found.intervals.share ?? 0;
  const broken: string[] = [];
  for (const { name, netRatio } of found.municipalities) {
    if (netRatio !== null && netRatio <= MOST_RATIO) continue;
    const ratio = netRatio === null ? 'without a wait' : `${netRatio.toFixed(3)} times the zone's`;
    broken.push(`the mean net wait in ${name} is ${ratio}`);
  }
  if (coverage < COVERAGE.least || coverage > COVERAGE.most)
    broken.push(`the interval held ${(coverage * 100).toFixed(1)} % of the waits`);
  if (found.bound.broken > 0) broken.push(`${found.bound.broken} tickets were overtaken beyond the bound`);
  return { seed, report: found, worst: worst ?? { name: '', ratio: 0 }, broken };
}
