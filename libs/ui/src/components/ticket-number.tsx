import type { TicketNumber as Numbered } from '@loket/contract';
import { useLocale } from '../texts/locale.tsx';
import { speakableTicketNumber } from '../texts/numerals.ts';
import './ticket-number.css';

/** `E 42`: letter of the site, a gap, the number without leading zeros. Read out as words. */
export function TicketNumber({ number, large = false }: { number: Numbered; large?: boolean }) {
  const locale = useLocale();
  return (
    <span className="ticket-number" data-large={large}>
      <span aria-hidden="true">
        <span>{number.siteCode}</span>
        <span className="ticket-number-count">{number.count}</span>
        {number.series ? <span className="ticket-number-count">{number.series}</span> : null}
      </span>
      <span className="only-read-aloud">{speakableTicketNumber(number, locale)}</span>
    </span>
  );
}
