import type { ConsultationId } from '@loket/contract';
import { touchDesks } from '../live/desk-presence.ts';
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
  const size = { counters: 1, inspectors: 2 };
  day = new TestDay(node, await makeTestZone(database.owner, `lease-${zones}`, size), database.owner);
  await day.begin();
});

/** As if this much time had passed since the desk's last sign of life. */
const silent = (id: ConsultationId, seconds: number) =>
  database.owner.query(
    'UPDATE consultation SET lease_until = lease_until - make_interval(secs => $2) WHERE id = $1',
    [id, seconds],
  );
const desksBeat = () => touchDesks(node.database, day.zone.id, [day.staff(0).staffId, day.staff(1).staffId]);

async function consultation(id: ConsultationId) {
  const { rows } = await database.owner.query(
    'SELECT *, extract(epoch FROM lease_until - clock_timestamp())::float8 AS left FROM consultation WHERE id = $1',
    [id],
  );
  return rows[0];
}

test('a desk that vanishes right after the call gives the citizen back within twelve seconds', async () => {
  const ticket = await day.issue();
  const { id } = await node.accept.next(day.staff());
  await desksBeat();
  const { left } = await consultation(id);
  // The sweep looks every second, so what is left of the lease and one more second is all that it can take.
  expect(left).toBeGreaterThan(9);
  expect(left).toBeLessThanOrEqual(10);
  await silent(id, 9);
  await node.sweep.sweepZone(day.zone.id);
  expect(await consultation(id)).toMatchObject({ phase: 'called' });
  await silent(id, 1.1);
  await node.sweep.sweepZone(day.zone.id);
  expect(await consultation(id)).toMatchObject({ phase: 'ended', outcome: 'interrupted' });
  expect(await day.ticket(ticket.id)).toMatchObject({ state: 'waiting', priority_class: 'returning' });
});

test('every beat of the desk renews the lease', async () => {
  await day.issue();
  const { id } = await node.accept.next(day.staff());
  for (let beat = 0; beat < 5; beat += 1) {
    await silent(id, 9);
    await desksBeat();
    await node.sweep.sweepZone(day.zone.id);
  }
  expect(await consultation(id)).toMatchObject({ phase: 'called' });
});

test('during the conversation a desk may be gone for a minute, counted from its last beat', async () => {
  await day.issue();
  const { id } = await node.accept.next(day.staff());
  await silent(id, 5);
  await node.consultations.here(day.counter(), id);
  const { left } = await consultation(id);
  expect(left).toBeGreaterThan(53);
  expect(left).toBeLessThanOrEqual(55);
  await silent(id, 50);
  await node.sweep.sweepZone(day.zone.id);
  expect(await consultation(id)).toMatchObject({ phase: 'present' });
  await silent(id, 6);
  await node.sweep.sweepZone(day.zone.id);
  expect(await consultation(id)).toMatchObject({ phase: 'ended', outcome: 'interrupted' });
});

test('a late desk can do nothing with the consultation that it lost, nor with the citizen’s next one', async () => {
  const ticket = await day.issue();
  const lost = await node.accept.next(day.staff(0));
  await silent(lost.id, 11);
  await node.sweep.sweepZone(day.zone.id);
  await day.beat(day.counter().counterId);
  const next = await node.accept.next(day.staff(1));
  expect(next.ticketId).toBe(ticket.id);
  const before = { consultation: await consultation(next.id), ticket: await day.ticket(ticket.id) };
  const late = day.staff(0);
  const acts = (id: ConsultationId) => [
    () => node.consultations.recall(late, id),
    () => node.consultations.noShow(late, id),
    () => node.consultations.close(late, id, 'helped'),
    () => node.consultations.transfer(late, id, { to: { kind: 'anybody' } }),
  ];
  for (const act of acts(lost.id)) expect(await refusalOf(act())).toBe('out_of_state');
  for (const act of acts(next.id)) expect(await refusalOf(act())).toBe('forbidden');
  expect(await day.ticket(ticket.id)).toEqual(before.ticket);
  const { left: _, ...now } = await consultation(next.id);
  expect(before.consultation).toMatchObject(now);
});

test('a late desk’s beat does not bring its consultation back to life', async () => {
  await day.issue();
  const { id } = await node.accept.next(day.staff());
  await silent(id, 11);
  await node.sweep.sweepZone(day.zone.id);
  await desksBeat();
  expect(await consultation(id)).toMatchObject({ phase: 'ended' });
  expect((await consultation(id)).left).toBeLessThan(0);
});
