import { silent } from '../progress.ts';
import { playRound } from './round.ts';
import { plantFaults } from './self-test.ts';
import { openTheatre, type Theatre } from './theatre.ts';

const SEED = 4;
const ROUNDS = Number(process.env.LOKET_ROUNDS ?? 3);

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre(silent);
}, 120_000);
afterAll(() => theatre?.close(), 60_000);

test(
  'centrals and PostgreSQL are killed, ways cut and answers lost: nobody is lost and nobody served twice',
  async () => {
    for (let round = 1; round <= ROUNDS; round += 1)
      expect(await theatre.judge.judge(await playRound(SEED, round, theatre.stage, theatre.players))).toEqual(
        [],
      );
  },
  120_000 * ROUNDS,
);

test('and the judge can find fault: every planted one is called by its name', async () => {
  const planted = await plantFaults(theatre, SEED + 1);
  expect(planted.filter(({ found }) => !found)).toEqual([]);
}, 240_000);
