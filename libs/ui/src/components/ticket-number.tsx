import { type TicketNumber as Numbered, ticketLabel } from '@loket/contract';
import type { CSSProperties } from 'react';
import { useLocale } from '../texts/locale.tsx';
import { speakableTicketNumber } from '../texts/numerals.ts';
import './ticket-number.css';

/** `E 42`: letter of the site, a gap, the number without leading zeros. Read out as words. */
export function TicketNumber({ number, large = false }: { number: Numbered; large?: boolean }) {
  const locale = useLocale();
  return (
    <span
      className="ticket-number"
      data-large={large}
      style={{ '--ems': widthInEms(number) } as CSSProperties}
    >
      <span aria-hidden="true">{ticketLabel(number)}</span>
      <span className="only-read-aloud">{speakableTicketNumber(number, locale)}</span>
    </span>
  );
}

/** How wide the number gets, so that a large one can fill its line and never leave it. Letters up to M are wider. */
function widthInEms({ siteCode, count, series }: Numbered): number {
  const gaps = series ? 2 : 1;
  return siteCode.length * 0.72 + String(count).length * 0.52 + series.length * 0.58 + gaps * 0.19;
}
