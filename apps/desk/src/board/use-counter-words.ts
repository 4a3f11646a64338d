import { ticketLabel } from '@loket/contract';
import { type Status, useTexts } from '@loket/ui';
import { deskBoardTexts } from '@loket/ui/texts/desk-board.ts';
import { boardSiteTexts } from '@loket/ui/texts/desk-board-site.ts';
import { useCounterFact } from '../view/use-counter-fact.ts';
import type { CounterCell } from './board-rows.ts';

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
