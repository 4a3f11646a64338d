import type { ReadingStep } from '@loket/contract';
import { stepDoneWords, stepWords, useTexts, type VerdictLine, VerdictList } from '@loket/ui';
import { visitTexts } from '@loket/ui/texts/counter.ts';
import { type StepProgress, stepStates } from './step-states.ts';

/** What has been read of the card so far, what is being read, and what comes. */
export function CardSteps({ progress }: { progress: StepProgress }) {
  const doing = useTexts(stepWords);
  const done = useTexts(stepDoneWords);
  const texts = useTexts(visitTexts);
  const words = (step: ReadingStep, good: boolean) => (good ? done[step] : doing[step]);
  const lines: VerdictLine[] = stepStates(progress).map(({ step, status }) => ({
    key: step,
    status,
    text: words(step, status === 'good'),
  }));
  return (
    <div className="card-steps">
      <VerdictList label={texts.progress} lines={lines} />
    </div>
  );
}
