import { lastLine } from '../test/counts.ts';
import { jestProject } from '../test/run-check.ts';
import { WayOut } from '../way-out.ts';
import { type Command, readOptions, wholeNumber } from './command.ts';

/** Each proof is an integration test whose length a variable sets; `npm test` runs a slice of the same file. */
const proofs: Readonly<
  Record<string, { readonly file: string; readonly says: string; readonly rounds: number }>
> = {
  queue: {
    file: 'two-inspectors\\.integration',
    says: 'two inspectors on two nodes press next at one instant: exactly one gets the ticket',
    rounds: 20_000,
  },
  'hot-queries': {
    file: 'hot-queries\\.integration',
    says: 'with so many past tickets every hot query reads few rows by an index, and accepting stays as quick',
    rounds: 1_000_000,
  },
};

const list = Object.entries(proofs)
  .map(([name, { says, rounds }]) => `  ${name.padEnd(12)} ${says} (${rounds} rounds unless told)`)
  .join('\n');

export const prove: Command = {
  name: 'prove',
  summary: 'runs the long proofs behind the promises',
  help: `npm run prove -- NAME [--rounds N]

${list}

  --rounds N   how often; npm test runs 500 of the same
`,
  run: async (args) => {
    const { values, positionals } = readOptions(args, { rounds: { type: 'string' } }, 'prove');
    const name = positionals[0] ?? '';
    const proof = Object.hasOwn(proofs, name) ? proofs[name] : undefined;
    if (proof === undefined) {
      throw new WayOut(name === '' ? 'Which proof?' : `There is no proof "${name}".`, `There are:\n${list}`);
    }
    const rounds =
      values.rounds === undefined ? proof.rounds : wholeNumber(values.rounds, 'rounds', 1, 10_000_000);
    const counts = await jestProject('integration', [`--testPathPatterns=${proof.file}`], {
      LOKET_ROUNDS: String(rounds),
    });
    process.stdout.write(`${rounds} rounds: ${lastLine(counts)}\n`);
    return counts.failed === 0 ? 0 : 1;
  },
};
