import { randomUUID } from 'node:crypto';
import { TicketActions } from '../board/ticket-actions.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';
import { comeBack, giveUp } from './citizen.ts';
import { OfflineNumbers } from './offline-numbers.ts';
import { compareWithEvents } from './projection.ts';

let database: TestDatabase;
let node: TestNode;
let day: TestDay;

beforeAll(async () => {
  database = await openTestDatabase();
  node = await openTestNode(database.appUrl);
});
afterAll(async () => {
  await node.close();
  await database.close();
});
beforeEach(async () => {
  const code = `projection-${randomUUID().slice(0, 8)}`;
  const size = { counters: 2, inspectors: 2 };
  day = new TestDay(node, await makeTestZone(database.owner, code, size), database.owner);
  await day.begin();
});

const compare = () => node.database.inZone(day.zone.id, compareWithEvents);

/** Calls the ticket that is next, wherever the room is. */
async function call(place: number) {
  for (const { id } of day.zone.counters) await day.beat(id);
  const consultation = await node.accept.next(day.staff(place));
  const counter = day.counter(day.zone.counters.findIndex(({ id }) => id === consultation.counterId));
  return { ...consultation, counter, staff: day.staff(place) };
}

test('after everything that can happen to tickets, each row is what its events say', async () => {
  const actions = new TicketActions(node.database);
  const offline = new OfflineNumbers(node.database, node.vault);
  const chief = day.staff(1);
  const move = (work: typeof giveUp | typeof comeBack, id: Parameters<typeof giveUp>[1]) =>
    node.database.inZone(day.zone.id, (tx) => work(tx, id));

  const block = await offline.reserve(day.counter());
  const given = (count: number, cancelled: boolean) => ({
    idempotencyKey: randomUUID(),
    serviceDay: block.serviceDay,
    number: { siteCode: block.siteCode, count, series: block.series },
    reason: 'fraud' as const,
    locale: 'de' as const,
    issuedAt: new Date(Date.now() - 60_000).toISOString(),
    cancelled,
  });
  await offline.reconcile(day.counter(), {
    lastContactAt: new Date(Date.now() - 120_000).toISOString(),
    deviceNow: new Date().toISOString(),
    tickets: [given(1, false), given(2, true)],
  });
  const offlineCall = await call(0);
  await node.consultations.noShow(offlineCall.staff, offlineCall.id);
  await move(comeBack, offlineCall.ticketId);
  await move(giveUp, offlineCall.ticketId);

  const parked = await day.issue();
  await actions.park(chief, parked.id);
  const resumed = await day.issue();
  await actions.park(chief, resumed.id);
  await actions.resume(chief, resumed.id);
  await actions.assign(chief, resumed.id, day.staff(0).staffId);
  await actions.assign(chief, resumed.id, null);
  await actions.setPriority(chief, resumed.id, 'raised');
  const raised = await call(0);
  await node.consultations.here(raised.counter, raised.id);
  await node.consultations.away(raised.counter, raised.id);
  await node.consultations.here(raised.counter, raised.id);
  await node.consultations.transfer(raised.staff, raised.id, {
    to: { kind: 'inspector', inspectorId: chief.staffId },
  });
  const passedOn = await call(1);
  await node.consultations.here(passedOn.counter, passedOn.id);
  await node.consultations.close(passedOn.staff, passedOn.id, 'returns_later');
  const sentOn = await day.issue();
  await actions.refer(chief, sentOn.id, 'town_hall');
  await node.issuing.cancel(day.counter(), (await day.issue()).id);
  for (const outcome of ['helped', 'referred', 'citizen_left'] as const) {
    await day.issue();
    const { id, staff } = await call(0);
    await node.consultations.close(staff, id, outcome, outcome === 'referred' ? '101' : undefined);
  }
  await day.issue();
  const lost = await call(0);
  await database.owner.query(`UPDATE consultation SET lease_until = clock_timestamp() WHERE id = $1`, [
    lost.id,
  ]);
  await node.sweep.sweepZone(day.zone.id);

  expect(await compare()).toEqual([]);
  const { rows } = await database.owner.query(
    'SELECT DISTINCT state FROM ticket WHERE zone_id = $1 ORDER BY 1',
    [day.zone.id],
  );
  expect(rows.map(({ state }) => state)).toEqual(['cancelled', 'completed', 'parked', 'referred', 'waiting']);
});

test.each([
  ['another state', `state = 'cancelled'`],
  ['another class', `priority_class = 'raised'`],
  ['another place in time', `ordered_at = ordered_at - interval '1 microsecond'`],
  [
    'kept for somebody',
    `reserved_for = (SELECT staff_id FROM inspector WHERE zone_id = ticket.zone_id LIMIT 1)`,
  ],
  ['come back already', 'rejoined = true'],
  ['away', `state = 'parked', parked_until = clock_timestamp()`],
])('a row that was changed behind the history’s back is found: %s', async (_, change) => {
  const { id } = await day.issue();
  expect(await compare()).toEqual([]);
  await database.owner.query(`UPDATE ticket SET ${change} WHERE id = $1`, [id]);
  expect((await compare()).map(({ ticketId }) => ticketId)).toEqual([id]);
});
