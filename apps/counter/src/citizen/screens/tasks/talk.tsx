import { cardFailureWords, useTexts } from '@loket/ui';
import { visitTexts } from '@loket/ui/texts/counter.ts';
import { CardPicture } from '../card-picture.tsx';
import { CardSteps } from '../card-steps.tsx';
import { type InCallProps, Panel } from '../panel.tsx';
import type { StepProgress } from '../step-states.ts';

/** Just talking; the card may be asked for. */
export function Talk(props: InCallProps) {
  const { reader, card } = props.content;
  if (card.state === 'reading') return <Reading {...props} progress={card.step} />;
  if (card.state === 'read') return <Read {...props} />;
  if (reader.state !== 'ready') return <ReaderAway {...props} />;
  if (card.state === 'failed') return <Failed {...props} cause={card.cause} />;
  return <Insert {...props} />;
}

function Insert(props: InCallProps) {
  const texts = useTexts(visitTexts);
  return (
    <Panel
      {...props}
      title={texts.insertCard}
      more={texts.insertCardMore}
      above={<CardPicture place="outside" />}
    />
  );
}

function Reading({ progress, ...props }: InCallProps & { progress: StepProgress }) {
  const texts = useTexts(visitTexts);
  return (
    <Panel
      {...props}
      step="reading"
      title={texts.readingCard}
      more={texts.readingCardMore}
      above={<CardPicture place="inside" />}
    >
      <CardSteps progress={progress} />
    </Panel>
  );
}

function Read(props: InCallProps) {
  const texts = useTexts(visitTexts);
  const { reader } = props.content;
  const stillInside = reader.state === 'ready' && reader.card === 'present';
  return (
    <Panel
      {...props}
      step="read"
      title={texts.cardRead}
      more={stillInside ? texts.cardReadMore : texts.cardTaken}
    >
      <CardSteps progress="read" />
    </Panel>
  );
}

function ReaderAway(props: InCallProps) {
  const texts = useTexts(visitTexts);
  return <Panel {...props} step="reader_away" title={texts.readerAway} more={texts.readerAwayMore} />;
}

function Failed({ cause, ...props }: InCallProps & { cause: keyof typeof cardFailureWords }) {
  const texts = useTexts(visitTexts);
  const causes = useTexts(cardFailureWords);
  return (
    <Panel
      {...props}
      step="failed"
      title={texts.cardFailed}
      more={causes[cause]}
      above={<CardPicture place="outside" />}
    />
  );
}
