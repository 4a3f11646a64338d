import type { Random } from '@loket/queue';

/** Exponential with this mean. */
export const exponential = (random: Random, mean: number): number => -Math.log(1 - random()) * mean;

/** Lognormal with this mean; `deviation` is the standard deviation over the mean. */
export function lognormal(random: Random, mean: number, deviation: number): number {
  const variance = Math.log(1 + deviation ** 2);
  return mean * Math.exp(Math.sqrt(variance) * normal(random) - variance / 2);
}

/** Box and Muller, 1958; always takes two numbers, so that a stream stays in step. */
function normal(random: Random): number {
  const [radius, angle] = [1 - random(), random()];
  return Math.sqrt(-2 * Math.log(radius)) * Math.cos(2 * Math.PI * angle);
}

/** One of the places, with a chance in proportion to its weight. */
export function pick(random: Random, weights: readonly number[]): number {
  let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const place = weights.findIndex((weight) => {
    rest -= weight;
    return rest < 0;
  });
  return place === -1 ? weights.findLastIndex((weight) => weight > 0) : place;
}
