import { err, ok } from '@loket/contract';
import type { StatementWriter } from '../statement/statement-writer.ts';
import { DossierActions } from './dossier-actions.ts';
import type { DossierApi } from './dossier-api.ts';

/** The actions with an api and a writer that note what they are asked. */
function actionsWith({ settles = true, consultationId = 'c1' as string | null } = {}) {
  const asked: string[] = [];
  let fails = false;
  const api = {
    present: async (id: string) => {
      asked.push(`present ${id}`);
      return ok({});
    },
    document: async (id: string, documentId: string) => {
      asked.push(`document ${id} ${documentId}`);
      return fails ? err({ code: 'no_answer' }) : ok(new Uint8Array([1]));
    },
  } as unknown as DossierApi;
  const writer = {
    settled: async () => {
      asked.push('settled');
      return settles;
    },
  } as unknown as StatementWriter;
  const actions = new DossierActions({
    api,
    writer,
    consultationId: () => consultationId,
    run: async (_command, ask) => ask(),
  });
  return { actions, asked, fail: (now: boolean) => (fails = now) };
}

it('presents only what is committed: the last words go first', async () => {
  const { actions, asked } = actionsWith();
  expect(await actions.present()).toBe(true);
  expect(asked).toEqual(['settled', 'present c1']);
});

it('does not present while words are nowhere but on this page', async () => {
  const { actions, asked } = actionsWith({ settles: false });
  expect(await actions.present()).toBe(false);
  expect(asked).toEqual(['settled']);
});

it('fetches a document once, again after a failure, and forgets it with the consultation', async () => {
  const { actions, asked, fail } = actionsWith();
  fail(true);
  expect((await actions.document('d1')).ok).toBe(false);
  fail(false);
  await actions.document('d1');
  await actions.document('d1');
  expect(asked).toHaveLength(2);
  actions.forget();
  await actions.document('d1');
  expect(asked).toHaveLength(3);
});

it('asks nothing outside a consultation', async () => {
  const { actions, asked } = actionsWith({ consultationId: null });
  expect(await actions.present()).toBe(false);
  expect((await actions.document('d1')).ok).toBe(false);
  expect(asked).toEqual([]);
});
