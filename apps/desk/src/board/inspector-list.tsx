import { type DeskSnapshot, type InspectorState, ticketLabel } from '@loket/contract';
import { type Status, StatusShape, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { deskBoardTexts } from '@loket/ui/texts/desk-board.ts';
import { inspectorRows } from './board-rows.ts';

const statusOf = {
  in_consultation: 'busy',
  available: 'good',
  break: 'absent',
  off: 'absent',
} as const satisfies Record<InspectorState['state'], Status>;

export function InspectorList({ snapshot }: { snapshot: DeskSnapshot }) {
  const texts = useTexts(deskBoardTexts);
  const desk = useTexts(deskTexts);
  const rows = inspectorRows(snapshot);
  return (
    <section aria-labelledby="board-inspectors">
      <h2 id="board-inspectors">{texts.inspectors}</h2>
      {rows.length === 0 ? <p>{texts.nobodyAtWork}</p> : null}
      <ul className="board-list">
        {rows.map(({ inspector, ticket, place }) => (
          <li key={inspector.staffId}>
            <StatusShape status={statusOf[inspector.state]} />
            <div>
              <p className="board-list-name">{inspector.name}</p>
              <p className="board-small">
                {ticket
                  ? `${ticketLabel(ticket.number)}, ${place}`
                  : inspector.state === 'break'
                    ? desk.break
                    : texts.readyForNext}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
