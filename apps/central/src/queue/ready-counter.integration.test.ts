import { ALL_READY } from '../testing/test-clients.ts';
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
  day = new TestDay(node, await makeTestZone(database.owner, `ready-${zones}`), database.owner);
  await day.begin();
  await day.issue();
});

const counterId = () => day.counter().counterId;
const set = (assignment: string) =>
  database.owner.query(`UPDATE counter SET ${assignment} WHERE id = $1`, [counterId()]);

describe('a ticket is never called to a counter', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['that is silent for ten seconds', () => day.silence(counterId(), 10)],
    ['that is wiping', () => day.beat(counterId(), 'wiping')],
    ['that has a visit', () => day.beat(counterId(), 'visit')],
    ['without a camera', () => day.beat(counterId(), 'idle', { ...ALL_READY, camera: { state: 'absent' } })],
    [
      'without a microphone',
      () => day.beat(counterId(), 'idle', { ...ALL_READY, microphone: { state: 'error' } }),
    ],
    ['that was revoked', () => set('revoked_at = now()')],
    ['that is only a ticket kiosk', () => set(`roles = '{ticket_kiosk}'`)],
    ['that is not enrolled', () => set('public_key = NULL, enrolled_at = NULL, in_service_at = NULL')],
    ['that is being installed', () => set('in_service_at = NULL')],
    ['that never said anything', () => database.owner.query('DELETE FROM counter_health')],
  ])('%s', async (_, happens) => {
    await happens();
    expect(await refusalOf(node.accept.next(day.staff()))).toBe('no_free_counter');
  });
});

test('a counter whose citizen is taking a ticket is free, and so is one without reader or printer', async () => {
  await day.beat(counterId(), 'issuing', {
    ...ALL_READY,
    cardReader: { state: 'service_away' },
    ticketPrinter: { state: 'paper_out' },
  });
  expect(await refusalOf(node.accept.next(day.staff()))).toBe('none');
});

test('one room with both roles: five tickets are issued there, and each is called in turn', async () => {
  const rest = [await day.issue(), await day.issue(), await day.issue(), await day.issue()];
  const called: string[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    await day.beat(counterId(), turn % 2 === 0 ? 'idle' : 'issuing');
    const { id, ticketId } = await node.accept.next(day.staff());
    await day.beat(counterId(), 'visit');
    expect(await refusalOf(node.accept.next(day.staff()))).toBe('already_in_consultation');
    await node.consultations.here(day.counter(), id);
    await node.consultations.close(day.staff(), id, 'helped');
    called.push(ticketId);
  }
  expect(called.slice(1)).toEqual(rest.map(({ id }) => id));
  await day.beat(counterId());
  expect(await refusalOf(node.accept.next(day.staff()))).toBe('nobody_waits');
});

test('an inspector with a break gets nobody', async () => {
  await database.owner.query(`UPDATE inspector SET availability = 'break' WHERE zone_id = $1`, [day.zone.id]);
  expect(await refusalOf(node.accept.next(day.staff()))).toBe('not_available');
});

test('one site’s broken counter does not hold up another site', async () => {
  await day.beat(counterId(), 'wiping');
  const { rows } = await database.owner.query(
    `INSERT INTO site (zone_id, municipality_id, name, kind, code)
     SELECT zone_id, municipality_id, 'Second', 'library', 'L' FROM site WHERE zone_id = $1 RETURNING id`,
    [day.zone.id],
  );
  await database.owner.query(
    `INSERT INTO counter (zone_id, site_id, label, roles, public_key, enrolled_at, in_service_at)
     SELECT zone_id, $2, 1, roles, public_key, now(), now() FROM counter WHERE id = $1`,
    [counterId(), rows[0].id],
  );
  const second = await database.owner.query('SELECT id FROM counter WHERE site_id = $1', [rows[0].id]);
  day.zone.counters.push({ ...day.zone.counters[0]!, id: second.rows[0].id });
  const ticket = await day.issue(1);
  await day.beat(second.rows[0].id);
  expect(ticket.peopleBefore).toBe(1);
  expect((await node.accept.next(day.staff())).ticketId).toBe(ticket.id);
});
