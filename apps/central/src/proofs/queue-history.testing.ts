import { checkHistory } from '@loket/queue/history/check.ts';
import fc from 'fast-check';
import { anyCommands, anyCrowd, anyLayout } from './commands.testing.ts';
import { ProofDay } from './proof-day.testing.ts';
import type { ProofHouse } from './proof-house.testing.ts';
import { makeProofZone } from './proof-zone.testing.ts';
import { settle } from './settle.testing.ts';

/** About so many steps at the most; half of it on average. */
const MOST_STEPS = 26;

/**
 * One random history of a zone of its own, in a house of its own choice: everybody does what the commands say, the rest
 * of the day is played to its end, and the checker looks at all of it.
 */
export const queueHistory = (house: () => Promise<ProofHouse>) =>
  fc.asyncProperty(
    anyLayout,
    anyCrowd,
    anyCommands(MOST_STEPS),
    fc.boolean(),
    async (layout, crowd, commands, settled) => {
      const own = await house();
      const day = new ProofDay(own, await makeProofZone(own.owner, layout));
      await day.touch(0, day.zone.inspectors);
      await day.beat(
        0,
        day.zone.counters.map(({ id }) => id),
      );
      for (const { at, locale, reason } of crowd)
        await day.issue(0, day.zone.counters[at % day.zone.counters.length]!.id, locale, reason, false);
      await fc.asyncModelRun(
        () => ({ model: { asked: crowd.length, known: crowd.length, held: 0 }, real: day }),
        commands,
      );
      if (settled) await settle(day);
      const violations = checkHistory(await day.history(), { alone: true, settled });
      if (violations.length > 0)
        throw new Error(violations.map(({ kind, says }) => `${kind}: ${says}`).join('\n'));
    },
  );

export type HistoryResult = Pick<
  fc.RunDetails<readonly unknown[]>,
  'failed' | 'counterexample' | 'errorInstance' | 'numShrinks' | 'interrupted'
>;

/** The history of this seed; a failing one is shrunk. The same seed is the same history. */
export async function runHistory(
  house: () => Promise<ProofHouse>,
  seed: number,
  { shrink }: { shrink: boolean },
): Promise<HistoryResult> {
  return fc.check(queueHistory(house), {
    seed,
    numRuns: 1,
    endOnFailure: !shrink,
    interruptAfterTimeLimit: 180_000,
  });
}
