import { type CounterState, ticketLabel } from '@loket/contract';
import {
  cardReaderWords,
  counterHealthWords,
  deviceNames,
  mediaDeviceWords,
  type Status,
  ticketPrinterWords,
  useLocale,
  useTexts,
} from '@loket/ui';
import { deskBoardTexts } from '@loket/ui/texts/desk-board.ts';
import { boardSiteTexts } from '@loket/ui/texts/desk-board-site.ts';
import type { CounterCell } from './board-rows.ts';

/** What is the matter with a counter, as a fact that somebody can act on. */
export function useCounterFact(): (counter: CounterState) => string {
  const colon = useLocale() === 'fr' ? ' : ' : ': ';
  const names = useTexts(deviceNames);
  const readers = useTexts(cardReaderWords);
  const printers = useTexts(ticketPrinterWords);
  const media = useTexts(mediaDeviceWords);
  const health = useTexts(counterHealthWords);
  return (counter) => {
    const { devices } = counter;
    if (!devices || counter.health === 'away') return health[counter.health];
    for (const kind of ['camera', 'microphone', 'speaker'] as const) {
      if (devices[kind].state !== 'ready') return `${names[kind]}${colon}${media[devices[kind].state]}`;
    }
    if (devices.cardReader.state !== 'ready')
      return `${names.cardReader}${colon}${readers[devices.cardReader.state]}`;
    if (devices.ticketPrinter.state !== 'ready')
      return `${names.ticketPrinter}${colon}${printers[devices.ticketPrinter.state]}`;
    return health[counter.health];
  };
}

/** One counter in few words: who is in it, free, or what is wrong. */
export function useCounterWords(): (cell: CounterCell, open: boolean) => { status: Status; text: string } {
  const texts = useTexts(deskBoardTexts);
  const sites = useTexts(boardSiteTexts);
  const fact = useCounterFact();
  return ({ counter, ticket, inspector, minutes }, open) => {
    if (ticket) {
      const who = inspector?.name.split(' ').at(-1);
      const since = minutes === null ? '' : texts.minutes(minutes);
      const what = ticket.state === 'called' ? texts.called : since;
      return { status: 'busy', text: [who, ticketLabel(ticket.number), what].filter(Boolean).join(' · ') };
    }
    if (!open) return { status: 'absent', text: sites.closed };
    if (counter.health === 'away') return { status: 'broken', text: fact(counter) };
    if (counter.health === 'degraded') return { status: 'attention', text: fact(counter) };
    return { status: 'good', text: texts.free };
  };
}
