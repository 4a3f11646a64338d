import { Button, TicketNumber, useTexts } from '@loket/ui';
import { visitTexts } from '@loket/ui/texts/counter.ts';
import { Clock } from '../clock.tsx';
import { Frame } from '../frame.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { Sentences } from '../sentences.tsx';
import './called.css';

/** The number, and *Ik ben er*: camera and microphone start with that touch and not before. */
export function Called({ view, content, act }: ScreenProps<'called'>) {
  const texts = useTexts(visitTexts);
  return (
    <Frame
      view={view}
      act={act}
      aside={<Clock />}
      foot="stop"
      heading={
        <>
          <span className="heading-lead">{content.recalls > 0 ? texts.calledAgain : texts.yourTurn}</span>
          <TicketNumber number={content.number} large />
        </>
      }
      above={
        <p className="lead">
          <strong>{texts.atCounter(content.counterLabel)}.</strong>{' '}
          <Sentences>{texts.inspectorReady}</Sentences>
        </p>
      }
      below={<Here onPress={() => act({ intent: 'here' })} />}
    />
  );
}

/** The largest thing on the table, with what it does beside it. */
export function Here({ onPress }: { onPress: () => void }) {
  const texts = useTexts(visitTexts);
  return (
    <div className="here">
      <Button look="primary" onPress={onPress}>
        {texts.here}
      </Button>
      <p>{texts.hereMore}</p>
    </div>
  );
}
