/** Nineteen quantiles of a wait, in seconds: 5 %, 10 %, … 95 %. Never falling. */
export type Forecast = readonly number[];

const STEP = 0.05;
const COUNT = 19;

/** @param samples sorted, at least two */
export function forecastFrom(samples: Float64Array): Forecast {
  return Array.from({ length: COUNT }, (_, index) => {
    const place = (index + 1) * STEP * (samples.length - 1);
    const here = samples[Math.floor(place)] ?? 0;
    const next = samples[Math.ceil(place)] ?? here;
    return here + (next - here) * (place - Math.floor(place));
  });
}

/**
 * Where a true wait fell in what was forecast: 0 to 1, evenly spread when forecasts are honest. Straight lines between
 * the quantiles, from nothing at 0 s below the lowest, and an exponential tail above the highest; where several
 * quantiles are equal to it, the middle of them.
 */
export function fellAt(forecast: Forecast, seconds: number): number {
  const below = forecast.findLastIndex((quantile) => quantile < seconds);
  const above = forecast.findIndex((quantile) => quantile > seconds);
  const equal = forecast.filter((quantile) => quantile === seconds).length;
  if (equal > 0) return (below + 1 + (equal + 1) / 2) * STEP;
  const [low, high] = [forecast[below] ?? 0, forecast[above]];
  if (high === undefined)
    return 1 - STEP * Math.exp(-(seconds - (forecast[COUNT - 1] ?? 0)) / tailSeconds(forecast));
  return (below + 1 + (seconds - low) / (high - low)) * STEP;
}

/** The wait at a level between 0 and 1: the inverse of {@link fellAt}. */
export function secondsAt(forecast: Forecast, level: number): number {
  const place = level / STEP - 1;
  if (place >= COUNT - 1)
    return (forecast[COUNT - 1] ?? 0) - tailSeconds(forecast) * Math.log((1 - level) / STEP);
  const index = Math.floor(place);
  const here = index < 0 ? 0 : (forecast[index] ?? 0);
  return here + ((forecast[index + 1] ?? here) - here) * (place - index);
}

/** From the median to 95 % an exponential tail falls by a factor ten. */
function tailSeconds(forecast: Forecast): number {
  return Math.max(1, ((forecast[COUNT - 1] ?? 0) - (forecast[9] ?? 0)) / Math.LN10);
}
