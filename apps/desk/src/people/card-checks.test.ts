import {
  IdentityCheckName,
  type IdentityChecks,
  LOCALES,
  overallVerdict,
  type Verdict,
} from '@loket/contract';
import { checkLines, lossNote } from './card-checks.ts';

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
  expect(lines[0]).toMatchObject({
    text: 'Klopt niet: foto',
    reason: expect.stringContaining('ondertekend'),
  });
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
  expect(overallVerdict(checks({}))).toBe('verified');
  expect(overallVerdict(forged)).toBe('failed');
  expect(overallVerdict(checks({ photo: { verdict: 'indeterminate', reason: 'missing_file' } }))).toBe(
    'indeterminate',
  );
});

it('takes nothing from what was proved when the authority or an old chip can’t answer, and says so', () => {
  const away = checks({
    revocation: { verdict: 'indeterminate', reason: 'authority_away' },
    genuineness: { verdict: 'indeterminate', reason: 'absent' },
  });
  expect([overallVerdict(away), lossNote(away)]).toEqual(['verified', 'lossNotKnown']);
  const asking = checks({ revocation: { verdict: 'indeterminate', reason: 'asking' } });
  expect([overallVerdict(asking), lossNote(asking)]).toEqual(['verified', 'lossBeingAsked']);
  expect(checkLines(asking, 'nl')[0]).toMatchObject({ key: 'revocation', status: 'busy' });
  for (const name of ['revocation', 'genuineness'] as const) {
    const undone = checks({ [name]: { verdict: 'failed', reason: 'revoked' } });
    expect([overallVerdict(undone), lossNote(undone)]).toEqual(['failed', undefined]);
  }
});
