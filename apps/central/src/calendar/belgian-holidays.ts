import { isoDate, plusDays, type WallDate } from './wall-clock.ts';

/** The ten legal public holidays (law of 4 January 1974): seven on a date of their own, three that move with Easter. */
const FIXED: readonly (readonly [month: number, day: number])[] = [
  [1, 1],
  [5, 1],
  [7, 21],
  [8, 15],
  [11, 1],
  [11, 11],
  [12, 25],
];
/** Easter Monday, Ascension, Whit Monday. */
const DAYS_AFTER_EASTER: readonly number[] = [1, 39, 50];

export function isBelgianHoliday(date: WallDate): boolean {
  if (FIXED.some(([month, day]) => month === date.month && day === date.day)) return true;
  const easter = easterOf(date.year);
  return DAYS_AFTER_EASTER.some((days) => isoDate(plusDays(easter, days)) === isoDate(date));
}

/**
 * Easter Sunday of a year of the Gregorian calendar.
 * Source: the anonymous computus ("Meeus/Jones/Butcher"), J. Meeus, Astronomical Algorithms, chapter 8.
 */
export function easterOf(year: number): WallDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const leapCenturies = Math.floor(century / 4);
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leapCenturies - moonShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const fromMarch = epact + toSunday - 7 * correction + 114;
  return { year, month: Math.floor(fromMarch / 31), day: (fromMarch % 31) + 1 };
}
