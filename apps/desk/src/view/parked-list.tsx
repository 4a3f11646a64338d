import type { DeskSnapshot } from '@loket/contract';
import { Button, TicketNumber, timeOfDay, useLocale, useTexts } from '@loket/ui';
import { deskTransferTexts } from '@loket/ui/texts/desk-transfer.ts';
import { parkedRows } from '../session/queue-selection.ts';
import type { DeskActions } from './use-desk.ts';

/** Who is away for a while with the number kept; an inspector who sees them back puts them in the queue again. */
export function ParkedList({ snapshot, actions }: { snapshot: DeskSnapshot; actions: DeskActions }) {
  const texts = useTexts(deskTransferTexts);
  const locale = useLocale();
  const rows = parkedRows(snapshot);
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="parked-title">
      <div className="section-head">
        <h2 id="parked-title">{texts.parked}</h2>
      </div>
      <ul className="parked-list">
        {rows.map(({ ticket, place }) => (
          <li key={ticket.id}>
            <TicketNumber number={ticket.number} />
            <div className="waiting-words">
              <p>{place}</p>
              {ticket.parkedUntil ? (
                <p className="small">{texts.validUntil(timeOfDay(new Date(ticket.parkedUntil), locale))}</p>
              ) : null}
            </div>
            <Button onPress={() => actions.board.resume(ticket.id)}>{texts.resume}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
