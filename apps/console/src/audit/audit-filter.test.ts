import { auditProblems, auditSearch, NO_FILTER } from './audit-filter.ts';

const ID = '00000000-0000-4000-8000-000000000101';

test('nothing is searched without a reason; an id has to be one; days go forward', () => {
  expect(auditProblems(NO_FILTER)).toEqual({ reason: 'wrongReason' });
  const wrong = {
    ...NO_FILTER,
    reason: 'klacht 12',
    actor: 'Bart',
    subject: ID,
    from: '2026-11-22',
    to: '2026-11-21',
  };
  expect(auditProblems(wrong)).toEqual({ actor: 'wrongId', to: 'wrongDays' });
});

test('only what was filled in is asked, and the last day counts whole', () => {
  expect(auditSearch({ ...NO_FILTER, reason: ' klacht 12 ' })).toEqual({ reason: 'klacht 12' });
  const search = auditSearch({
    ...NO_FILTER,
    reason: 'klacht 12',
    action: 'identity_shown',
    subject: ` ${ID} `,
    from: '2026-11-21',
    to: '2026-11-21',
  });
  expect(search).toEqual({
    reason: 'klacht 12',
    action: 'identity_shown',
    actorId: undefined,
    subjectId: ID,
    from: '2026-11-20T23:00:00.000Z',
    to: '2026-11-21T23:00:00.000Z',
  });
});
