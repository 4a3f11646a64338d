import { type DeskSnapshot, type InspectorState, ticketLabel } from '@loket/contract';
import { type Status, StatusShape, useLocale, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { deskBoardTexts } from '@loket/ui/texts/desk-board.ts';
import { boardInspectorTexts } from '@loket/ui/texts/desk-board-inspector.ts';
import { languageName } from '../people/formatting.ts';
import { KeyButton } from '../view/keys.tsx';
import { useNowMs } from '../view/use-desk.ts';
import { type InspectorRow, inspectorRows } from './board-rows.ts';

const statusOf = {
  in_consultation: 'busy',
  available: 'good',
  break: 'absent',
  off: 'absent',
} as const satisfies Record<InspectorState['state'], Status>;

type InspectorListProps = {
  snapshot: DeskSnapshot;
  onInspector: (staffId: string) => void;
  onCap: () => void;
};

/** Who is at work, of how many; what each does, since when, and which languages that covers. */
export function InspectorList({ snapshot, onInspector, onCap }: InspectorListProps) {
  const texts = useTexts(boardInspectorTexts);
  const board = useTexts(deskBoardTexts);
  const rows = inspectorRows(snapshot, useNowMs());
  const over = rows.length > snapshot.cap;
  return (
    <section aria-labelledby="board-inspectors">
      <div className="board-side-head">
        <h2 id="board-inspectors">
          {texts.title}{' '}
          <span data-attention={over}>
            {rows.length} {board.of} {snapshot.cap}
            {over ? `, ${texts.overCap}` : ''}
          </span>
        </h2>
        <KeyButton keyName="boardCap" look="tool" onPress={onCap}>
          {board.change}
        </KeyButton>
      </div>
      {rows.length === 0 ? <p className="board-quiet">{texts.nobody}</p> : null}
      <ul className="board-list">
        {rows.map((row) => (
          <li key={row.inspector.staffId}>
            <StatusShape status={statusOf[row.inspector.state]} />
            <div>
              <p>
                <button
                  type="button"
                  className="board-list-name"
                  onClick={() => onInspector(row.inspector.staffId)}
                >
                  {row.inspector.name}
                </button>{' '}
                <Languages inspector={row.inspector} />
              </p>
              <p className="board-small">
                <Doing row={row} />
              </p>
            </div>
            {row.minutes === null ? null : <p className="board-since">{board.minutes(row.minutes)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Doing({ row: { inspector, ticket, place } }: { row: InspectorRow }) {
  const texts = useTexts(boardInspectorTexts);
  const desk = useTexts(deskTexts);
  if (ticket) {
    const what = `${ticketLabel(ticket.number)}, ${place}`;
    return ticket.state === 'called' ? `${texts.calls} ${what}` : what;
  }
  return inspector.state === 'break' ? desk.break : texts.ready;
}

/** In two letters, as on a Belgian form, so that a row keeps to two lines; a screen reader says the names. */
function Languages({ inspector: { languages } }: { inspector: InspectorState }) {
  const locale = useLocale();
  return (
    <span className="board-small">
      <span aria-hidden="true">{languages.join(' ')}</span>
      <span className="only-read-aloud">{languages.map((one) => languageName(one, locale)).join(', ')}</span>
    </span>
  );
}
