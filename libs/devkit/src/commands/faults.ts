import { cpus } from 'node:os';
import type { BadRound, FaultReport } from '../faults/queue-faults.ts';
import { queueFaults } from '../faults/queue-faults.ts';
import { plantFaults } from '../faults/self-test.ts';
import { openTheatre } from '../faults/theatre.ts';
import { textProgress } from '../progress.ts';
import { WayOut } from '../way-out.ts';
import { type Command, readOptions, wholeNumber } from './command.ts';

export const faults: Command = {
  name: 'faults',
  summary: 'injects seeded faults and judges the history',
  help: `npm run faults -- queue [--rounds N] [--seed S] [--round R] [--json] [--self-test]

  queue          two centrals on one PostgreSQL, all killed at random; desks and counters over ways that are cut,
                 half-open, slow or lose answers; afterwards everybody has to be served, each once

  --rounds N     how many rounds; 200 unless told
  --seed S       decides every round's operations and faults; drawn and printed unless told
  --round R      only this round of the seed: exactly the schedule that failed. How the processes race is theirs,
                 so a race may need several tries: --rounds N plays rounds R to R+N-1
  --json         exactly one object on standard output; everything else goes to standard error
  --self-test    plants lies and double services into good rounds; each has to be found

Ends with 1 when something happened that must never happen.
`,
  run: async (args) => {
    const { values, positionals } = readOptions(
      args,
      {
        rounds: { type: 'string' },
        seed: { type: 'string' },
        round: { type: 'string' },
        json: { type: 'boolean', default: false },
        'self-test': { type: 'boolean', default: false },
      },
      'faults',
    );
    const name = positionals[0] ?? '';
    if (name !== 'queue')
      throw new WayOut(name === '' ? 'Which faults?' : `There are no faults "${name}".`, 'There are: queue.');
    const read = (text: string | undefined, option: string, otherwise: number) =>
      text === undefined ? otherwise : wholeNumber(text, option, 1, 2 ** 31 - 1);
    if (values['self-test']) return selfTest();
    const seed = read(values.seed, 'seed', (Date.now() % 1_000_000) + 1);
    const from = read(values.round, 'round', 1);
    const rounds = read(values.rounds, 'rounds', values.round === undefined ? 200 : 1);
    const progress = textProgress();
    progress.note(`Seed ${seed}, rounds ${from} to ${from + rounds - 1}.`);
    const report = await queueFaults({ seed, from, rounds }, progress);
    for (const bad of report.bad) explain(bad);
    if (values.json) {
      const machine = { cores: cpus().length, node: process.versions.node };
      const told = { at: new Date().toISOString(), machine, seed, from, ...report };
      process.stdout.write(`${JSON.stringify({ run: name, ...told })}\n`);
    } else process.stdout.write(summaryOf(report, seed));
    return report.violations === 0 ? 0 : 1;
  },
};

async function selfTest(): Promise<number> {
  const theatre = await openTheatre(textProgress());
  try {
    const planted = await plantFaults(theatre, 1);
    for (const { what, finds, found } of planted)
      process.stdout.write(`${found ? '✓' : '✗'} ${what}: ${found ? finds : `${finds} was not found`}\n`);
    return planted.every(({ found }) => found) ? 0 : 1;
  } finally {
    await theatre.close();
  }
}

function explain({ schedule, findings }: BadRound): void {
  const steps = schedule.steps.map(({ atMs, part: _, ...step }) => `    ${atMs} ms  ${JSON.stringify(step)}`);
  process.stderr.write(
    [
      `\nSeed ${schedule.seed}, round ${schedule.round}:`,
      ...findings.map(({ kind, says }) => `  ✗ ${kind}: ${says}`),
      '  Its schedule:',
      ...steps,
      `  Again: npm run faults -- queue --seed ${schedule.seed} --round ${schedule.round}\n`,
    ].join('\n'),
  );
}

function summaryOf(report: FaultReport, seed: number): string {
  const kinds = Object.entries(report.faults).sort(([, a], [, b]) => b - a);
  const { mean, longest } = report.secondsPerRound;
  return [
    `${report.rounds} rounds of seed ${seed}: ${report.operations} operations, ${report.tickets} tickets,`,
    `${report.unknown} unknown outcomes, ${report.lostReplies} answers lost after the deed,`,
    `${report.violations} violations (${mean.toFixed(1)} s a round, the longest ${longest.toFixed(1)} s)\n`,
  ]
    .join(' ')
    .concat(kinds.map(([kind, count]) => `  ${kind.padEnd(18)} ${count}\n`).join(''));
}
