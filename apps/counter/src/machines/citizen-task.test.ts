import type { CitizenTask } from '@loket/contract';
import { dossier, dossierIds } from './dossiers.testing.ts';
import { Situation } from './situations.testing.ts';
import { viewOf } from './view.ts';

const URL = 'https://loket.example/u/secret';
const told = (parts: Parameters<typeof dossier>[0]) =>
  ({ event: 'dossier', dossier: dossier(parts) }) as const;
const here = (parts: Parameters<typeof dossier>[0] = {}) => Situation.open().inCall().on(told(parts));
const documentHere = {
  event: 'fetched',
  id: dossierIds.document,
  source: 'loket://citizen/shown/a.pdf',
} as const;

function task({ state, now }: Situation): CitizenTask {
  const { content } = viewOf(state, now, 0);
  if (content.screen !== 'in_call') throw new Error(`the screen is ${content.screen}`);
  return content.task;
}

test('nothing but talking', () => {
  expect(task(Situation.open().inCall())).toEqual({ task: 'talk' });
  expect(task(here())).toEqual({ task: 'talk' });
});

test('the rights come first, and only their acknowledgement is told', () => {
  const situation = here({ statement: 'rights', upload: URL });
  expect(task(situation)).toMatchObject({ task: 'rights', statement: { state: 'rights' } });
  situation.taken();
  situation.on({ event: 'intent', intent: { intent: 'acknowledge_rights' } });
  expect(situation.taken()).toEqual(['tell_rights']);
  situation.on({ event: 'intent', intent: { intent: 'dispute_sentence', sentence: 0, disputed: true } });
  expect(situation.taken()).toEqual([]);
});

test('reading along, and saying that a sentence is not right', () => {
  const situation = here({ statement: 'drafting' });
  expect(task(situation)).toMatchObject({ task: 'read_along', statement: { version: 3 } });
  situation.taken();
  situation.on({ event: 'intent', intent: { intent: 'dispute_sentence', sentence: 2, disputed: true } });
  expect(situation.taken()).toEqual(['tell_dispute']);
});

test('files from the phone: how many arrived, and put away when the citizen is done', () => {
  const situation = here({ statement: 'drafting', upload: URL, received: 2 });
  expect(task(situation)).toMatchObject({ task: 'send_files', receivedCount: 2 });
  expect(task(situation.on({ event: 'intent', intent: { intent: 'done' } })).task).toBe('read_along');
  const next = told({ statement: 'drafting', upload: `${URL}2` });
  expect(task(situation.on(next)).task).toBe('send_files');
});

test('a document is shown once its bytes are here, page by page, and goes when the inspector takes it away', () => {
  const situation = here({ statement: 'drafting', showing: {} });
  expect(situation.taken()).toEqual(['fetch']);
  expect(task(situation).task).toBe('read_along');
  expect(task(situation.on(documentHere))).toMatchObject({ task: 'look', page: 1, pageCount: 3 });
  expect(task(situation.on(told({ statement: 'drafting', showing: { page: 2 } })))).toMatchObject({
    page: 2,
  });
  expect(situation.taken()).toEqual([]);
  expect(task(situation.on(told({ statement: 'drafting' }))).task).toBe('read_along');
});

test('another document is fetched, and the old one is not shown in its place', () => {
  const situation = here({ showing: {} }).on(documentHere);
  situation.taken();
  situation.on(told({ showing: { sha256: 'cd'.repeat(32) } }));
  expect(situation.taken()).toEqual(['fetch']);
  expect(task(situation).task).toBe('talk');
});

test('a document that could not be fetched is asked for again', () => {
  const situation = here({ showing: {} }).on({ event: 'fetch_failed', id: dossierIds.document });
  situation.taken();
  expect(situation.wait(2_000).taken()).toEqual(['fetch']);
});

test('a stopped hearing says so', () => {
  expect(task(here({ statement: 'stopped' })).task).toBe('stopped');
});

test('the dossier of another consultation is nobody’s here', () => {
  expect(task(here({ statement: 'drafting', consultationId: dossierIds.document })).task).toBe('talk');
});

test('before Ik ben er and after the end no dossier is taken', () => {
  const idle = Situation.open().on(told({ statement: 'drafting' }));
  expect(JSON.stringify(idle.state)).not.toContain('De fiets');
  const gone = here({ statement: 'drafting' })
    .told(null)
    .on(told({ statement: 'drafting' }));
  expect(JSON.stringify(gone.state)).not.toContain('De fiets');
});
