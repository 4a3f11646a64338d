import type { Locale, OfferedSlot } from '@loket/contract';
import { LANGUAGE_TAGS, timeOfDay } from '@loket/ui';

const BRUSSELS = 'Europe/Brussels';

export type Part = 'morning' | 'afternoon' | 'evening';
export type Day = {
  /** `2026-03-24`, in the zone. */
  readonly key: string;
  readonly at: Date;
  readonly parts: readonly { readonly part: Part; readonly slots: readonly OfferedSlot[] }[];
};

/** Offered slots by the day and the part of the day, as a wall clock in Belgium shows them. */
export function daysOf(slots: readonly OfferedSlot[], timeZone = BRUSSELS): Day[] {
  const days = new Map<string, OfferedSlot[]>();
  for (const slot of slots) {
    const key = dayKey(new Date(slot.startsAt), timeZone);
    days.set(key, [...(days.get(key) ?? []), slot]);
  }
  return [...days]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, some]) => ({
      key,
      at: new Date(some[0]?.startsAt ?? key),
      parts: (['morning', 'afternoon', 'evening'] as const)
        .map((part) => ({
          part,
          slots: some.filter(({ startsAt }) => partOf(new Date(startsAt), timeZone) === part),
        }))
        .filter(({ slots: inPart }) => inPart.length > 0),
    }));
}

const dayKey = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(at);

function partOf(at: Date, timeZone: string): Part {
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(at),
  );
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
}

/** "wo" and "25". */
export function shortDay(at: Date, locale: Locale): { weekday: string; number: string } {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], { ...options, timeZone: BRUSSELS }).format(at);
  return { weekday: format({ weekday: 'short' }), number: format({ day: 'numeric' }).replace(/\D/g, '') };
}

/** "woensdag 25 maart". */
export const wholeDay = (at: Date, locale: Locale): string =>
  new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: BRUSSELS,
  }).format(at);

/** "14.20", without the word for the hour: it stands on a row of its likes. */
export const clock = (at: Date, locale: Locale): string => timeOfDay(at, locale).replace(/ (uur|Uhr)$/, '');

/** "woensdag 25 maart, 14.20 uur". */
export const wholeMoment = (at: string, locale: Locale): string =>
  `${wholeDay(new Date(at), locale)}, ${timeOfDay(new Date(at), locale)}`;
