import type { OpeningState } from '@loket/contract';
import { clockTime, useLocale, useTexts } from '@loket/ui';
import { boardSiteTexts } from '@loket/ui/texts/desk-board-site.ts';

/** Open or closed and what comes next, for one line on a wall: the last ticket where that comes before the end. */
export function useOpeningWords(): (opening: OpeningState, nowMs: number) => string {
  const texts = useTexts(boardSiteTexts);
  const locale = useLocale();
  const time = (at: string) => clockTime(new Date(at), locale);
  return ({ open, until, lastTicketAt }, nowMs) => {
    if (!open) return until ? texts.opensAt(time(until)) : texts.closed;
    if (!until) return texts.openAlways;
    if (!lastTicketAt || lastTicketAt === until) return texts.openUntil(time(until));
    return Date.parse(lastTicketAt) > nowMs
      ? texts.lastTicketAt(time(lastTicketAt))
      : texts.noMoreTickets(time(until));
  };
}
