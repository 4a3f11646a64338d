import type { ReadingStep } from '@loket/contract';

/** The step that goes on now, as the reader tells it at its start, or `read` once all is in. */
export type StepProgress = ReadingStep | 'read';

type StepState = { step: ReadingStep; status: 'good' | 'busy' | 'absent' };

/** `checked` is not among them: central judges the card, and a tick here would claim what this end can't know. */
const SHOWN: readonly ReadingStep[] = ['card_found', 'identity', 'address', 'photo', 'certificates'];

/** A found card is a fact at once; every other step is going on when it is told, and done when the next one is. */
export function stepStates(progress: StepProgress): StepState[] {
  const now = progress === 'read' ? -1 : SHOWN.indexOf(progress);
  const busy = now === -1 ? SHOWN.length : Math.max(now, 1);
  return SHOWN.map((step, index) => ({
    step,
    status: index < busy ? 'good' : index === busy ? 'busy' : 'absent',
  }));
}
