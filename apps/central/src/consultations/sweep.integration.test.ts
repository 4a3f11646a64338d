import type { ConsultationId } from '@loket/contract';
import { FIRST_POLICY } from '@loket/queue';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, refusalOf, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';

let database: TestDatabase;
let node: TestNode;
let other: TestNode;
let day: TestDay;
let zones = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  node = await openTestNode(database.appUrl);
  other = await openTestNode(database.appUrl);
});
afterAll(async () => {
  await node.close();
  await other.close();
  await database.close();
});
beforeEach(async () => {
  zones += 1;
  day = new TestDay(node, await makeTestZone(database.owner, `sweep-${zones}`), database.owner);
  await day.begin();
});

/** As if this much time had passed in a consultation. */
const pass = (id: ConsultationId, seconds: number) =>
  database.owner.query(
    `UPDATE consultation SET last_call_at = last_call_at - make_interval(secs => $2),
       away_since = away_since - make_interval(secs => $2) WHERE id = $1`,
    [id, seconds],
  );
/** Both nodes at once, as in life. */
const sweep = () => Promise.all([node, other].map((one) => one.sweep.sweepZone(day.zone.id)));

async function consultation(id: ConsultationId) {
  const { rows } = await database.owner.query('SELECT * FROM consultation WHERE id = $1', [id]);
  return rows[0];
}
async function kinds(ticketId: string): Promise<string[]> {
  const { rows } = await database.owner.query(
    'SELECT kind FROM ticket_event WHERE ticket_id = $1 ORDER BY id',
    [ticketId],
  );
  return rows.map(({ kind }) => kind);
}

test('nobody comes: recalled once after the zone’s patience, a no-show after the same again', async () => {
  const ticket = await day.issue();
  const { id } = await node.accept.next(day.staff());
  await sweep();
  expect(await consultation(id)).toMatchObject({ phase: 'called', recalls: 0 });
  await pass(id, 121);
  await sweep();
  expect(await consultation(id)).toMatchObject({ phase: 'called', recalls: 1 });
  await sweep();
  expect(await consultation(id)).toMatchObject({ phase: 'called', recalls: 1 });
  await pass(id, 121);
  await sweep();
  expect(await consultation(id)).toMatchObject({ phase: 'ended', outcome: 'no_show' });
  expect(await day.ticket(ticket.id)).toMatchObject({ state: 'no_show' });
  expect(await kinds(ticket.id)).toEqual(['issued', 'called', 'recalled', 'ended']);
});

test.each([0, 2])('a zone whose policy says %i recalls: so often, and then a no-show', async (recalls) => {
  await database.owner.query(
    `INSERT INTO routing_policy (zone_id, version, policy, made_by, note) VALUES ($1, 1, $2, $3, 'a test')`,
    [day.zone.id, JSON.stringify({ ...FIRST_POLICY, recalls }), day.staff().staffId],
  );
  await day.issue();
  const { id } = await node.accept.next(day.staff());
  for (let recalled = 1; recalled <= recalls; recalled += 1) {
    await pass(id, 121);
    await sweep();
    expect(await consultation(id)).toMatchObject({ phase: 'called', recalls: recalled });
  }
  await pass(id, 121);
  await sweep();
  expect(await consultation(id)).toMatchObject({ phase: 'ended', outcome: 'no_show', recalls });
});

test('why somebody was called is forgotten after ninety days', async () => {
  await day.issue();
  const { id } = await node.accept.next(day.staff());
  const known = async () =>
    (await database.owner.query('SELECT 1 FROM routing_decision WHERE consultation_id = $1', [id])).rows
      .length;
  const older = (days: number) =>
    database.owner.query(
      'UPDATE routing_decision SET at = at - make_interval(days => $2) WHERE consultation_id = $1',
      [id, days],
    );
  await older(89);
  await sweep();
  expect(await known()).toBe(1);
  await older(2);
  await sweep();
  expect(await known()).toBe(0);
});

test('the counter falls silent while calling: the ticket is back at the head, with its own time', async () => {
  const first = await day.issue();
  const second = await day.issue();
  const before = await day.ticket(first.id);
  const { id } = await node.accept.next(day.staff());
  await day.silence(day.counter().counterId, 11);
  await sweep();
  expect(await consultation(id)).toMatchObject({ phase: 'ended', outcome: 'interrupted' });
  expect(await day.ticket(first.id)).toMatchObject({
    state: 'waiting',
    priority_class: 'returning',
    ordered_at: before.ordered_at,
  });
  await day.begin();
  expect((await node.accept.next(day.staff())).ticketId).toBe(first.id);
  expect(await day.ticket(second.id)).toMatchObject({ state: 'waiting' });
  expect(await kinds(first.id)).toEqual(['issued', 'called', 'ended', 'returned', 'called']);
});

test('the counter falls silent during the call: away since its last heartbeat, and back within the minute', async () => {
  await day.issue();
  const { id } = await node.accept.next(day.staff());
  await node.consultations.here(day.counter(), id);
  await day.silence(day.counter().counterId, 12);
  await sweep();
  const away = await consultation(id);
  expect(away.phase).toBe('away');
  expect(Date.now() - away.away_since.getTime()).toBeGreaterThan(11_000);
  await day.beat(day.counter().counterId, 'visit');
  await node.consultations.here(day.counter(), id);
  await sweep();
  expect(await consultation(id)).toMatchObject({ phase: 'present', away_since: null });
});

test('away for longer than the zone allows: interrupted, the ticket at the head', async () => {
  const ticket = await day.issue();
  const { id } = await node.accept.next(day.staff());
  await node.consultations.here(day.counter(), id);
  await node.consultations.away(day.counter(), id);
  await pass(id, 61);
  await sweep();
  expect(await consultation(id)).toMatchObject({ phase: 'ended', outcome: 'interrupted' });
  expect(await day.ticket(ticket.id)).toMatchObject({ state: 'waiting', priority_class: 'returning' });
  expect(await refusalOf(node.consultations.here(day.counter(), id))).toBe('out_of_state');
});

test('a counter whose main process is a new one has to hear *Ik ben er* again', async () => {
  await day.issue();
  const { id } = await node.accept.next(day.staff());
  await node.consultations.here(day.counter(), id);
  const { noteRestart } = await import('./consultations.service.ts');
  await node.database.inZone(day.zone.id, (tx) => noteRestart(tx, day.counter().counterId));
  expect(await consultation(id)).toMatchObject({ phase: 'away' });
});
