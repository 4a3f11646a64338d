import { type DeskSnapshot, type TodayFigures, ticketLabel } from '@loket/contract';
import { useTexts } from '@loket/ui';
import { deskBoardTexts } from '@loket/ui/texts/desk-board.ts';
import type { ReactNode } from 'react';
import { useNowMs } from '../view/use-desk.ts';
import { boardFigures } from './board-rows.ts';

/** Five figures that a person reads from the other side of the room. */
export function BoardFiguresRow({ snapshot, today }: { snapshot: DeskSnapshot; today: TodayFigures | null }) {
  const texts = useTexts(deskBoardTexts);
  const { waiting, longest, inCall, atWork } = boardFigures(snapshot, useNowMs());
  const usual = today?.medianWaitSeconds ?? null;
  return (
    <dl className="board-figures">
      <Figure name={texts.waitingNow}>{waiting}</Figure>
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
      <Figure name={texts.usualToday}>
        {usual === null ? texts.notYet : texts.minutes(Math.round(usual / 60))}
      </Figure>
      <Figure name={texts.inCall}>
        {inCall} {texts.of} {atWork}
      </Figure>
      <Figure name={texts.helpedToday} more={today && <NotHelped today={today} />}>
        {today ? today.helped : texts.notYet}
      </Figure>
    </dl>
  );
}

function NotHelped({ today: { noShows, abandoned } }: { today: TodayFigures }) {
  const texts = useTexts(deskBoardTexts);
  const said = [noShows ? texts.didNotCome(noShows) : '', abandoned ? texts.gaveUp(abandoned) : ''];
  return <>{said.filter(Boolean).join(', ')}</>;
}

type FigureProps = { name: ReactNode; more?: ReactNode; attention?: boolean; children: ReactNode };

function Figure({ name, more, attention = false, children }: FigureProps) {
  return (
    <div className="board-figure" data-attention={attention}>
      <dt>{name}</dt>
      <dd>{children}</dd>
      {more ? <dd className="board-figure-more">{more}</dd> : null}
    </div>
  );
}
