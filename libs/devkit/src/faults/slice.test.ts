import { checkHistory } from '@loket/queue/history/check.ts';
import { GoodDay } from '@loket/queue/history/history.testing.ts';
import type { ClientOperation } from '@loket/queue/history/types.ts';
import { Journal } from './journal.ts';
import { type Memory, remember, sliceOf } from './slice.ts';

/**
 * The first of two tickets is asked for, made, and its answer is lost; the second is asked for and confirmed; then the
 * first is asked for again. Both wait into the next round.
 */
function roundWithALostAnswer() {
  const day = new GoodDay();
  day.issue(1);
  day.issue(2);
  const [first, second] = day.operations;
  if (!first || !second) throw new Error('Two tickets were asked for.');
  const afterBoth = second.invokedAt + 60_000;
  const lost = { ...first, outcome: { kind: 'unknown' } } as ClientOperation;
  const again: ClientOperation = { ...first, invokedAt: afterBoth, endedAt: afterBoth + 1 };
  return { day, lost, second, again };
}

/** What the round after is judged by, in which nothing is asked. */
function sliceAfter(day: GoodDay, operations: readonly ClientOperation[]) {
  const journal = new Journal();
  journal.operations.push(...operations);
  const memory: Memory = new Map();
  remember(journal, memory);
  const lastEvent = day.events.at(-1)?.id ?? 0;
  return sliceOf(day.history.recorded, lastEvent, new Journal(), memory);
}

test('a ticket of an earlier round has the number of its first attempt, whose answer was lost', () => {
  const { day, lost, second, again } = roundWithALostAnswer();
  expect(checkHistory(sliceAfter(day, [lost, second, again]))).toEqual([]);
});

test('a ticket of an earlier round that was asked for after another was confirmed has the larger number', () => {
  const { day, second, again } = roundWithALostAnswer();
  expect(checkHistory(sliceAfter(day, [second, again])).map(({ kind }) => kind)).toEqual([
    'number_out_of_order',
  ]);
});
