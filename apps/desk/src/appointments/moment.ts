import type { Locale, OfferedSlot } from '@loket/contract';
import { LANGUAGE_TAGS, timeOfDay } from '@loket/ui';

/** "wo 25 mrt, 14.20 uur": a row of a list. */
export function shortMoment(at: string, locale: Locale): string {
  const day = new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'Europe/Brussels',
  }).format(new Date(at));
  return `${day}, ${timeOfDay(new Date(at), locale)}`;
}

export const placeOf = (slot: OfferedSlot, atHome: string): string =>
  slot.placeKind === 'home' ? atHome : slot.place;
