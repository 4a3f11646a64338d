import { randomUUID } from 'node:crypto';
import { checkCap } from '../sites/cap.repository.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, refusalOf, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';
import { TicketActions } from './ticket-actions.ts';

let database: TestDatabase;
let node: TestNode;
let day: TestDay;
let actions: TicketActions;

beforeAll(async () => {
  database = await openTestDatabase();
  node = await openTestNode(database.appUrl);
  actions = new TicketActions(node.database);
});
afterAll(async () => {
  await node.close();
  await database.close();
});
beforeEach(async () => {
  const code = `board-${randomUUID().slice(0, 8)}`;
  day = new TestDay(
    node,
    await makeTestZone(database.owner, code, { counters: 2, inspectors: 3 }),
    database.owner,
  );
  await day.begin();
});

const inspector = (place: number) => day.zone.inspectors[place]!.id;

test('a ticket that is kept for one inspector is nobody else’s, and theirs first', async () => {
  const first = await day.issue();
  const second = await day.issue();
  const kept = await actions.assign(day.staff(2), second.id, inspector(1));
  expect(kept.reservedFor).toBe(inspector(1));
  expect((await node.accept.next(day.staff(1))).ticketId).toBe(second.id);
  expect((await node.accept.next(day.staff(0))).ticketId).toBe(first.id);
});

test('who is left with tickets of others is told that they are kept', async () => {
  const only = await day.issue();
  await actions.assign(day.staff(2), only.id, inspector(1));
  expect(await refusalOf(node.accept.next(day.staff(0)))).toBe('kept_for_others');
  await actions.assign(day.staff(2), only.id, null);
  expect((await node.accept.next(day.staff(0))).ticketId).toBe(only.id);
});

test('a called ticket goes to a colleague before the citizen sat down', async () => {
  const ticket = await day.issue();
  await node.accept.next(day.staff(0));
  const moved = await actions.assign(day.staff(2), ticket.id, inspector(1));
  expect(moved).toMatchObject({ state: 'waiting', priorityClass: 'returning', reservedFor: inspector(1) });
  for (const { id } of day.zone.counters) await day.beat(id);
  expect(await refusalOf(node.accept.next(day.staff(0)))).toBe('kept_for_others');
  expect((await node.accept.next(day.staff(1))).ticketId).toBe(ticket.id);
});

test('nobody is taken out of a conversation', async () => {
  const ticket = await day.issue();
  const consultation = await node.accept.next(day.staff(0));
  const counter = day.zone.counters.findIndex(({ id }) => id === consultation.counterId);
  await node.consultations.here(day.counter(counter), consultation.id);
  expect(await refusalOf(actions.assign(day.staff(2), ticket.id, inspector(1)))).toBe('out_of_state');
});

test('raised stands before those who came earlier, lowered stands at its own time again', async () => {
  const first = await day.issue();
  const second = await day.issue();
  await actions.setPriority(day.staff(2), second.id, 'raised');
  expect((await node.accept.next(day.staff(0))).ticketId).toBe(second.id);
  const third = await day.issue();
  await actions.setPriority(day.staff(2), third.id, 'raised');
  await actions.setPriority(day.staff(2), third.id, 'normal');
  expect((await node.accept.next(day.staff(1))).ticketId).toBe(first.id);
});

test('another zone’s ticket is not there', async () => {
  const other = new TestDay(
    node,
    await makeTestZone(database.owner, `o-${randomUUID().slice(0, 8)}`),
    database.owner,
  );
  await other.begin();
  const ticket = await other.issue();
  expect(await refusalOf(actions.assign(day.staff(2), ticket.id, null))).toBe('not_found');
  expect(await refusalOf(actions.setPriority(day.staff(2), ticket.id, 'raised'))).toBe('not_found');
});

test('the cap counts who is at work now, and two who start at once are counted one after the other', async () => {
  await database.owner.query('UPDATE zone SET inspector_cap = 2 WHERE id = $1', [day.zone.id]);
  await database.owner.query(
    `UPDATE inspector SET availability = 'break' WHERE zone_id = $1 AND staff_id <> $2`,
    [day.zone.id, inspector(0)],
  );
  const start = (place: number) =>
    refusalOf(
      node.database.inZone(day.zone.id, async (tx) => {
        await checkCap(tx, inspector(place));
        await tx.query(`UPDATE inspector SET availability = 'available' WHERE staff_id = $1`, [
          inspector(place),
        ]);
      }),
    );
  const ends = await Promise.all([start(1), start(2)]);
  expect(ends.sort()).toEqual(['cap_reached', 'none']);
  expect(await start(0)).toBe('none');
});
