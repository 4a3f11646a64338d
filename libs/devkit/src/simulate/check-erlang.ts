import { FIRST_POLICY } from '@loket/queue';
import { DAY } from './arrivals.ts';
import { erlangMeanWait } from './erlang.ts';
import type { Visit } from './run.ts';
import type { Scenario } from './scenario.ts';
import { Zone } from './zone.ts';

export type ErlangCase = { readonly servers: number; readonly load: number };

export const ERLANG_CASES: readonly ErlangCase[] = [2, 4, 8].flatMap((servers) =>
  [0.6, 0.8, 0.9].map((load) => ({ servers, load })),
);

export type ErlangFinding = ErlangCase & {
  /** Seconds. */
  readonly formula: number;
  readonly simulated: number;
  /** Simulated over formula, less 1. */
  readonly off: number;
  /** Half of the 95 % interval of the simulated mean, over the mean. */
  readonly halfWidth: number;
  readonly visits: number;
  readonly holds: boolean;
};

const SERVICE_MINUTES = 25;
const MOST_OFF = 0.03;
const WIDEST = 0.015;

/** One room for each inspector, no breaks, nobody who stays away: nothing is left but a queue. */
function pooled({ servers, load }: ErlangCase, serviceMinutes: number): Scenario {
  const perDay = (servers * load * 24 * 60) / SERVICE_MINUTES;
  return {
    name: `${servers} servers`,
    title: '',
    assumptions: [],
    municipalities: [{ name: 'one', inhabitants: 1 }],
    sites: [{ municipality: 'one', rooms: servers }],
    inspectors: Array.from({ length: servers }, () => ({ languages: ['nl'], skills: [], breaks: [] })),
    opening: { fromHour: 0, toHour: 24 },
    consultations: Array.from({ length: 7 }, () => perDay),
    hours: Array.from({ length: 24 }, () => 1),
    reasons: { theft: 1 },
    locales: { nl: 1 },
    appointments: 0,
    handling: { shape: 'exponential', meanMinutes: serviceMinutes },
    noShows: 0,
    patienceSeconds: 0,
    walkSeconds: 0,
    givesUpAfterMinutes: null,
    reactionSeconds: 0,
    roomTurnaroundSeconds: 0,
    outages: null,
    policy: FIRST_POLICY,
  };
}

/**
 * Runs one case until the 95 % interval of the mean wait is within ±1.5 % of it, and compares with Erlang's C.
 *
 * The interval is that of batch means, sixty batches of equal length in days, each so long that what is left of one in
 * the next does not count. As it is known what the means of arrivals and service times are, what a batch had too much
 * of either is taken out of its mean wait by linear regression (control variates: Lavenberg and Welch, 1981), which
 * changes no expectation and saves most of the running time.
 *
 * @param asked what else must hold; a unit test asks for a shorter run
 * @param serviceMinutes of the simulation only: another mean than 25 has to fail
 */
export function checkErlang(
  one: ErlangCase,
  seed: string,
  { widest = WIDEST, mostOff = MOST_OFF, serviceMinutes = SERVICE_MINUTES, mostDays = 400_000 } = {},
): ErlangFinding {
  const scenario = pooled(one, serviceMinutes);
  const formula = erlangMeanWait(one.servers, one.load, SERVICE_MINUTES * 60);
  const days = new DayTotals();
  const warmUpDays = 28;
  let finding: ErlangFinding | undefined;
  let nextLook = BATCHES * FIRST_BATCH_DAYS;
  const zone = new Zone(scenario, {
    days: mostDays,
    seed,
    warmUpDays,
    forecasts: false,
    onVisit: (visit) => days.add(visit, Math.floor(visit.visitor.at / DAY) - warmUpDays),
  });
  zone.play(() => {
    if (days.complete < nextLook) return false;
    nextLook = Math.ceil(nextLook * 1.2);
    const { mean, halfWidth } = days.estimate(scenario.consultations[0] ?? 0, serviceMinutes * 60);
    const off = mean / formula - 1;
    const holds = Math.abs(off) <= mostOff && halfWidth / mean <= widest;
    finding = {
      ...one,
      formula,
      simulated: mean,
      off,
      halfWidth: halfWidth / mean,
      visits: days.visits,
      holds,
    };
    return finding.halfWidth <= widest;
  });
  if (!finding) throw new Error('The run was too short for a single look.');
  return finding;
}

const BATCHES = 60;
const FIRST_BATCH_DAYS = 20;
/** Student's t at 97.5 % with 57 degrees of freedom: sixty batches less three fitted numbers. */
const T = 2.0025;

class DayTotals {
  readonly #days: { visits: number; waited: number; service: number }[] = [];
  visits = 0;

  /** Days of which the last visitor was called, about: the newest ones still wait. */
  get complete(): number {
    return Math.max(0, this.#days.length - 2);
  }

  add({ visitor, waited }: Visit, day: number): void {
    while (this.#days.length <= day) this.#days.push({ visits: 0, waited: 0, service: 0 });
    const total = this.#days[day];
    if (!total) return;
    this.visits += 1;
    total.visits += 1;
    total.waited += waited;
    total.service += visitor.handling;
  }

  /** Mean wait and half of its 95 % interval, in seconds. */
  estimate(perDay: number, service: number): { mean: number; halfWidth: number } {
    const length = Math.floor(this.complete / BATCHES);
    const batches = Array.from({ length: BATCHES }, (_, batch) => {
      const sum = { visits: 0, waited: 0, service: 0 };
      for (const day of this.#days.slice(batch * length, (batch + 1) * length)) {
        sum.visits += day.visits;
        sum.waited += day.waited;
        sum.service += day.service;
      }
      return {
        wait: sum.waited / sum.visits,
        visits: sum.visits / length / perDay - 1,
        service: sum.service / sum.visits / service - 1,
      };
    });
    return controlled(batches);
  }
}

type Batch = { wait: number; visits: number; service: number };

/** Least squares of the wait on both controls, read where both are zero: their true means. */
function controlled(batches: readonly Batch[]): { mean: number; halfWidth: number } {
  const n = batches.length;
  const sum = (of: (batch: Batch) => number) => batches.reduce((total, batch) => total + of(batch), 0);
  const [wait, x, y] = [sum((b) => b.wait) / n, sum((b) => b.visits) / n, sum((b) => b.service) / n];
  const xx = sum((b) => (b.visits - x) ** 2);
  const yy = sum((b) => (b.service - y) ** 2);
  const xy = sum((b) => (b.visits - x) * (b.service - y));
  const xw = sum((b) => (b.visits - x) * (b.wait - wait));
  const yw = sum((b) => (b.service - y) * (b.wait - wait));
  const determinant = xx * yy - xy ** 2;
  const slopeX = (yy * xw - xy * yw) / determinant;
  const slopeY = (xx * yw - xy * xw) / determinant;
  const mean = wait - slopeX * x - slopeY * y;
  const residual = sum((b) => (b.wait - mean - slopeX * b.visits - slopeY * b.service) ** 2) / (n - 3);
  // The variance of the intercept: how far the controls' means are from zero widens it.
  const leverage = (yy * x ** 2 - 2 * xy * x * y + xx * y ** 2) / determinant;
  return { mean, halfWidth: T * Math.sqrt(residual * (1 / n + leverage)) };
}
