import type { DeskConsultation, Locale, StaffId } from '@loket/contract';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, refusalOf, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';

let database: TestDatabase;
let node: TestNode;
let day: TestDay;
let zones = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  node = await openTestNode(database.appUrl);
});
afterAll(async () => {
  await node.close();
  await database.close();
});
beforeEach(async () => {
  zones += 1;
  const size = { counters: 2, inspectors: 3 };
  day = new TestDay(node, await makeTestZone(database.owner, `transfer-${zones}`, size), database.owner);
  await day.begin();
});

const inspector = (place: number): StaffId => day.staff(place).staffId;
const speaks = (place: number, languages: Locale[]) =>
  database.owner.query('UPDATE inspector SET languages = $2 WHERE staff_id = $1', [
    inspector(place),
    languages,
  ]);

/** Somebody who sits at the counter, in a call with the first inspector. */
async function aConversation(): Promise<DeskConsultation> {
  await day.issue();
  const consultation = await node.accept.next(day.staff(0));
  const place = day.zone.counters.findIndex(({ id }) => id === consultation.counterId);
  await node.consultations.here(day.counter(place), consultation.id);
  return consultation;
}
const ticketRow = async (id: string) =>
  (await database.owner.query('SELECT * FROM ticket WHERE id = $1', [id])).rows[0];

test('to a colleague: the ticket is theirs, before everybody else, with its dossier', async () => {
  const { id, ticketId } = await aConversation();
  await day.issue();
  const ended = await node.consultations.transfer(day.staff(0), id, {
    to: { kind: 'inspector', inspectorId: inspector(2) },
  });
  expect(ended).toMatchObject({ phase: 'ended', outcome: 'transferred' });
  expect(await ticketRow(ticketId)).toMatchObject({
    state: 'waiting',
    priority_class: 'returning',
    reserved_for: inspector(2),
  });
  const { rows } = await database.owner.query(
    'SELECT wrapped IS NOT NULL AS kept, keep_until FROM dossier WHERE ticket_id = $1',
    [ticketId],
  );
  expect(rows).toEqual([{ kept: true, keep_until: null }]);
  expect((await node.accept.next(day.staff(1))).ticketId).not.toBe(ticketId);
  for (const { id: counterId } of day.zone.counters) await day.beat(counterId);
  expect((await node.accept.next(day.staff(2))).ticketId).toBe(ticketId);
  const timeline = await node.consultations.timeline(day.staff(0), id);
  expect(timeline.map(({ kind }) => kind)).toEqual([
    'issued',
    'called',
    'present',
    'ended',
    'transferred',
    'called',
  ]);
});

test('to a colleague who goes home meanwhile: whoever is next takes it', async () => {
  const { id, ticketId } = await aConversation();
  await node.consultations.transfer(day.staff(0), id, {
    to: { kind: 'inspector', inspectorId: inspector(2) },
  });
  expect(await refusalOf(node.accept.next(day.staff(1)))).toBe('kept_for_others');
  await database.owner.query(
    `UPDATE inspector SET desk_seen_at = clock_timestamp() - interval '11 seconds' WHERE staff_id = $1`,
    [inspector(2)],
  );
  expect((await node.accept.next(day.staff(1))).ticketId).toBe(ticketId);
});

test('to anybody: kept for nobody, at the head', async () => {
  const { id, ticketId } = await aConversation();
  await node.consultations.transfer(day.staff(0), id, { to: { kind: 'anybody' } });
  expect(await ticketRow(ticketId)).toMatchObject({ priority_class: 'returning', reserved_for: null });
  expect((await node.accept.next(day.staff(1))).ticketId).toBe(ticketId);
});

test('to a language: the colleague who speaks it and has been idle longest', async () => {
  await speaks(0, ['nl']);
  await speaks(1, ['de', 'nl']);
  await speaks(2, ['de', 'nl']);
  await database.owner.query(
    `UPDATE inspector SET idle_since = clock_timestamp() - interval '5 minutes' WHERE staff_id = $1`,
    [inspector(2)],
  );
  const { id, ticketId } = await aConversation();
  await node.consultations.transfer(day.staff(0), id, { to: { kind: 'language', locale: 'de' } });
  expect(await ticketRow(ticketId)).toMatchObject({ reserved_for: inspector(2) });
});

test('to a language that nobody at work speaks: refused, and the conversation goes on', async () => {
  for (const place of [0, 1, 2]) await speaks(place, ['nl']);
  const { id } = await aConversation();
  const transfer = node.consultations.transfer(day.staff(0), id, { to: { kind: 'language', locale: 'de' } });
  expect(await refusalOf(transfer)).toBe('nobody_speaks_it');
  const { rows } = await database.owner.query('SELECT phase FROM consultation WHERE id = $1', [id]);
  expect(rows).toEqual([{ phase: 'present' }]);
});

test('neither to oneself nor to another zone’s inspector', async () => {
  const { id } = await aConversation();
  const other = await makeTestZone(database.owner, `transfer-other-${zones}`);
  for (const inspectorId of [inspector(0), other.inspectors[0]!.id])
    expect(
      await refusalOf(
        node.consultations.transfer(day.staff(0), id, { to: { kind: 'inspector', inspectorId } }),
      ),
    ).toBe('not_found');
});
