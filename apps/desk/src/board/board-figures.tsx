import { type DeskSnapshot, ticketLabel } from '@loket/contract';
import { Button, useTexts } from '@loket/ui';
import { deskBoardTexts } from '@loket/ui/texts/desk-board.ts';
import type { ReactNode } from 'react';
import { useNowMs } from '../view/use-desk.ts';
import { boardFigures } from './board-rows.ts';

/** Five figures that a person reads from the other side of the room. */
export function BoardFiguresRow({ snapshot, onCap }: { snapshot: DeskSnapshot; onCap: () => void }) {
  const texts = useTexts(deskBoardTexts);
  const figures = boardFigures(snapshot, useNowMs());
  const { longest, inCall, atWork, countersReady, counters } = figures;
  const overCap = atWork > snapshot.cap;
  return (
    <dl className="board-figures">
      <Figure name={texts.waitingNow}>{figures.waiting}</Figure>
      <Figure
        name={
          longest
            ? texts.longestOf(`${ticketLabel(longest.ticket.number)}, ${longest.place}`)
            : texts.longestWait
        }
        attention={longest?.overdue ?? false}
      >
        {texts.minutes(longest?.minutes ?? 0)}
      </Figure>
      <Figure name={texts.inCall}>
        {inCall} {texts.of} {atWork}
      </Figure>
      <Figure
        name={
          <>
            {texts.atWork}{' '}
            <Button look="tool" onPress={onCap}>
              {texts.change}
            </Button>
          </>
        }
        attention={overCap}
      >
        {atWork} {texts.of} {snapshot.cap}
      </Figure>
      <Figure name={texts.countersReady}>
        {countersReady} {texts.of} {counters}
      </Figure>
    </dl>
  );
}

type FigureProps = { name: ReactNode; attention?: boolean; children: ReactNode };

function Figure({ name, attention = false, children }: FigureProps) {
  return (
    <div className="board-figure" data-attention={attention}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
