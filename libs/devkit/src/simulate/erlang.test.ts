import { checkErlang } from './check-erlang.ts';
import { erlangMeanWait } from './erlang.ts';

test('one server is the formula of Pollaczek and Khinchine: load over what is left of it', () => {
  expect(erlangMeanWait(1, 0.9, 100)).toBeCloseTo(900);
});

test('two servers: load squared over one less it', () => {
  for (const load of [0.6, 0.8, 0.9])
    expect(erlangMeanWait(2, load, 1)).toBeCloseTo(load ** 2 / (1 - load ** 2), 10);
});

/** As `npm run simulate -- --check erlang`, but in a second or two: so a wider interval is enough. */
const short = { widest: 0.08, mostOff: 0.1 };

test('a pooled queue waits as long as Erlang says', () => {
  expect(checkErlang({ servers: 2, load: 0.6 }, '1', short)).toMatchObject({ holds: true });
}, 60_000);

test('consultations that last a tenth longer than said are noticed', () => {
  const finding = checkErlang({ servers: 2, load: 0.6 }, '1', { ...short, serviceMinutes: 27.5 });
  expect(finding.off).toBeGreaterThan(0.2);
  expect(finding.holds).toBe(false);
}, 60_000);
