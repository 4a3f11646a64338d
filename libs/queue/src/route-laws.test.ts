import fc from 'fast-check';
import { route } from './route.ts';
import { LAWS } from './route-laws.testing.ts';

const ROUNDS = Number(process.env.LOKET_ROUNDS ?? 1_000);
const SEED = Number(process.env.LOKET_SEED ?? 20_260_101);

test.each(Object.keys(LAWS))(
  'for every snapshot and every policy: %s',
  (name) => fc.assert(LAWS[name]!(route), { numRuns: ROUNDS, seed: SEED }),
  60_000 + ROUNDS * 10,
);
