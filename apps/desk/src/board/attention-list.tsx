import { type DeskSnapshot, ticketLabel } from '@loket/contract';
import { type Status, StatusShape, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { deskBoardTexts } from '@loket/ui/texts/desk-board.ts';
import { deskSafetyTexts } from '@loket/ui/texts/desk-safety.ts';
import { useNowMs } from '../view/use-desk.ts';
import { type Attention, attention } from './board-rows.ts';
import { useCounterFact } from './use-counter-words.ts';

/** More than this and the list would hide itself. */
const MOST_SHOWN = 6;

export function AttentionList({ snapshot }: { snapshot: DeskSnapshot }) {
  const texts = useTexts(deskBoardTexts);
  const words = useAttentionWords();
  const found = attention(snapshot, useNowMs()).slice(0, MOST_SHOWN);
  return (
    <section aria-labelledby="board-attention">
      <h2 id="board-attention">{texts.attention}</h2>
      {found.length === 0 ? <p className="board-small">{texts.nothingToSee}</p> : null}
      <ul className="board-list">
        {found.map((one) => {
          const { key, status, title, text } = words(one);
          return (
            <li key={key} data-status={status}>
              <StatusShape status={status} />
              <div>
                <p className="board-list-name">{title}</p>
                <p className="board-small">{text}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type Line = { key: string; status: Status; title: string; text: string };

function useAttentionWords(): (one: Attention) => Line {
  const texts = useTexts(deskBoardTexts);
  const desk = useTexts(deskTexts);
  const safety = useTexts(deskSafetyTexts);
  const fact = useCounterFact();
  return (one) => {
    if (one.kind === 'alarm') {
      const { id, siteName, address } = one.alarm;
      return { key: id, status: 'broken', title: `${safety.incomingCounter}: ${siteName}`, text: address };
    }
    if (one.kind === 'counter') {
      const { counter, place } = one;
      return {
        key: counter.id,
        status: counter.health === 'away' ? 'broken' : 'attention',
        title: `${place}, ${desk.counter(counter.label)}`,
        text: fact(counter),
      };
    }
    const { ticket, minutes, place, keptFor } = one.row;
    return {
      key: ticket.id,
      status: 'attention',
      title: texts.waitsLong(ticketLabel(ticket.number)),
      text: [place, texts.minutes(minutes), keptFor ? desk.keptFor(keptFor.name) : '']
        .filter(Boolean)
        .join(', '),
    };
  };
}
