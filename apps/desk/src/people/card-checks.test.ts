import { IdentityCheckName, type IdentityChecks, LOCALES, type Verdict } from '@loket/contract';
import { checkLines, overall } from './card-checks.ts';

const checks = (bad: Partial<Record<IdentityCheckName, Verdict>>): IdentityChecks =>
  Object.fromEntries(
    IdentityCheckName.options.map((name) => [name, bad[name] ?? { verdict: 'verified' }]),
  ) as IdentityChecks;

const forged = checks({
  photo: { verdict: 'failed', reason: 'hash_mismatch' },
  certificate_chain: { verdict: 'indeterminate', reason: 'no_issuer' },
});

it('gives one line per check, what needs a look first', () => {
  const lines = checkLines(forged, 'nl');
  expect(lines).toHaveLength(IdentityCheckName.options.length);
  expect(lines.slice(0, 3).map(({ key, status }) => [key, status])).toEqual([
    ['photo', 'broken'],
    ['certificate_chain', 'attention'],
    ['identity_signature', 'good'],
  ]);
  expect(lines[0]).toMatchObject({ text: 'Klopt niet: foto', reason: expect.stringContaining('foto') });
});

it('never puts an unproved check as a claim, in any language', () => {
  const bad = checks(
    Object.fromEntries(
      IdentityCheckName.options.map((name) => [name, { verdict: 'indeterminate', reason: 'missing_file' }]),
    ),
  );
  for (const locale of LOCALES) {
    const claims = checkLines(checks({}), locale).map(({ text }) => text);
    for (const line of checkLines(bad, locale)) {
      expect(claims).not.toContain(line.text);
      expect(line.status).toBe('attention');
      expect(line.reason).toBeTruthy();
    }
  }
});

it('lets one bad check speak for the whole', () => {
  expect(overall(checks({}))).toBe('verified');
  expect(overall(forged)).toBe('failed');
  expect(overall(checks({ photo: { verdict: 'indeterminate', reason: 'missing_file' } }))).toBe(
    'indeterminate',
  );
});
