import { ReadingStep } from '@loket/contract';
import { stepDoneWords, stepWords, useTexts, type VerdictLine, VerdictList } from '@loket/ui';
import { visitTexts } from '@loket/ui/texts/counter.ts';

/** A step that main reports has been reached, so the one after it is going on. The last one ends the list. */
export function stepStates(
  reached: ReadingStep,
): { step: ReadingStep; status: 'good' | 'busy' | 'absent' }[] {
  const at = ReadingStep.options.indexOf(reached);
  return ReadingStep.options.map((step, index) => ({
    step,
    status: index <= at ? 'good' : index === at + 1 ? 'busy' : 'absent',
  }));
}

/** What has been read of the card so far, what is being read, and what comes. */
export function CardSteps({ step: reached }: { step: ReadingStep }) {
  const doing = useTexts(stepWords);
  const done = useTexts(stepDoneWords);
  const texts = useTexts(visitTexts);
  const lines: VerdictLine[] = stepStates(reached).map(({ step, status }) => ({
    key: step,
    status,
    text: status === 'good' ? done[step] : doing[step],
  }));
  return (
    <div className="card-steps">
      <VerdictList label={texts.progress} lines={lines} />
    </div>
  );
}
