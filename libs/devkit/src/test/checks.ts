import { availableParallelism } from 'node:os';
import { ensureInstalled, packagesForWholeSystem } from '../machine/debian-packages.ts';
import type { Progress } from '../progress.ts';
import { WayOut } from '../way-out.ts';
import { type Counts, lastLine, nothing, oneFailed, oneSkipped, sum } from './counts.ts';
import { jestProject, wholeCheck, wholeSystem } from './run-check.ts';
import { prepareWholeSystem } from './whole-system.ts';

export type Check = { readonly name: string; run(): Promise<Counts> };

/** jest leaves a core to its own main process, which on two cores means one file at a time, twice as long. */
const workers = `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`;

/** Every check in the order in which a mistake is found soonest. */
export function allChecks(progress: Progress, withWholeSystem: boolean): readonly Check[] {
  return [
    { name: 'type check', run: () => wholeCheck('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json']) },
    { name: 'lint', run: () => wholeCheck('@biomejs/biome/bin/biome', ['check', '.']) },
    {
      name: 'boundaries',
      run: () =>
        wholeCheck('dependency-cruiser/bin/dependency-cruise.mjs', [
          '--config',
          '.dependency-cruiser.mjs',
          'apps',
          'libs',
          'hardware',
        ]),
    },
    { name: 'unit', run: () => jestProject('unit', [workers]) },
    { name: 'integration', run: () => jestProject('integration', [workers]) },
    {
      name: 'browser',
      run: async () => {
        if (!withWholeSystem) return oneSkipped;
        await ensureInstalled(packagesForWholeSystem, progress);
        return jestProject('browser', [workers]);
      },
    },
    {
      name: 'machine',
      run: async () => {
        if (!withWholeSystem) return oneSkipped;
        await ensureInstalled(packagesForWholeSystem, progress);
        // One file at a time: most of them wait for the machine's one card service, which no number of cores makes two.
        return jestProject('machine', ['--maxWorkers=1']);
      },
    },
    {
      name: 'whole system',
      run: async () => {
        if (!withWholeSystem) return oneSkipped;
        await prepareWholeSystem(progress);
        return wholeSystem([]);
      },
    },
  ];
}

/** Runs every check, also after one failed, and says at the end what each brought. */
export async function runChecks(checks: readonly Check[], say: (line: string) => void): Promise<Counts> {
  const results: { name: string; counts: Counts; seconds: number }[] = [];
  for (const check of checks) {
    say(`\n── ${check.name} ${'─'.repeat(Math.max(3, 60 - check.name.length))}\n`);
    const startedAt = performance.now();
    const counts = await check.run().catch((cause: unknown) => explain(cause, say));
    results.push({ name: check.name, counts, seconds: (performance.now() - startedAt) / 1000 });
  }
  say('\n');
  for (const { name, counts, seconds } of results) {
    say(
      `${counts.failed > 0 ? '✗' : '✓'} ${name.padEnd(14)} ${lastLine(counts)}  (${seconds.toFixed(0)} s)\n`,
    );
  }
  return results.length === 0 ? nothing : sum(results.map(({ counts }) => counts));
}

function explain(cause: unknown, say: (line: string) => void): Counts {
  if (cause instanceof WayOut) say(`${cause.message}\n→ ${cause.wayOut}\n`);
  else say(`${cause instanceof Error ? cause.stack : String(cause)}\n`);
  return oneFailed;
}
