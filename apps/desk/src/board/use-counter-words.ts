import { type CounterState, ticketLabel } from '@loket/contract';
import { counterHealthWords, devicesInTrouble, type Status, useLocale, useTexts } from '@loket/ui';
import { deskBoardTexts } from '@loket/ui/texts/desk-board.ts';
import { boardSiteTexts } from '@loket/ui/texts/desk-board-site.ts';
import type { CounterCell } from './board-rows.ts';

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
