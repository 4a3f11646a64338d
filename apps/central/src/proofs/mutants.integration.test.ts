import { MUTANTS } from './mutants.testing.ts';
import { ProofHouse } from './proof-house.testing.ts';
import { runHistory } from './queue-history.testing.ts';

const SEED = Number(process.env.LOKET_SEED ?? 1);
/** A mutant that lives longer than so many histories has survived: the proof would not have seen it. */
const WITHIN = 500;

/** The checker's own words: a mutant that only crashes was not caught by it. */
const VIOLATION = /^[a-z]+(_[a-z]+)+: /;

/** What the checker says of the first history in which it finds something, or nothing. */
async function firstFault(house: ProofHouse): Promise<{ histories: number; says: string } | undefined> {
  for (let histories = 1; histories <= WITHIN; histories += 1) {
    const { errorInstance } = await runHistory(() => Promise.resolve(house), SEED + histories, {
      shrink: false,
    });
    const says = errorInstance instanceof Error ? errorInstance.message : '';
    if (VIOLATION.test(says)) return { histories, says };
  }
  return undefined;
}

const isThorough = process.env.LOKET_ROUNDS !== undefined;

/** A line that `npm run prove` shows; a test that only passes says nothing of how soon. */
const say = (line: string) => isThorough && process.stderr.write(`${line}\n`);

/** `npm test` shows on these that the checker can fail; the proof puts all of them before it. */
const SLICE = ['serves who came last first', 'gives a number twice', 'forgets a site'];
const mutants = isThorough ? Object.keys(MUTANTS) : SLICE;

test.each(mutants)(
  'a central that %s is caught',
  async (name) => {
    const house = await ProofHouse.open(MUTANTS[name]);
    try {
      const fault = await firstFault(house);
      expect(fault).toBeDefined();
      say(
        `caught after ${fault?.histories} histories: a central that ${name} (${fault?.says.split(':')[0]})`,
      );
    } finally {
      await house.close();
    }
  },
  600_000,
);
