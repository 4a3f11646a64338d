import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { openTestHouse, type TestHouse, TestVisit } from '../testing/visit.testing.ts';

// Keys, cards and pages are real work, and the machine may be busy.
jest.setTimeout(90_000);

let house: TestHouse;
let visit: TestVisit;
beforeAll(async () => {
  house = await openTestHouse('dossier-disorder');
  visit = await TestVisit.begin(house);
  await visit.start();
});
afterAll(async () => {
  await visit.close();
  await house.close();
});

const id = randomUUID();
const WELL_FORMED: Record<string, unknown> = {
  'statement:rights': { statementId: id },
  'statement:dispute': { statementId: id, sentence: 0, disputed: true },
  'presentation:confirm': { presentationId: id, page: 1 },
  'signing:begin': { method: 'eid', presentationId: id, certificates: ['AAAA'] },
  'signing:complete': { signingId: id, signature: null },
  'signing:progress': { consultationId: id, progress: { state: 'none' } },
  'still:failed': { consultationId: id, requestId: id, reason: 'error' },
};
/** Signing costs more, so a storm of it meets the limit first. */
const REFUSED = ['bad_request', 'not_found', 'forbidden', 'too_many_requests'];
const JUNK: unknown[] = [
  null,
  'text',
  17,
  [],
  {},
  { statementId: '../../etc/passwd' },
  { statementId: id, base: Number.MAX_VALUE, change: { change: 'story', text: 'x' } },
  { statementId: id, base: 1, change: { change: 'story', text: 'x'.repeat(40_001) } },
  { statementId: id, base: 1, change: { change: 'answer', question: '__proto__', text: 'x' } },
  { statementId: id, base: 1, change: { change: 'everything' } },
  { presentationId: id, page: -1 },
  {
    method: 'pen',
    presentationId: id,
    strokes: { widthHundredthsMm: 1, heightHundredthsMm: 1, strokes: [[]] },
  },
  { method: 'eid', presentationId: id, certificates: ['not base64!'] },
  { signingId: id, signature: 'A'.repeat(5_000) },
  { paperId: id, ok: 'yes', detail: 'x' },
];

const state = async (): Promise<unknown> => {
  const { rows } = await house.database.owner.query(
    `SELECT (SELECT json_agg(s.version) FROM statement s) AS versions, (SELECT count(*)::int FROM signing) AS signings,
       (SELECT json_agg(d.signing) FROM dossier d) AS progress`,
  );
  return rows[0];
};

test('junk in every message of a dossier is refused by its shape and changes nothing', async () => {
  const before = await state();
  for (const event of [...Object.keys(WELL_FORMED), 'paper:printed', 'alarm'])
    for (const junk of JUNK)
      expect([event, junk, REFUSED.includes((await visit.counter.code(event, junk)) ?? '')]).toEqual([
        event,
        junk,
        true,
      ]);
  for (const junk of JUNK) expect(await visit.desk.code('statement:edit', junk)).toBe('bad_request');
  expect(await state()).toEqual(before);
});

test('well-formed messages about what is not here are refused', async () => {
  const before = await state();
  for (const [event, message] of Object.entries(WELL_FORMED))
    expect([event, REFUSED.includes((await visit.counter.code(event, message)) ?? '')]).toEqual([
      event,
      true,
    ]);
  const edit = { statementId: id, base: 1, change: { change: 'rest' } };
  expect(await visit.desk.code('statement:edit', edit)).toBe('not_found');
  expect(await state()).toEqual(before);
});

test('a question that the template does not ask, a kind that it is not for, a dispute about no sentence', async () => {
  const edit = (change: object) =>
    visit.desk.code('statement:edit', { statementId: visit.statementId, base: 2, change });
  expect(await edit({ change: 'answer', question: 'constructor', text: 'x' })).toBe('bad_request');
  expect(await edit({ change: 'kind', kind: 'melding' })).toBe('bad_request');
  expect(await edit({ change: 'resume' })).toBe('out_of_state');
  const dispute = { statementId: visit.statementId, sentence: 999, disputed: true };
  expect(await visit.counter.codeWhenAllowed('statement:dispute', dispute)).toBe('bad_request');
});

test('a disputed sentence keeps its mark while others are written before it, and blocks the presenting', async () => {
  await visit.edit({ change: 'story', text: 'Eerst dit. Dan dat.' });
  const { statement } = await visit.untilCounter(
    (dossier) => dossier.statement?.content.story === 'Eerst dit. Dan dat.',
  );
  expect(statement?.disputed).toEqual([]);
  const dispute = { statementId: visit.statementId, sentence: 0, disputed: true };
  expect(await visit.counter.codeWhenAllowed('statement:dispute', dispute)).toBeUndefined();
  const marked = await visit.untilDesk((dossier) => dossier.statement?.disputed.length === 1);
  await visit.edit({ change: 'answer', question: 'brand', text: 'Gazelle' }, marked.statement?.version);
  const moved = await visit.untilDesk((dossier) => dossier.statement?.content.answers.brand === 'Gazelle');
  expect(moved.statement?.disputed).toHaveLength(1);
  const [place = 0] = moved.statement?.disputed ?? [];
  await visit.edit({ change: 'settle_dispute', sentence: place });
  await visit.untilCounter(
    (dossier) =>
      dossier.statement?.content.answers.brand === 'Gazelle' && dossier.statement.disputed.length === 0,
  );
});
