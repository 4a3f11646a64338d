import type { CounterState, DeviceReport, Locale } from '@loket/contract';
import { type DeviceLine, deviceLines, devicesInTrouble, type Status, useLocale, useTexts } from '@loket/ui';
import { counterTexts } from '@loket/ui/texts/console-counters.ts';

/** One counter in few words: fine, or the first thing that somebody should look at. */
export function useHealth(): (counter: CounterState) => { status: Status; text: string } {
  const texts = useTexts(counterTexts);
  const locale = useLocale();
  return (counter) => {
    if (counter.health === 'away') return { status: 'broken', text: texts.away };
    const wrong = counter.devices ? warning(counter.devices, locale) : undefined;
    const status = counter.health === 'degraded' ? 'broken' : wrong ? 'attention' : 'good';
    const colon = locale === 'fr' ? ' : ' : ': ';
    return { status, text: wrong ? `${wrong.name}${colon}${wrong.fact}` : texts[counter.health] };
  };
}

/** Whoever looks after counters also wants to know of paper that runs low. */
function warning(devices: DeviceReport, locale: Locale): DeviceLine | undefined {
  const [gravest] = devicesInTrouble(devices, locale);
  return gravest ?? deviceLines(devices, locale).find(({ status }) => status === 'attention');
}
