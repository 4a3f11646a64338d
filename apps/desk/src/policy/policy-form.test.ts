import { RoutingPolicy } from '@loket/contract';
import { FIRST_POLICY } from '@loket/queue';
import { differences, draftOf, POLICY_NUMBERS, promiseOf, rangeOf, readDraft } from './policy-form.ts';

const draft = draftOf(FIRST_POLICY);

it('reads back every policy that it shows', () => {
  expect(readDraft(draft)).toEqual({ ok: true, policy: FIRST_POLICY });
  expect(differences(draft, FIRST_POLICY).size).toBe(0);
});

it('knows the range of every field from the contract', () => {
  expect(rangeOf('offerSeconds')).toEqual({ least: 10, most: 120 });
  expect(rangeOf('returning')).toEqual({ least: 0, most: 480 });
  expect(rangeOf('recalls')).toEqual({ least: 0, most: 5 });
});

it.each(POLICY_NUMBERS)('takes no policy from %s that central would refuse', (field) => {
  const { least, most } = rangeOf(field);
  for (const typed of ['', '-1', '1,5', 'tien', String(least - 1), String(most + 1)]) {
    const read = readDraft({ ...draft, [field]: typed });
    expect(read.ok ? 'taken' : [...read.wrong]).toEqual([field]);
  }
  for (const typed of [String(least), String(most), ` ${most} `]) {
    const read = readDraft({ ...draft, [field]: typed });
    expect(read.ok && RoutingPolicy.safeParse(read.policy).success).toBe(true);
  }
});

it('names the fields that differ from another version', () => {
  const newer: RoutingPolicy = { ...FIRST_POLICY, mode: 'offer', parkMinutes: 90 };
  expect([...differences(draft, newer)]).toEqual(['mode', 'parkMinutes']);
});

it('promises what the routing promises', () => {
  expect(promiseOf(FIRST_POLICY)).toEqual({ anybodyAfterMinutes: 10, overtakenByMinutes: 255 });
});
