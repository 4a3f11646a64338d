import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { type DeskDossier, REST, type Statement } from '@loket/contract';
import { readSignedPdf } from '@loket/statement/signature.ts';
import { answersTo, BICYCLE, openTestHouse, type TestHouse, TestVisit } from '../testing/visit.testing.ts';

// Keys, cards and pages are real work, and the machine may be busy.
jest.setTimeout(90_000);

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse('road');
});
afterAll(() => house.close());

test('the road: card, rights, words that the citizen sees, pages, PIN, a signature that checks out', async () => {
  const visit = await TestVisit.begin(house);
  await visit.readCard('anneleen');

  const started = await visit.desk.post<Statement>(REST.startStatement(visit.consultationId), BICYCLE);
  expect(started.body).toMatchObject({ state: 'rights', language: 'nl', version: 1 });
  visit.statementId = started.body.id;
  await visit.untilCounter(({ statement }) => statement?.state === 'rights');
  const early = { statementId: visit.statementId, base: 1, change: { change: 'story', text: 'te vroeg' } };
  expect(await visit.desk.code('statement:edit', early)).toBe('rights_first');
  await visit.counter.tell('statement:rights', { statementId: visit.statementId });
  await visit.untilDesk(({ statement }) => statement?.state === 'drafting');

  await visit.edit({ change: 'story', text: 'Mijn rode fiets' }, 2);
  const live = await visit.untilCounter(({ statement }) => statement?.content.story === 'Mijn rode fiets');
  expect(live.statement?.writing).toEqual({ field: 'story' });
  const refused = await visit.desk.post<{ code: string; fields: string[] }>(
    REST.present(visit.consultationId),
  );
  expect(refused.body.code).toBe('answers_missing');
  expect(refused.body.fields.length).toBeGreaterThan(2);

  await visit.fillIn(answersTo(BICYCLE), 'Mijn rode fiets is gestolen aan het station van Genk.');
  const presentation = await visit.present();
  await visit.untilCounter(({ presentation: shown }) => shown?.id === presentation.id);
  expect(await visit.desk.code('statement:edit', { ...early, base: 99, change: { change: 'rest' } })).toBe(
    'conflict',
  );
  const pages = await visit.confirm(presentation);
  const signed = await visit.signWithCard('anneleen', presentation, pages);
  expect(signed).toMatchObject({
    method: 'eid',
    level: 'test',
    signerName: 'Anneleen Rozemarijn Vandersmissen',
  });

  const { signed: told } = await visit.untilDesk(({ signed: done }) => done !== null);
  expect(told).toEqual(signed);
  await visit.untilCounter(({ signed: done }) => done !== null);
  const pdf = await pdfOf(visit);
  expect(pdf.subarray(0, pages.length).equals(pages)).toBe(true);
  expect(await readSignedPdf(pdf)).toMatchObject({ ok: true });
  await pdfsigAgrees(pdf);
  await visit.close();
  const { rows } = await house.database.owner.query(
    `SELECT action FROM audit_entry WHERE subject_id = $1 AND action IN ('statement_shown', 'statement_signed') ORDER BY id`,
    [visit.consultationId],
  );
  expect(rows.map(({ action }) => action)).toEqual([
    'statement_shown',
    'statement_signed',
    'statement_shown',
  ]);
});

async function pdfOf(visit: TestVisit): Promise<Buffer> {
  const cookie = await visit.cookie();
  const response = await fetch(visit.url + REST.statementPdf(visit.consultationId), { headers: { cookie } });
  expect(response.headers.get('content-type')).toBe('application/pdf');
  expect(response.headers.get('cache-control')).toBe('no-store');
  return Buffer.from(await response.arrayBuffer());
}

async function pdfsigAgrees(pdf: Buffer): Promise<void> {
  const file = path.join(house.folder, 'signed.pdf');
  await writeFile(file, pdf);
  const told = await promisify(execFile)('pdfsig', ['-nocert', file]).catch((error: unknown) =>
    Reflect.get(Object(error), 'code') === 'ENOENT' ? undefined : Promise.reject(error),
  );
  if (!told) return;
  expect(told.stdout).toContain('Signature is Valid');
  expect(told.stdout).toContain('Total document signed');
}

test('a desk that reloads and a counter that reconnects have every acknowledged word again', async () => {
  const visit = await TestVisit.begin(house);
  await visit.start();
  await visit.edit({ change: 'story', text: 'Dit woord is bevestigd.' });
  visit.desk.close();
  visit.counter.close();
  const { openCounter, openDesk } = await import('../testing/test-clients.ts');
  const counter = await openCounter(house.server.url, house.zone, house.zone.counters[0]!);
  const desk = await openDesk(house.server.url, house.zone.inspectors[0]!);
  const dossier = await desk.until<DeskDossier>('dossier');
  expect(dossier.statement?.content.story).toBe('Dit woord is bevestigd.');
  // A new process of the counter has forgotten the visit: nothing before the citizen is there again.
  expect(counter.messages('dossier')).toEqual([]);
  await counter.tell('visit:here', { consultationId: visit.consultationId });
  const again = visit.again(counter, desk);
  await again.untilCounter(({ statement }) => statement?.content.story === 'Dit woord is bevestigd.');
  await again.close();
});
