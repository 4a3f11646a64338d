import { ticketLabel } from '@loket/contract';
import { cardFailureWords, useTexts, type VerdictLine, VerdictList } from '@loket/ui';
import { frameTexts, visitTexts } from '@loket/ui/texts/counter.ts';
import type { ReactNode } from 'react';
import { Frame } from '../frame.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { Sentences } from '../sentences.tsx';
import { CardPicture } from './card-picture.tsx';
import { CardSteps } from './card-steps.tsx';
import type { StepProgress } from './step-states.ts';
import './in-call.css';

type InCallProps = ScreenProps<'in_call'>;

/** The panel below the inspector's picture: it supports and never competes. One thing at a time. */
export function InCall(props: InCallProps) {
  const { connection, reader, card } = props.content;
  if (connection === 'interrupted') return <Interrupted {...props} />;
  if (connection === 'connecting') return <Connecting {...props} />;
  if (card.state === 'reading') return <Reading {...props} step={card.step} />;
  if (card.state === 'read') return <Read {...props} />;
  if (reader.state !== 'ready') return <ReaderAway {...props} />;
  if (card.state === 'failed') return <Failed {...props} cause={card.cause} />;
  return <Insert {...props} />;
}

function Panel(
  props: InCallProps & {
    title: string;
    more: string;
    card?: 'outside' | 'inside';
    kept?: ReactNode;
    children?: ReactNode;
  },
) {
  const frame = useTexts(frameTexts);
  const { view, act, content, title, more, card, kept, children } = props;
  return (
    <Frame
      view={view}
      act={act}
      aside={frame.inspector(content.inspectorName)}
      foot="stop"
      heading={title}
      above={
        <>
          <p className="lead" role="status">
            <Sentences>{more}</Sentences>
          </p>
          {kept}
          {card ? <CardPicture place={card} /> : null}
        </>
      }
      below={children}
    />
  );
}

function Connecting(props: InCallProps) {
  const texts = useTexts(visitTexts);
  return (
    <Panel
      {...props}
      title={texts.connecting}
      more={texts.connectingMore}
      kept={
        <VerdictList
          label={texts.connecting}
          lines={[{ key: 'connecting', status: 'busy', text: texts.preparing }]}
        />
      }
    />
  );
}

function Insert(props: InCallProps) {
  const texts = useTexts(visitTexts);
  return <Panel {...props} title={texts.insertCard} more={texts.insertCardMore} card="outside" />;
}

function Reading({ step, ...props }: InCallProps & { step: StepProgress }) {
  const texts = useTexts(visitTexts);
  return (
    <Panel {...props} title={texts.readingCard} more={texts.readingCardMore} card="inside">
      <CardSteps progress={step} />
    </Panel>
  );
}

function Read(props: InCallProps) {
  const texts = useTexts(visitTexts);
  const { reader } = props.content;
  const stillInside = reader.state === 'ready' && reader.card === 'present';
  return (
    <Panel {...props} title={texts.cardRead} more={stillInside ? texts.cardReadMore : texts.cardTaken}>
      <CardSteps progress="read" />
    </Panel>
  );
}

function ReaderAway(props: InCallProps) {
  const texts = useTexts(visitTexts);
  return <Panel {...props} title={texts.readerAway} more={texts.readerAwayMore} />;
}

function Failed({ cause, ...props }: InCallProps & { cause: keyof typeof cardFailureWords }) {
  const texts = useTexts(visitTexts);
  const causes = useTexts(cardFailureWords);
  return <Panel {...props} title={texts.cardFailed} more={causes[cause]} card="outside" />;
}

/** The call dropped: what is kept comes first, then what is being done. */
function Interrupted(props: InCallProps) {
  const texts = useTexts(visitTexts);
  const { number, card } = props.content;
  const lines: VerdictLine[] = [
    { key: 'place', status: 'good', text: texts.keptPlace(ticketLabel(number)) },
    ...(card.state === 'read'
      ? [{ key: 'identity', status: 'good', text: texts.keptIdentity } as const]
      : []),
    { key: 'again', status: 'busy', text: texts.reconnecting },
  ];
  return (
    <Panel
      {...props}
      title={texts.interrupted}
      more={texts.interruptedMore}
      kept={<VerdictList label={texts.kept} lines={lines} />}
    />
  );
}
