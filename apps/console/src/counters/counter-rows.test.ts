import { ConsoleCounter, CounterId, SiteId } from '@loket/contract';
import { actsOn, enrolmentStep, nextLabel, provedOf } from './counter-rows.ts';

const siteId = SiteId.parse('00000000-0000-4000-8000-000000000001');
const counter = (part: Partial<ConsoleCounter> = {}): ConsoleCounter => ({
  id: CounterId.parse('00000000-0000-4000-8000-000000000101'),
  siteId,
  label: 1,
  roles: ['counter'],
  standing: 'planned',
  enrolledAt: null,
  inServiceAt: null,
  revokedAt: null,
  installation: null,
  codeExpiresAt: null,
  ...part,
});
const installation = {
  at: '2026-11-21T10:00:00.000Z',
  calibration: null,
  tests: [
    { device: 'camera', result: 'pass', detail: 'ready' },
    { device: 'ticket_printer', result: 'fail', detail: 'paper_out' },
    { device: 'link', result: 'pass', detail: '12 ms' },
  ] as const,
};

test('the next number on the door fills a gap', () => {
  expect(nextLabel([], siteId)).toBe(1);
  expect(nextLabel([counter(), counter({ label: 3 })], siteId)).toBe(2);
});

test('a code to enrol only for a counter that is not, a service code only for one in service, both by a technician', () => {
  expect(actsOn(counter(), ['technician'])).toEqual(['code', 'move']);
  expect(actsOn(counter({ standing: 'in_service' }), ['technician'])).toEqual(['move', 'revoke', 'service']);
  expect(actsOn(counter({ standing: 'revoked' }), ['technician'])).toEqual(['code']);
  expect(actsOn(counter({ standing: 'in_service' }), ['chief_inspector'])).toEqual(['revoke']);
  expect(actsOn(counter(), ['chief_inspector'])).toEqual([]);
});

test('the way into service: waiting, signed up, proved, in service; or the code got old', () => {
  const expiresAtMs = 1_000;
  const step = (part: Partial<ConsoleCounter>, nowMs = 0) => enrolmentStep(counter(part), expiresAtMs, nowMs);
  expect(step({})).toBe('waiting');
  expect(step({}, 1_000)).toBe('code_old');
  expect(step({ standing: 'revoked' })).toBe('waiting');
  expect(step({ standing: 'installing' }, 5_000)).toBe('proving');
  expect(
    step({ standing: 'installing', installation: { ...installation, tests: [...installation.tests] } }),
  ).toBe('not_yet');
  expect(step({ standing: 'in_service' })).toBe('in_service');
});

test('devices that passed are counted', () => {
  expect(provedOf(counter({ installation: { ...installation, tests: [...installation.tests] } }))).toEqual({
    passed: 2,
    all: 3,
  });
});
