import { ProofHouse } from './proof-house.testing.ts';
import { type HistoryResult, runHistory } from './queue-history.testing.ts';

const HISTORIES = Number(process.env.LOKET_ROUNDS ?? 40);
const SEED = Number(process.env.LOKET_SEED ?? 1);
/** Side by side, each in a house of its own, because one waits for its database most of the time. */
const LANES = Math.min(4, HISTORIES);
/** A fresh house after so many, so that none works in the rubble of thousands. */
const HISTORIES_IN_A_HOUSE = 500;

async function lane(next: () => number | undefined): Promise<void> {
  let house = await ProofHouse.open();
  let done = 0;
  try {
    for (let seed = next(); seed !== undefined; seed = next()) {
      const result = await runHistory(() => Promise.resolve(house), seed, { shrink: true });
      if (result.failed) throw new Error(brokenPromise(result, seed));
      done += 1;
      if (done % HISTORIES_IN_A_HOUSE > 0) continue;
      await house.close();
      house = await ProofHouse.open();
    }
  } finally {
    await house.close();
  }
}

const brokenPromise = (
  { counterexample, errorInstance, numShrinks }: HistoryResult,
  seed: number,
) => `The history of seed ${seed} broke a promise; shrunk ${numShrinks} times:
${JSON.stringify(counterexample?.[0])}; waiting: ${JSON.stringify(counterexample?.[1])}
${String(counterexample?.[2])}
${errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance)}
Again: npm run prove -- queue --rounds 1 --seed ${seed}`;

test(
  `${HISTORIES} random histories from seed ${SEED}: nobody is lost, nobody is served twice, every decision holds`,
  async () => {
    const seeds = [...Array(HISTORIES).keys()].map((n) => SEED + n);
    const lanes = await Promise.allSettled([...Array(LANES).keys()].map(() => lane(() => seeds.shift())));
    const broken = lanes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    expect(broken.join('\n\n')).toBe('');
  },
  120_000 + HISTORIES * 2_000,
);
