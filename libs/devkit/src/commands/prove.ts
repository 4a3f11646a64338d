import { type Counts, lastLine, sum } from '../test/counts.ts';
import { jestProject } from '../test/run-check.ts';
import { WayOut } from '../way-out.ts';
import { type Command, readOptions, wholeNumber } from './command.ts';

/** One file of tests whose length a variable sets; `npm test` runs a slice of the same file. */
type Part = {
  readonly says: string;
  readonly project: 'unit' | 'integration';
  readonly file: string;
  /** Rounds of this part when so many are asked of the proof; all of them unless it says otherwise. */
  readonly roundsOf?: (asked: number) => number;
  /** At most so many rounds in one run of the tests, so that none is taken for one that hangs. */
  readonly atOnce?: number;
  /** What its tests are, when they are the things that are counted. */
  readonly counts?: string;
};
type Proof = { readonly says: string; readonly rounds: number; readonly parts: readonly Part[] };

const proofs: Readonly<Record<string, Proof>> = {
  queue: {
    says: 'random histories of the queue, its laws, two inspectors at one instant, and mutants that must be caught',
    rounds: 10_000,
    parts: [
      {
        says: 'for every snapshot and every policy the routing keeps its laws and its bound on waiting',
        project: 'unit',
        file: 'libs/queue/src/route-laws',
        roundsOf: (asked) => Math.max(asked, 10_000),
      },
      {
        says: 'wrong routings are caught by those laws',
        project: 'unit',
        file: 'libs/queue/src/route-mutants',
        counts: 'mutants of the routing caught',
      },
      {
        says: 'two inspectors on two nodes press next at one instant: exactly one gets the ticket',
        project: 'integration',
        file: 'two-inspectors\\.integration',
      },
      {
        says: 'random histories of a whole queue: nobody is lost or served twice, every decision holds',
        project: 'integration',
        file: 'proofs/queue-histories\\.integration',
        atOnce: 1_000,
      },
      {
        says: 'centrals with one thing wrong are caught by the same histories',
        project: 'integration',
        file: 'proofs/mutants\\.integration',
        counts: 'mutants caught',
      },
    ],
  },
  printer: {
    says: 'random orders of jobs and mishaps: never two papers for one job, none acknowledged that is not whole',
    rounds: 10_000,
    parts: [
      {
        says: 'late, split and lost bytes, cover, paper, power, cable, dying hosts: one whole paper at most, and no exception',
        project: 'unit',
        file: 'ticket-printer/src/random-orders',
        atOnce: 2_500,
      },
    ],
  },
  pad: {
    says: 'the signature pad ends in a known state, with nothing left on it, whatever happens in whatever order',
    rounds: 10_000,
    parts: [
      {
        says: 'reports, keys, cables, wedged pads and other programs in random orders',
        project: 'unit',
        file: 'signature-pad/src/any-order',
        atOnce: 1_000,
      },
    ],
  },
  eid: {
    says: 'spoilt files, certificates, answers and lines of a card: no exception, no hang, no half an identity',
    rounds: 100_000,
    parts: [
      {
        says: 'changed and invented files, certificates and status words: a value or a refusal; every tenth a whole card',
        project: 'unit',
        file: 'hardware/eid/src/fuzz/fuzzed-decoders',
        atOnce: 25_000,
      },
      {
        says: 'readings and signatures over a line that does anything to the thirty answers of each',
        project: 'unit',
        file: 'hardware/eid/src/fuzz/fuzzed-driver',
        roundsOf: (asked) => Math.ceil(asked / 20),
        atOnce: 1_000,
      },
    ],
  },
  'hot-queries': {
    says: 'with so many past tickets every hot query reads few rows by an index, and accepting stays as quick',
    rounds: 1_000_000,
    parts: [
      {
        says: 'every hot query reads few rows by an index',
        project: 'integration',
        file: 'hot-queries\\.integration',
      },
    ],
  },
};

const list = Object.entries(proofs)
  .map(([name, { says, rounds }]) => `  ${name.padEnd(12)} ${says} (${rounds} rounds unless told)`)
  .join('\n');

export const prove: Command = {
  name: 'prove',
  summary: 'runs the long proofs behind the promises',
  help: `npm run prove -- NAME [--rounds N] [--seed S] [--json]

${list}

  --rounds N   how often; npm test runs a slice of the same
  --seed S     where the random numbers begin (1 unless told). A history that fails says its seed:
               --rounds 1 --seed S plays it again
  --json       exactly one object on standard output; everything else goes to standard error
`,
  run: async (args) => {
    const { values, positionals } = readOptions(
      args,
      { rounds: { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean', default: false } },
      'prove',
    );
    const name = positionals[0] ?? '';
    const proof = Object.hasOwn(proofs, name) ? proofs[name] : undefined;
    if (proof === undefined) {
      throw new WayOut(name === '' ? 'Which proof?' : `There is no proof "${name}".`, `There are:\n${list}`);
    }
    const rounds =
      values.rounds === undefined ? proof.rounds : wholeNumber(values.rounds, 'rounds', 1, 10_000_000);
    const seed = values.seed === undefined ? 1 : wholeNumber(values.seed, 'seed', 0, 2_000_000_000);
    const say = (line: string) => (values.json ? process.stderr : process.stdout).write(`${line}\n`);
    const results = [];
    for (const part of proof.parts) {
      const result = await runPart(part, rounds, seed);
      say(lineOf(part, result));
      results.push({ ...result, says: part.says });
    }
    const counts = sum(results.map((result) => result.counts));
    say(lastLine(counts));
    if (values.json)
      process.stdout.write(
        `${JSON.stringify({ prove: name, at: new Date().toISOString(), rounds, seed, parts: results })}\n`,
      );
    return counts.failed === 0 ? 0 : 1;
  },
};

type Result = { readonly rounds: number; readonly seconds: number; readonly counts: Counts };

/** In runs of the tests that each take a share of the rounds; stops at the first that fails. */
async function runPart(
  { project, file, roundsOf, atOnce }: Part,
  asked: number,
  seed: number,
): Promise<Result> {
  const began = performance.now();
  const rounds = roundsOf ? roundsOf(asked) : asked;
  const share = atOnce ?? rounds;
  const all: Counts[] = [];
  for (let done = 0; done < rounds; done += share) {
    const counts = await jestProject(project, [`--testPathPatterns=${file}`], {
      LOKET_ROUNDS: String(Math.min(share, rounds - done)),
      LOKET_SEED: String(seed + done),
    });
    all.push(counts);
    if (counts.failed > 0) break;
  }
  return { rounds, seconds: Math.round((performance.now() - began) / 1000), counts: sum(all) };
}

function lineOf({ says, counts: what }: Part, { rounds, seconds, counts }: Result): string {
  const outcome =
    what === undefined
      ? `${rounds} rounds${counts.failed > 0 ? ', FAILED' : ''}`
      : `${counts.passed} of ${counts.passed + counts.failed} ${what}`;
  return `${outcome} in ${seconds} s: ${says}`;
}
