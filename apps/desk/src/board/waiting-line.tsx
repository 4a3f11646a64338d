import { type DeskSnapshot, ticketLabel } from '@loket/contract';
import { StatusShape, timeOfDay, useLocale, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { deskBoardTexts, priorityWords } from '@loket/ui/texts/desk-board.ts';
import { useNowMs } from '../view/use-desk.ts';
import {
  type CounterCell,
  LINE_MINUTES,
  type LineTicket,
  lineState,
  type SiteRow,
  siteRows,
} from './board-rows.ts';
import { useCounterWords } from './use-counter-words.ts';
import { useOpeningWords } from './use-opening-words.ts';

/** From one ticket to the one below it, in the tickets' own type size. */
const LANE_EM = 2.25;

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
  const opening = useOpeningWords();
  const nowMs = useNowMs();
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
        {siteRows(snapshot, nowMs).map((row) => (
          <tr key={row.site.id} data-open={row.site.opening.open}>
            <th scope="row">
              <button type="button" className="board-site" onClick={() => onSite(row.site.id)}>
                <span>{row.place}</span>
                <span className="board-small">{opening(row.site.opening, nowMs)}</span>
              </button>
            </th>
            <td>
              <Counters row={row} onTicket={onTicket} />
            </td>
            <td className="waiting-track">
              <div className="waiting-lanes" style={{ minBlockSize: `${row.lanes * LANE_EM}em` }}>
                {row.tickets.map((line) => (
                  <LineTicketButton
                    key={line.ticket.id}
                    line={line}
                    onPress={() => onTicket(line.ticket.id)}
                  />
                ))}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Counters({ row: { counters, site }, onTicket }: { row: SiteRow; onTicket: (id: string) => void }) {
  const texts = useTexts(deskBoardTexts);
  if (counters.length === 0) return <span className="board-small">{texts.noCounter}</span>;
  return (
    <ul className="board-counters">
      {counters.map((cell) => (
        <Counter key={cell.counter.id} cell={cell} open={site.opening.open} onTicket={onTicket} />
      ))}
    </ul>
  );
}

type CounterProps = { cell: CounterCell; open: boolean; onTicket: (id: string) => void };

/** Somebody who is called or in a call is a ticket too, and opens as one. */
function Counter({ cell, open, onTicket }: CounterProps) {
  const { status, text } = useCounterWords()(cell, open);
  const { ticket, counter } = cell;
  return (
    <li data-status={status}>
      <StatusShape status={status} />
      <strong>{counter.label}</strong>
      {ticket ? (
        <button type="button" className="board-busy" onClick={() => onTicket(ticket.id)}>
          {text}
        </button>
      ) : (
        <span>{text}</span>
      )}
    </li>
  );
}

function LineTicketButton({ line, onPress }: { line: LineTicket; onPress: () => void }) {
  const texts = useTexts(deskTexts);
  const board = useTexts(deskBoardTexts);
  const classes = useTexts(priorityWords);
  const locale = useLocale();
  const { ticket, minutes, overdue, keptFor, lane } = line;
  const label = ticketLabel(ticket.number);
  const said = [
    label,
    ticket.parkedUntil
      ? board.awayFor(timeOfDay(new Date(ticket.parkedUntil), locale))
      : texts.minutesWaited(minutes),
    overdue ? texts.overdue : '',
    ticket.priorityClass === 'normal' ? '' : classes[ticket.priorityClass],
    keptFor ? texts.keptFor(keptFor.name) : '',
  ];
  return (
    <button
      type="button"
      className="line-ticket"
      data-state={lineState(line)}
      style={{ insetInlineStart: place(minutes), insetBlockStart: `${lane * LANE_EM + 0.12}em` }}
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
