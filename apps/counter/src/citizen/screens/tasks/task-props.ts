import type { CitizenTask } from '@loket/contract';
import type { InCallProps } from '../panel.tsx';

/** A screen of one task: everything of the call, and what this task is about. */
export type TaskProps<Name extends CitizenTask['task']> = InCallProps & {
  task: Extract<CitizenTask, { task: Name }>;
};
