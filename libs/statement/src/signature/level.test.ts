import { expect, test } from '@jest/globals';
import { signatureLevel } from './level.ts';

test('the level is never more than was established', () => {
  const eid = (chain: 'production' | 'test', revocation: 'good' | 'revoked' | 'unknown') =>
    signatureLevel({ method: 'eid', chain, revocation });
  expect(eid('production', 'good')).toEqual({ ok: true, value: 'qualified' });
  expect(eid('production', 'unknown')).toEqual({ ok: true, value: 'qualified_status_not_established' });
  expect(eid('test', 'good')).toEqual({ ok: true, value: 'test' });
  expect(eid('test', 'unknown')).toEqual({ ok: true, value: 'test' });
  expect(eid('production', 'revoked')).toEqual({ ok: false, error: 'revoked' });
  expect(eid('test', 'revoked')).toEqual({ ok: false, error: 'revoked' });
  expect(signatureLevel({ method: 'pen' })).toEqual({ ok: true, value: 'simple' });
});
