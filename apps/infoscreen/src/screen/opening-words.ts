import type { Locale, OpeningState } from '@loket/contract';
import { clockTime, inLocale, momentFrom } from '@loket/ui';
import { infoscreenTexts } from '@loket/ui/texts/infoscreen.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * "open tot 20 uur", "gesloten, weer open maandag om 8.30 uur". What changes more than a day from now is day and night.
 * @returns null once the change that central announced is over and it has not said what came after
 */
export function openingInWords(opening: OpeningState, nowMs: number, locale: Locale): string | null {
  const texts = inLocale(infoscreenTexts, locale);
  const { open, until, lastTicketAt } = opening;
  const untilMs = until === null ? null : Date.parse(until);
  if (untilMs !== null && untilMs <= nowMs) return null;
  if (!open)
    return untilMs === null
      ? texts.closed
      : texts.opensAgain(momentFrom(new Date(nowMs), new Date(untilMs), locale));
  const hours =
    untilMs === null || untilMs - nowMs > DAY_MS
      ? texts.openAlways
      : texts.openUntil(clockTime(new Date(untilMs), locale));
  const last = lastTicketAt !== undefined && Date.parse(lastTicketAt) <= nowMs;
  return last ? `${hours}, ${texts.noNewNumbers}` : hours;
}
