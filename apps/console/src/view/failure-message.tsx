import { Button, errorWords, Message, useTexts } from '@loket/ui';
import { consoleTexts } from '@loket/ui/texts/console.ts';
import type { ConsoleFailure } from '../session/rest-client.ts';
import type { Polled } from '../session/use-polled.ts';

/** What happened and what to do, in one sentence. */
export function useFailureWords(): (failure: ConsoleFailure) => string {
  const texts = useTexts(consoleTexts);
  const errors = useTexts(errorWords);
  return ({ code }) => (code === 'no_answer' ? texts.noAnswer : errors[code]);
}

type FailureMessageProps = {
  failure: ConsoleFailure /** Something was typed, and is still there. */;
  typed?: boolean;
};

export function FailureMessage({ failure, typed = false }: FailureMessageProps) {
  const texts = useTexts(consoleTexts);
  const words = useFailureWords();
  return (
    <Message status="broken" title={texts.notDone} announce>
      {words(failure)}
      {typed ? ` ${texts.kept}` : ''}
    </Message>
  );
}

/** Above what was asked: that it is coming, that it did not come, or that what is in sight may be old. */
export function PolledNotice({ polled }: { polled: Polled<unknown> }) {
  const texts = useTexts(consoleTexts);
  const { value, failure, reload } = polled;
  if (!failure) return value === null ? <p className="quiet">{texts.loading}</p> : null;
  if (value !== null) return <Message status="attention" title={texts.stale} announce />;
  return (
    <div className="stack">
      <FailureMessage failure={failure} />
      <div>
        <Button onPress={() => void reload()}>{texts.again}</Button>
      </div>
    </div>
  );
}
