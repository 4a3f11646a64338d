import { type DeskSnapshot, ticketLabel } from '@loket/contract';
import { StatusShape, timeOfDay, useLocale, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { deskBoardTexts, priorityWords } from '@loket/ui/texts/desk-board.ts';
import { useNowMs } from '../view/use-desk.ts';
import { LATE_MINUTES, LINE_MINUTES, type LineTicket, type SiteRow, siteRows } from './board-rows.ts';
import { useCounterWords } from './use-counter-words.ts';

type WaitingLineProps = {
  snapshot: DeskSnapshot;
  onTicket: (ticketId: string) => void;
  onSite: (siteId: string) => void;
};

const MARKS = [0, 10, 20, 30, 40] as const;
const place = (minutes: number) =>
  `${(Math.min(Math.max(minutes, 2.5), LINE_MINUTES) / (LINE_MINUTES + 2)) * 100}%`;
const mark = (minutes: number) => `${(minutes / (LINE_MINUTES + 2)) * 100}%`;

/** One row a site; each ticket stands on its minutes of waiting, the promise at twenty. */
export function WaitingLine({ snapshot, onTicket, onSite }: WaitingLineProps) {
  const texts = useTexts(deskBoardTexts);
  const desk = useTexts(deskTexts);
  return (
    <table className="waiting-line">
      <thead>
        <tr>
          <th scope="col">{texts.place}</th>
          <th scope="col">{desk.counters}</th>
          <th scope="col" className="waiting-scale">
            <span className="only-read-aloud">{texts.line}</span>
            {MARKS.map((minutes) => (
              <span key={minutes} style={{ insetInlineStart: mark(minutes) }} aria-hidden="true">
                {minutes === 0 ? texts.minutes(0) : minutes}
              </span>
            ))}
          </th>
        </tr>
      </thead>
      <tbody>
        {siteRows(snapshot, useNowMs()).map((row) => (
          <tr key={row.site.id} data-open={row.site.opening.open}>
            <th scope="row">
              <button type="button" className="board-site" onClick={() => onSite(row.site.id)}>
                <span>{row.place}</span>
                <span className="board-small">
                  <Opening row={row} />
                </span>
              </button>
            </th>
            <td>
              <Counters row={row} />
            </td>
            <td className="waiting-track">
              <Track row={row} onTicket={onTicket} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Opening({ row: { site } }: { row: SiteRow }) {
  const texts = useTexts(deskBoardTexts);
  const locale = useLocale();
  const { open, until } = site.opening;
  const time = until ? timeOfDay(new Date(until), locale) : null;
  if (open) return time ? texts.openUntil(time) : texts.openAlways;
  return time ? texts.opensAt(time) : texts.closed;
}

function Counters({ row: { counters, site } }: { row: SiteRow }) {
  const texts = useTexts(deskBoardTexts);
  const words = useCounterWords();
  if (counters.length === 0) return <span className="board-small">{texts.noCounter}</span>;
  return (
    <ul className="board-counters">
      {counters.map((cell) => {
        const { status, text } = words(cell, site.opening.open);
        return (
          <li key={cell.counter.id} data-status={status}>
            <StatusShape status={status} />
            <strong>{cell.counter.label}</strong> {text}
          </li>
        );
      })}
    </ul>
  );
}

function Track({ row, onTicket }: { row: SiteRow; onTicket: (ticketId: string) => void }) {
  return (
    <div className="waiting-lanes" style={{ minBlockSize: `${row.lanes * 2.4}em` }}>
      {row.tickets.map((ticket) => (
        <LineTicketButton key={ticket.ticket.id} line={ticket} onPress={() => onTicket(ticket.ticket.id)} />
      ))}
    </div>
  );
}

function LineTicketButton({ line, onPress }: { line: LineTicket; onPress: () => void }) {
  const texts = useTexts(deskTexts);
  const classes = useTexts(priorityWords);
  const { ticket, minutes, overdue, keptFor, lane } = line;
  const label = ticketLabel(ticket.number);
  const said = [
    label,
    texts.minutesWaited(minutes),
    overdue ? texts.overdue : '',
    ticket.priorityClass === 'normal' ? '' : classes[ticket.priorityClass],
    keptFor ? texts.keptFor(keptFor.name) : '',
  ];
  return (
    <button
      type="button"
      className="line-ticket"
      data-state={minutes >= LATE_MINUTES ? 'late' : overdue ? 'overdue' : 'waiting'}
      style={{ insetInlineStart: place(minutes), insetBlockStart: `${lane * 2.4 + 0.2}em` }}
      aria-label={said.filter(Boolean).join(', ')}
      onClick={onPress}
    >
      {label}
      {ticket.priorityClass === 'normal' && !keptFor ? null : (
        <span className="line-ticket-sign" aria-hidden="true" />
      )}
    </button>
  );
}
