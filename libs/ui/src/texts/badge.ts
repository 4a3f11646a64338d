import type { Locale, VisitorBadge, VisitorBadgePaper } from '@loket/contract';
import { inLocale } from './area.ts';
import { arrivalTexts } from './counter/arrival.ts';
import { longDate, startSentence } from './times.ts';

/** A visitor's badge of the day, in the language that the visitor registered in. Never the name. */
export function badgePaper(badge: VisitorBadge, locale: Locale, siteName: string): VisitorBadgePaper {
  const texts = inLocale(arrivalTexts, locale);
  return {
    siteName,
    title: texts.yourBadge,
    badge: badge.badge,
    accessZone: badge.accessZone,
    date: startSentence(longDate(new Date(badge.arrivedAt), locale)),
    footer: texts.badgeMore,
  };
}
