import type { WaitInterval } from '@loket/contract';
import type { Levels } from './calibration.ts';
import type { Experience } from './experience.ts';
import { type Forecast, forecastFrom, secondsAt } from './forecast.ts';

/** What is known about one wait and what is told of it. */
export type Announcement = {
  readonly forecast: Forecast;
  readonly lowSeconds: number;
  readonly highSeconds: number;
  /** The same, outward to whole five minutes; null when it is better to say the position only. */
  readonly told: WaitInterval | null;
};

const FIVE_MINUTES_SECONDS = 300;
/** Whoever has to wait longer is told the position: an interval that ends later helps nobody plan. */
const LATEST_END_SECONDS = 3 * 3600;
/** With fewer consultations than this of its own, a zone says something only to who is called at once. */
const FEWEST_CONSULTATIONS = 5;
const AT_ONCE_SECONDS = 120;

/**
 * From the futures of `lookAhead` to what somebody is told.
 * @param samples null when nobody can call this ticket: there is no inspector or no room
 */
export function announcementFor(
  samples: Float64Array | null,
  levels: Levels,
  experience: Experience,
): Announcement | null {
  if (!samples) return null;
  const forecast = forecastFrom(samples);
  const lowSeconds = secondsAt(forecast, levels.low);
  const highSeconds = secondsAt(forecast, levels.high);
  const known = experience.consultations >= FEWEST_CONSULTATIONS || highSeconds <= AT_ONCE_SECONDS;
  const told = known && highSeconds <= LATEST_END_SECONDS ? roundedOutward(lowSeconds, highSeconds) : null;
  return { forecast, lowSeconds, highSeconds, told };
}

/** From 0 to 5 minutes at the least: an interval has a width. */
export function roundedOutward(lowSeconds: number, highSeconds: number): WaitInterval {
  const fromMinutes = Math.floor(lowSeconds / FIVE_MINUTES_SECONDS) * 5;
  const toMinutes = Math.ceil(highSeconds / FIVE_MINUTES_SECONDS) * 5;
  return { fromMinutes, toMinutes: Math.max(toMinutes, fromMinutes + 5) };
}
