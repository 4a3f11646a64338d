import { Button, useTexts } from '@loket/ui';
import { issuingTexts } from '@loket/ui/texts/counter.ts';
import { Clock } from '../clock.tsx';
import { Frame } from '../frame.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { Sentences } from '../sentences.tsx';

/** Central could not be asked. Nothing was issued; trying again can't make two tickets. */
export function TicketFailed({ view, act }: ScreenProps<'ticket_failed'>) {
  const texts = useTexts(issuingTexts);
  return (
    <Frame
      view={view}
      act={act}
      aside={<Clock />}
      heading={texts.failed}
      foot="done"
      above={
        <p className="lead">
          <Sentences>{texts.failedMore}</Sentences>
        </p>
      }
      below={
        <div className="answers">
          <Button look="primary" onPress={() => act({ intent: 'try_again' })}>
            {texts.tryAgain}
          </Button>
        </div>
      }
    />
  );
}
