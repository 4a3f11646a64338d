import { timeOfDay, useLocale } from '@loket/ui';

/** "14.32 uur" of an instant, in the language of the page. */
export function useTimeWords(): (instant: string) => string {
  const locale = useLocale();
  return (instant) => timeOfDay(new Date(instant), locale);
}
