import type { CounterState } from '@loket/contract';
import { counterHealthWords, devicesInTrouble, useLocale, useTexts } from '@loket/ui';

/** What is the matter with a counter, as a fact that somebody can act on. */
export function useCounterFact(): (counter: CounterState) => string {
  const locale = useLocale();
  const colon = locale === 'fr' ? ' : ' : ': ';
  const health = useTexts(counterHealthWords);
  return (counter) => {
    const { devices } = counter;
    if (!devices || counter.health === 'away') return health[counter.health];
    const [gravest] = devicesInTrouble(devices, locale);
    return gravest ? `${gravest.name}${colon}${gravest.fact}` : health[counter.health];
  };
}
