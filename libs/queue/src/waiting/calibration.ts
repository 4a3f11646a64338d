/** Between which levels of a forecast what is told lies. */
export type Levels = { readonly low: number; readonly high: number };

/** How many of the newest outcomes to learn from. */
export const CALIBRATION_OUTCOMES = 500;

/** Weighs as if so many outcomes had been spread evenly. */
const PRIOR_OUTCOMES = 40;
const LOW = { least: 0.005, target: 0.1, most: 0.35 } as const;
const HIGH = { least: 0.65, target: 0.9, most: 0.998 } as const;

/**
 * The levels between which four of five waits fall: 0.1 and 0.9 if forecasts are honest as they are, else where the
 * tenth and the ninetieth of a hundred past outcomes fell (`fellAt`). This is split conformal prediction on the
 * probability integral transform: whatever the forecasts don't know (breaks that are to begin, people who will go
 * first) shows in where the waits fell, and moves the levels until a tenth falls outside at either end.
 *
 * It holds on average over what is alike to the last few hundred outcomes; not for each hour by itself, and after a
 * change of the zone's ways only when it has been seen. The bounds keep one wild week from making intervals empty or
 * endless.
 */
export function levelsFrom(outcomes: readonly number[]): Levels {
  const even = Array.from({ length: PRIOR_OUTCOMES }, (_, index) => (index + 0.5) / PRIOR_OUTCOMES);
  const sorted = Float64Array.from([...outcomes.slice(0, CALIBRATION_OUTCOMES), ...even]).sort();
  const at = (level: number) => {
    const place = level * (sorted.length + 1) - 1;
    const here = sorted[Math.max(0, Math.floor(place))] ?? 0;
    const next = sorted[Math.min(sorted.length - 1, Math.ceil(place))] ?? here;
    return here + (next - here) * (place - Math.floor(place));
  };
  return {
    low: Math.min(LOW.most, Math.max(LOW.least, at(LOW.target))),
    high: Math.min(HIGH.most, Math.max(HIGH.least, at(HIGH.target))),
  };
}
