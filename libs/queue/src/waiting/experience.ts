import type { Random } from './random.ts';

/** What a zone knows of its own pace, in seconds; both sorted. */
export type Experience = {
  /** From the call of a citizen to the inspector being free again, no-shows included. */
  readonly handling: Float64Array;
  /** From an inspector who is free and a citizen who can be called, to the call. */
  readonly reaction: Float64Array;
  /** How many consultations of the zone's own are in it. */
  readonly consultations: number;
};

/** Longer than this it was no reaction but a break, or nobody could be called. */
const LONGEST_REACTION_SECONDS = 120;

/** The standard normal's quantiles at 2.5 %, 7.5 %, … 97.5 %. */
const NORMAL = [1.96, 1.4395, 1.1503, 0.9346, 0.7554, 0.5978, 0.4538, 0.3186, 0.1891, 0.0627].flatMap((z) => [
  -z,
  z,
]);

/**
 * Before a zone has figures of its own: consultations of 25 minutes and calls after 20 seconds, with a wide spread
 * (lognormal, a deviation of 0.7 and 1 times the mean). Weighs as much as twenty consultations, so it is a quarter of
 * the whole after sixty and hardly felt after three hundred.
 */
const PRIOR = {
  handling: NORMAL.map((z) => lognormal(25 * 60, 0.7, z)),
  reaction: NORMAL.map((z) => lognormal(20, 1, z)),
};

/** @param handling, reaction the zone's last few hundred, in seconds, in any order */
export function experienceFrom(handling: readonly number[], reaction: readonly number[]): Experience {
  const quick = reaction.filter((seconds) => seconds >= 0 && seconds <= LONGEST_REACTION_SECONDS);
  return {
    handling: Float64Array.from([...PRIOR.handling, ...handling.filter((seconds) => seconds >= 0)]).sort(),
    reaction: Float64Array.from([...PRIOR.reaction, ...quick]).sort(),
    consultations: handling.length,
  };
}

/** One of the durations, smoothed between neighbours so that no two futures need be equal. */
export function draw(sorted: Float64Array, random: Random, from = 0): number {
  const place = from + random() * (sorted.length - 1 - from);
  const index = Math.floor(place);
  const here = sorted[index] ?? 0;
  return here + ((sorted[index + 1] ?? here) - here) * (place - index);
}

/** How much longer something lasts that has lasted `elapsed` seconds. */
export function drawRest(sorted: Float64Array, elapsed: number, random: Random): number {
  const from = firstBeyond(sorted, elapsed);
  // Longer than nearly all before it: nothing is known but that it goes on, so as long again as half of it, on average.
  if (from >= sorted.length - 2) return -Math.log(1 - random()) * (elapsed / 2);
  return Math.max(0, draw(sorted, random, from) - elapsed);
}

function firstBeyond(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The value of a lognormal distribution with this mean and relative deviation, at a standard normal's `z`. */
function lognormal(mean: number, deviation: number, z: number): number {
  const variance = Math.log(1 + deviation ** 2);
  return mean * Math.exp(Math.sqrt(variance) * z - variance / 2);
}
