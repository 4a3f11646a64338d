import { Locale, type PriorityClass, Reason, SKILL_OF_REASON, type Skill } from '@loket/contract';
import { type Random, randomFrom } from '@loket/queue';
import { exponential, lognormal, pick } from './draws.ts';
import type { Scenario } from './scenario.ts';

export const HOUR = 3600;
export const DAY = 24 * HOUR;

/**
 * Somebody who takes a ticket, with everything about them that is left to chance. It is drawn when they come and
 * belongs to them, so the same people come with the same stories however they are served: scenarios with the same seed
 * differ by what was changed and by nothing else (common random numbers).
 */
export type Visitor = {
  /** Counts from 0 over the whole run. */
  readonly number: number;
  /** Seconds since the first Monday's midnight. */
  readonly at: number;
  readonly municipality: number;
  readonly site: number;
  readonly locale: Locale;
  readonly skill: Skill | null;
  readonly priorityClass: PriorityClass;
  /** Seconds from *Ik ben er* to the end. */
  readonly handling: number;
  readonly walk: number;
  readonly noShow: boolean;
  /** Seconds after which they give up; Infinity: never. */
  readonly patience: number;
};

const hourIn = (scenario: Scenario, hour: number) =>
  hour >= scenario.opening.fromHour && hour < scenario.opening.toHour ? (scenario.hours[hour] ?? 0) : 0;

/** A Poisson process whose rate is constant within an hour: the visitors of one day, as they come. */
export class Arrivals {
  readonly #scenario: Scenario;
  readonly #seed: string;
  readonly #hours: readonly number[];
  readonly #inhabitants: readonly number[];
  /** For each municipality its sites with their rooms. */
  readonly #sites: readonly { site: number; rooms: number }[][];
  #number = 0;

  constructor(scenario: Scenario, seed: string) {
    this.#scenario = scenario;
    this.#seed = seed;
    const weights = Array.from({ length: 24 }, (_, hour) => hourIn(scenario, hour));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    this.#hours = weights.map((weight) => weight / sum);
    this.#inhabitants = scenario.municipalities.map(({ inhabitants }) => inhabitants);
    this.#sites = scenario.municipalities.map(({ name }) =>
      scenario.sites.flatMap(({ municipality, rooms }, site) =>
        municipality === name ? [{ site, rooms }] : [],
      ),
    );
  }

  ofDay(day: number): Visitor[] {
    const { consultations, noShows } = this.#scenario;
    const tickets = (consultations[day % 7] ?? 0) / (1 - noShows);
    // Two streams: when they come, and who they are. A day's are its own, so a longer run begins like a shorter one.
    const times = randomFrom(`${this.#seed} times ${day}`);
    const people = randomFrom(`${this.#seed} people ${day}`);
    const visitors: Visitor[] = [];
    for (const [hour, share] of this.#hours.entries()) {
      const mean = HOUR / (tickets * share);
      for (let second = exponential(times, mean); second < HOUR; second += exponential(times, mean))
        visitors.push(this.#visitor(people, day * DAY + hour * HOUR + second));
    }
    return visitors;
  }

  #visitor(random: Random, at: number): Visitor {
    const scenario = this.#scenario;
    const municipality = pick(random, this.#inhabitants);
    const sites = this.#sites[municipality] ?? [];
    const site =
      sites[
        pick(
          random,
          sites.map(({ rooms }) => rooms),
        )
      ]?.site ?? 0;
    const reason = keyOf(random, Reason.options, scenario.reasons);
    const locales = scenario.municipalities[municipality]?.locales ?? scenario.locales;
    this.#number += 1;
    return {
      number: this.#number - 1,
      at,
      municipality,
      site,
      locale: keyOf(random, Locale.options, locales),
      skill: SKILL_OF_REASON[reason] ?? null,
      priorityClass: random() < scenario.appointments ? 'appointment' : 'normal',
      handling: durationOf(random, scenario.handling),
      walk: scenario.walkSeconds * (0.5 + random()),
      noShow: random() < scenario.noShows,
      patience: exponential(random, (scenario.givesUpAfterMinutes ?? Number.POSITIVE_INFINITY) * 60),
    };
  }
}

function durationOf(random: Random, handling: Scenario['handling']): number {
  const mean = handling.meanMinutes * 60;
  return handling.shape === 'exponential'
    ? exponential(random, mean)
    : lognormal(random, mean, handling.deviation);
}

function keyOf<Key extends string>(
  random: Random,
  keys: readonly [Key, ...Key[]] | readonly Key[],
  mix: Readonly<Partial<Record<Key, number>>>,
): Key {
  const key =
    keys[
      pick(
        random,
        keys.map((one) => mix[one] ?? 0),
      )
    ];
  if (key === undefined) throw new Error('a mix of nothing');
  return key;
}
