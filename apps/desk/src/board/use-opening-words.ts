import type { OpeningState } from '@loket/contract';
import { timeOfDay, useLocale, useTexts } from '@loket/ui';
import { boardSiteTexts } from '@loket/ui/texts/desk-board-site.ts';

/** Open or closed, until when, and the last ticket where that comes first, in few words. */
export function useOpeningWords(): (opening: OpeningState, nowMs: number) => string {
  const texts = useTexts(boardSiteTexts);
  const locale = useLocale();
  const time = (at: string) => timeOfDay(new Date(at), locale);
  return ({ open, until, lastTicketAt }, nowMs) => {
    if (!open) return until ? texts.opensAt(time(until)) : texts.closed;
    const openFor = until ? texts.openUntil(time(until)) : texts.openAlways;
    if (!lastTicketAt || lastTicketAt === until) return openFor;
    const last =
      Date.parse(lastTicketAt) <= nowMs ? texts.noMoreTickets : texts.lastTicketAt(time(lastTicketAt));
    return `${openFor}, ${last}`;
  };
}
