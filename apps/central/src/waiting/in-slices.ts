import { setImmediate as othersHaveATurn } from 'node:timers/promises';

const SLICE_MS = 0.25;

/**
 * Works through a long calculation a fraction of a millisecond at a time. In between everything else of this process has its
 * turn: a ticket on its way to the screens, a call's signals.
 */
export async function inSlices<Value>(
  calculation: Generator<void, Value, void>,
  now: () => number = () => performance.now(),
): Promise<Value> {
  for (let begunAt = now(); ; ) {
    const step = calculation.next();
    if (step.done) return step.value;
    if (now() - begunAt < SLICE_MS) continue;
    await othersHaveATurn();
    begunAt = now();
  }
}
