import { jest } from '@jest/globals';
import {
  type CounterDossier,
  type DeskConsultation,
  type DeskDossier,
  type DeskIdentification,
  REST,
} from '@loket/contract';
import { Sweep } from '../consultations/sweep.ts';
import { openCounter, openDesk } from '../testing/test-clients.ts';
import { openTestHouse, type TestHouse, TestVisit } from '../testing/visit.testing.ts';

// Keys, cards and pages are real work, and the machine may be busy.
jest.setTimeout(90_000);

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse('keeping');
});
afterAll(() => house.close());

const sql = async (text: string, values: unknown[] = []) =>
  (await house.database.owner.query(text, values)).rows;

test('an interrupted call: another inspector takes up statement, identity and documents, the first can’t write', async () => {
  const visit = await TestVisit.begin(house);
  await visit.readCard('anneleen');
  await visit.start();
  const version = await visit.edit({ change: 'story', text: 'Halverwege het verhaal' });
  await sql(
    `UPDATE consultation SET phase = 'away', away_since = clock_timestamp() - interval '2 minutes' WHERE id = $1`,
    [visit.consultationId],
  );
  await house.server.app.get(Sweep, { strict: false }).sweepZone(house.zone.id);
  await visit.desk.until<DeskConsultation>('consultation', ({ phase }) => phase === 'ended');
  expect(await sql(`SELECT wrapped IS NOT NULL AS kept FROM dossier`)).toEqual([{ kept: true }]);

  const second = await openDesk(house.server.url, house.zone.inspectors[1]!);
  await visit.counter.heartbeat();
  const { body } = await second.post<DeskConsultation>(REST.next);
  const dossier = await second.until<DeskDossier>('dossier', ({ statement }) => statement !== null);
  expect(dossier.statement).toMatchObject({ version, state: 'drafting', consultationId: body.id });
  await second.until<DeskIdentification>(
    'identification',
    ({ identification }) => identification.state === 'complete',
  );
  // The citizen sees it once they are there again, and not before.
  const shown = () =>
    visit.counter.messages<CounterDossier>('dossier').filter((one) => one.consultationId === body.id);
  expect(shown()).toEqual([]);
  await visit.counter.tell('visit:here', { consultationId: body.id });
  await visit.counter.until<CounterDossier>('dossier', (one) => one.consultationId === body.id);

  const edit = { statementId: visit.statementId, base: version, change: { change: 'rest' } };
  expect(await visit.desk.code('statement:edit', edit)).toBe('held_by_other');
  expect((await visit.desk.post<{ code: string }>(REST.present(body.id))).body.code).toBe('held_by_other');
  expect(await second.tell('statement:edit', edit)).toEqual({ version: version + 1 });
  expect(await second.code('statement:edit', edit)).toBe('conflict');

  await second.post(REST.close(body.id), { outcome: 'returns_later' });
  // As long as the citizen may come back nothing runs; then the zone's term does.
  expect(await sql(`SELECT keep_until FROM dossier`)).toEqual([{ keep_until: null }]);
  await sql(`UPDATE ticket SET parked_until = clock_timestamp() WHERE state = 'parked'`);
  await house.server.app.get(Sweep, { strict: false }).sweepZone(house.zone.id);
  const [kept] = await sql(
    `SELECT wrapped IS NOT NULL AS key, round(extract(day FROM keep_until - clock_timestamp())) AS days FROM dossier`,
  );
  expect([kept.key, Number(kept.days)]).toEqual([true, 29]);
  await sql(`UPDATE dossier SET keep_until = clock_timestamp() - interval '1 second'`);
  // The server's own sweep may hold the row at this instant; ours then leaves it alone.
  for (let look = 0; look < 100; look += 1) {
    await house.server.app.get(Sweep, { strict: false }).sweepZone(house.zone.id);
    if ((await sql(`SELECT 1 FROM dossier WHERE wrapped IS NOT NULL`)).length === 0) break;
  }
  expect(await sql(`SELECT wrapped FROM dossier`)).toEqual([{ wrapped: null }]);
  for (const table of ['statement', 'card_reading', 'document'])
    expect(await sql(`SELECT 1 FROM ${table}`)).toEqual([]);
  visit.counter.close();
  visit.desk.close();
  second.close();
});

test('a hearing that was stopped keeps its draft, and nothing more can be done with it', async () => {
  const visit = await TestVisit.begin(house);
  await visit.start();
  await visit.edit({ change: 'story', text: 'En toen zei hij dat hij het zelf deed.' });
  const stopped = await visit.desk.post<{ state: string }>(REST.stopHearing(visit.consultationId));
  expect(stopped.body.state).toBe('stopped');
  await visit.untilCounter(({ statement }) => statement?.state === 'stopped');
  const edit = { statementId: visit.statementId, base: 4, change: { change: 'rest' } };
  expect(await visit.desk.code('statement:edit', edit)).toBe('out_of_state');
  expect((await visit.desk.post<{ code: string }>(REST.present(visit.consultationId))).body.code).toBe(
    'out_of_state',
  );
  await visit.close();
  const rows = await sql(
    `SELECT d.wrapped IS NOT NULL AS kept FROM dossier d JOIN consultation k ON k.ticket_id = d.ticket_id
    WHERE k.id = $1`,
    [visit.consultationId],
  );
  expect(rows).toEqual([{ kept: true }]);
});

test('rights that were shown and not acknowledged are no statement: all is forgotten at the end', async () => {
  const visit = await TestVisit.begin(house);
  await visit.desk.post(REST.startStatement(visit.consultationId), {
    kind: 'melding',
    template: 'free_statement',
    capacity: 'witness',
  });
  await visit.close();
  const rows = await sql(
    `SELECT d.wrapped FROM dossier d JOIN consultation k ON k.ticket_id = d.ticket_id WHERE k.id = $1`,
    [visit.consultationId],
  );
  expect(rows).toEqual([{ wrapped: null }]);
});

test('a second tab of the same inspector writes on an old version: conflict, and both see the newest', async () => {
  const visit = await TestVisit.begin(house);
  await visit.start();
  const tab = await openDesk(house.server.url, house.zone.inspectors[0]!);
  const base = await visit.edit({ change: 'story', text: 'eerste' });
  await tab.until<DeskDossier>('dossier', ({ statement }) => statement?.content.story === 'eerste');
  const late = {
    statementId: visit.statementId,
    base: base - 1,
    change: { change: 'story', text: 'tweede' },
  };
  expect(await tab.code('statement:edit', late)).toBe('conflict');
  await tab.tell('statement:edit', { ...late, base });
  await visit.untilDesk(({ statement }) => statement?.content.story === 'tweede');
  tab.close();
  await visit.close();
});

test('central restarts between two words: every acknowledged one is there', async () => {
  const { startTestServer } = await import('../testing/test-server.ts');
  const before = await startTestServer(house.database.appUrl, house.environment);
  const visit = await TestVisit.begin(house, 0, before.url);
  await visit.start();
  await visit.edit({ change: 'story', text: 'bevestigd' });
  await before.close();
  const after = await startTestServer(house.database.appUrl, house.environment);
  const counter = await openCounter(after.url, house.zone, house.zone.counters[0]!);
  const desk = await openDesk(after.url, house.zone.inspectors[0]!);
  const { statement } = await desk.until<DeskDossier>('dossier');
  expect(statement?.content.story).toBe('bevestigd');
  await visit.again(counter, desk, after.url).close();
  await after.close();
});
