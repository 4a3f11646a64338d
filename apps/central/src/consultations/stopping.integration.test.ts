import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, refusalOf, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';

let database: TestDatabase;
let node: TestNode;
let day: TestDay;

beforeAll(async () => {
  database = await openTestDatabase();
  node = await openTestNode(database.appUrl);
  day = new TestDay(node, await makeTestZone(database.owner, 'stopping'), database.owner);
});
afterAll(async () => {
  await node.close();
  await database.close();
});
beforeEach(() => day.begin());

test.each([
  ['before *Ik ben er*: the ticket is cancelled', false, 'cancelled'],
  ['during the call: the visit is over', true, 'completed'],
])('*Stop en wis* %s', async (_, present, state) => {
  const ticket = await day.issue();
  const { id } = await node.accept.next(day.staff());
  if (present) await node.consultations.here(day.counter(), id);
  await node.consultations.stop(day.counter(), id);
  expect(await day.ticket(ticket.id)).toMatchObject({ state });
  const timeline = await node.consultations.timeline(day.staff(), id);
  expect(timeline.at(-1)).toMatchObject({ kind: 'ended', outcome: 'stopped_by_citizen' });
});

test('an inspector recalls once the number was said, no oftener than the policy allows, and says no-show', async () => {
  const ticket = await day.issue();
  const { id } = await node.accept.next(day.staff());
  const said = () =>
    database.owner.query(
      `UPDATE consultation SET last_call_at = last_call_at - interval '6 seconds' WHERE id = $1`,
      [id],
    );
  expect(await refusalOf(node.consultations.recall(day.staff(), id))).toBe('too_many_requests');
  await said();
  expect(await node.consultations.recall(day.staff(), id)).toMatchObject({ recalls: 1, phase: 'called' });
  await said();
  expect(await refusalOf(node.consultations.recall(day.staff(), id))).toBe('out_of_state');
  expect(await node.consultations.noShow(day.staff(), id)).toMatchObject({
    phase: 'ended',
    outcome: 'no_show',
  });
  expect(await day.ticket(ticket.id)).toMatchObject({ state: 'no_show' });
  expect(await refusalOf(node.consultations.recall(day.staff(), id))).toBe('out_of_state');
});

test('the history can’t be changed, not even by its owner', async () => {
  await expect(database.owner.query(`UPDATE ticket_event SET kind = 'ended'`)).rejects.toThrow('append-only');
  await expect(database.owner.query('DELETE FROM audit_entry')).rejects.toThrow('append-only');
});
