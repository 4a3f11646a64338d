import { TicketActions } from '../board/ticket-actions.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, refusalOf, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';
import { comeBack, giveUp } from './citizen.ts';

let database: TestDatabase;
let node: TestNode;
let actions: TicketActions;
let day: TestDay;
let zones = 0;

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
  zones += 1;
  const size = { counters: 1, inspectors: 1 };
  day = new TestDay(node, await makeTestZone(database.owner, `back-${zones}`, size), database.owner);
  await day.begin();
});

const ticketRow = async (id: string) =>
  (await database.owner.query('SELECT * FROM ticket WHERE id = $1', [id])).rows[0];
const asCitizen = (work: typeof giveUp | typeof comeBack, id: Awaited<ReturnType<TestDay['issue']>>['id']) =>
  node.database.inZone(day.zone.id, (tx) => work(tx, id));
const parkedTimeIsOver = (id: string) =>
  database.owner.query(`UPDATE ticket SET parked_until = clock_timestamp() WHERE id = $1`, [id]);

async function missedCall() {
  const ticket = await day.issue();
  const { id } = await node.accept.next(day.staff());
  await node.consultations.noShow(day.staff(), id);
  return ticket;
}

test('parked: nobody is called for it, and back again it stands where it stood', async () => {
  const first = await day.issue();
  const second = await day.issue();
  const parked = await actions.park(day.staff(), first.id);
  expect(parked.state).toBe('parked');
  expect(Date.parse(parked.parkedUntil ?? '') - Date.now()).toBeGreaterThan(59 * 60_000);
  const { id, ticketId } = await node.accept.next(day.staff());
  expect(ticketId).toBe(second.id);
  await node.consultations.close(day.staff(), id, 'helped');
  const third = await day.issue();
  expect(await actions.resume(day.staff(), first.id)).toMatchObject({ state: 'waiting', parkedUntil: null });
  expect((await node.accept.next(day.staff())).ticketId).toBe(first.id);
  expect(await ticketRow(third.id)).toMatchObject({ state: 'waiting' });
});

test('whoever does not come back in time loses the place', async () => {
  const { id } = await day.issue();
  await actions.park(day.staff(), id);
  await node.sweep.sweepZone(day.zone.id);
  expect(await ticketRow(id)).toMatchObject({ state: 'parked' });
  await parkedTimeIsOver(id);
  await node.sweep.sweepZone(day.zone.id);
  expect(await ticketRow(id)).toMatchObject({ state: 'expired', parked_until: null });
  expect(await refusalOf(asCitizen(comeBack, id))).toBe('out_of_state');
});

test('*returns later* parks the ticket and keeps what was written until then', async () => {
  const ticket = await day.issue();
  const { id } = await node.accept.next(day.staff());
  await node.consultations.here(day.counter(), id);
  await node.consultations.close(day.staff(), id, 'returns_later');
  expect(await ticketRow(ticket.id)).toMatchObject({ state: 'parked' });
  const dossier = async () =>
    (
      await database.owner.query(
        'SELECT wrapped IS NOT NULL AS kept, keep_until FROM dossier WHERE ticket_id = $1',
        [ticket.id],
      )
    ).rows[0];
  await node.sweep.sweepZone(day.zone.id);
  expect(await dossier()).toEqual({ kept: true, keep_until: null });
  await parkedTimeIsOver(ticket.id);
  await node.sweep.sweepZone(day.zone.id);
  await node.sweep.sweepZone(day.zone.id);
  expect(await dossier()).toEqual({ kept: false, keep_until: null });
});

test('closed with a place to go to: the ticket is referred there, and its dossier is forgotten', async () => {
  const ticket = await day.issue();
  const { id } = await node.accept.next(day.staff());
  await node.consultations.here(day.counter(), id);
  await node.consultations.close(day.staff(), id, 'referred', 'town_hall');
  expect(await ticketRow(ticket.id)).toMatchObject({ state: 'referred', referred_to: 'town_hall' });
  const { rows } = await database.owner.query('SELECT wrapped FROM dossier WHERE ticket_id = $1', [
    ticket.id,
  ]);
  expect(rows).toEqual([{ wrapped: null }]);
});

test('a missed call: once, and only on the same service day, the citizen is back at the old place', async () => {
  const missed = await missedCall();
  const later = await day.issue();
  await asCitizen(comeBack, missed.id);
  expect(await ticketRow(missed.id)).toMatchObject({ state: 'waiting', rejoined: true });
  const again = await node.accept.next(day.staff());
  expect(again.ticketId).toBe(missed.id);
  await node.consultations.noShow(day.staff(), again.id);
  expect(await refusalOf(asCitizen(comeBack, missed.id))).toBe('out_of_state');
  expect(await ticketRow(later.id)).toMatchObject({ state: 'waiting' });
});

test('a call that was missed yesterday is over', async () => {
  const { id } = await missedCall();
  await database.owner.query('UPDATE ticket SET service_day = service_day - 1 WHERE id = $1', [id]);
  expect(await refusalOf(asCitizen(comeBack, id))).toBe('out_of_state');
});

test('a place is given up while waiting, while away, and when called but not there yet', async () => {
  const waiting = await day.issue();
  await asCitizen(giveUp, waiting.id);
  const away = await day.issue();
  await actions.park(day.staff(), away.id);
  await asCitizen(giveUp, away.id);
  const called = await day.issue();
  const { id } = await node.accept.next(day.staff());
  await asCitizen(giveUp, called.id);
  for (const ticket of [waiting, away, called])
    expect(await ticketRow(ticket.id)).toMatchObject({ state: 'cancelled' });
  const { rows } = await database.owner.query('SELECT phase, outcome FROM consultation WHERE id = $1', [id]);
  expect(rows).toEqual([{ phase: 'ended', outcome: 'stopped_by_citizen' }]);
});

test('nobody gives up a place from a phone while sitting at the counter, nor twice', async () => {
  const { id: ticketId } = await day.issue();
  const { id } = await node.accept.next(day.staff());
  await node.consultations.here(day.counter(), id);
  expect(await refusalOf(asCitizen(giveUp, ticketId))).toBe('out_of_state');
  await node.consultations.close(day.staff(), id, 'helped');
  expect(await refusalOf(asCitizen(giveUp, ticketId))).toBe('out_of_state');
});

test('who is with an inspector is neither parked nor sent on from the board', async () => {
  const { id: ticketId } = await day.issue();
  await node.accept.next(day.staff());
  expect(await refusalOf(actions.park(day.staff(), ticketId))).toBe('out_of_state');
  expect(await refusalOf(actions.refer(day.staff(), ticketId, '101'))).toBe('out_of_state');
  expect(await ticketRow(ticketId)).toMatchObject({ state: 'called' });
});

test('sent on from the queue: over, and audited', async () => {
  const { id } = await day.issue();
  await actions.refer(day.staff(), id, 'police_on_web');
  expect(await ticketRow(id)).toMatchObject({ state: 'referred', referred_to: 'police_on_web' });
  const { rows } = await database.owner.query('SELECT action FROM audit_entry WHERE subject_id = $1', [id]);
  expect(rows).toEqual([{ action: 'ticket_referred' }]);
});
