import { randomUUID } from 'node:crypto';
import type { OfflineBlock, OfflineTicket } from '@loket/contract';
import { noteConnection } from '../fleet/heartbeats.repository.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, refusalOf, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';
import { OfflineNumbers } from './offline-numbers.ts';

let database: TestDatabase;
let node: TestNode;
let day: TestDay;
let numbers: OfflineNumbers;

beforeAll(async () => {
  database = await openTestDatabase();
  node = await openTestNode(database.appUrl);
  numbers = new OfflineNumbers(node.database, node.vault);
});
afterAll(async () => {
  await node.close();
  await database.close();
});
beforeEach(async () => {
  const code = `offline-${randomUUID().slice(0, 8)}`;
  day = new TestDay(node, await makeTestZone(database.owner, code, { counters: 2 }), database.owner);
  await day.begin();
});

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

const given = (block: OfflineBlock, count: number, minutes: number): OfflineTicket => ({
  idempotencyKey: randomUUID(),
  serviceDay: block.serviceDay,
  number: { siteCode: block.siteCode, count, series: block.series },
  reason: 'theft',
  locale: 'nl',
  issuedAt: minutesAgo(minutes),
  cancelled: false,
});
const reconcile = (tickets: OfflineTicket[], lastContact = 60, place = 0) =>
  numbers.reconcile(day.counter(place), {
    lastContactAt: minutesAgo(lastContact),
    deviceNow: new Date().toISOString(),
    tickets,
  });

test('two counters of one site have letters of their own, and a block stays while it is not used', async () => {
  const first = await numbers.reserve(day.counter(0));
  const second = await numbers.reserve(day.counter(1));
  expect(first).toMatchObject({ siteCode: 'T', series: 'b', from: 1, to: 50, closesAt: null });
  expect(second.series).toBe('c');
  expect(await numbers.reserve(day.counter(0))).toEqual(first);
});

test('tickets of the cut stand where they were given out, before those who came later', async () => {
  const block = await numbers.reserve(day.counter(0));
  await database.owner.query('SELECT 1');
  const online = await day.issue();
  const [early, late] = [given(block, 1, 30), given(block, 2, 20)];
  expect(await reconcile([late, early])).toEqual({
    accepted: [late.idempotencyKey, early.idempotencyKey],
    refused: [],
  });
  const { rows } = await database.owner.query(
    `SELECT series, count FROM ticket WHERE zone_id = $1 ORDER BY ranked_at, ordered_at`,
    [day.zone.id],
  );
  expect(rows).toEqual([
    { series: 'b', count: 1 },
    { series: 'b', count: 2 },
    { series: '', count: online.number.count },
  ]);
});

test('told twice, in the queue once', async () => {
  const block = await numbers.reserve(day.counter(0));
  const ticket = given(block, 1, 5);
  await reconcile([ticket]);
  expect((await reconcile([ticket])).accepted).toEqual([ticket.idempotencyKey]);
  const { rows } = await database.owner.query('SELECT count(*)::int AS n FROM ticket WHERE zone_id = $1', [
    day.zone.id,
  ]);
  expect(rows[0].n).toBe(1);
});

test('a number that was not reserved, or another ticket with the same one, is refused', async () => {
  const block = await numbers.reserve(day.counter(0));
  const beyond = given(block, 51, 5);
  const foreign = { ...given(block, 1, 5), number: { siteCode: 'T', count: 1, series: 'q' } };
  const first = given(block, 2, 5);
  const again = given(block, 2, 4);
  const { accepted, refused } = await reconcile([beyond, foreign, first, again]);
  expect(accepted).toEqual([first.idempotencyKey]);
  expect(refused.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
    beyond.idempotencyKey,
    foreign.idempotencyKey,
    again.idempotencyKey,
  ]);
});

test('a clock that is a day slow moves nobody to the head: its error is known', async () => {
  const block = await numbers.reserve(day.counter(0));
  const online = await day.issue();
  const day_ms = 86_400_000;
  const slow = (minutes: number) => new Date(Date.now() - day_ms - minutes * 60_000).toISOString();
  const ticket = { ...given(block, 1, 0), issuedAt: slow(-0.001) };
  await numbers.reconcile(day.counter(0), { lastContactAt: slow(10), deviceNow: slow(0), tickets: [ticket] });
  const { rows } = await database.owner.query(
    'SELECT series FROM ticket WHERE zone_id = $1 ORDER BY ranked_at, ordered_at',
    [day.zone.id],
  );
  expect(rows.map(({ series }) => series)).toEqual(['', 'b']);
  expect(online.number.series).toBe('');
});

test('a ticket from before the last contact is ordered at the last contact', async () => {
  const block = await numbers.reserve(day.counter(0));
  await reconcile([given(block, 1, 600)], 10);
  const { rows } = await database.owner.query(
    `SELECT clock_timestamp() - ordered_at < interval '11 minutes' AS bounded FROM ticket WHERE zone_id = $1`,
    [day.zone.id],
  );
  expect(rows[0].bounded).toBe(true);
});

test('a block that is used up is extended, and a cancelled ticket does not wait', async () => {
  const block = await numbers.reserve(day.counter(0));
  const many = Array.from({ length: 30 }, (_, index) => ({
    ...given(block, index + 1, 5),
    cancelled: index === 0,
  }));
  await reconcile(many);
  expect(await numbers.reserve(day.counter(0))).toMatchObject({ from: 31, to: 100 });
  const { rows } = await database.owner.query(
    `SELECT count(*)::int AS waiting FROM ticket WHERE zone_id = $1 AND state = 'waiting'`,
    [day.zone.id],
  );
  expect(rows[0].waiting).toBe(29);
});

test('a counter that gives no tickets gets no numbers', async () => {
  await database.owner.query(`UPDATE counter SET roles = '{counter}' WHERE id = $1`, [
    day.counter(1).counterId,
  ]);
  expect(await refusalOf(numbers.reserve(day.counter(1)))).toBe('forbidden');
});

test('closed site: no ticket is issued', async () => {
  await database.owner.query(
    `UPDATE site SET override = '{"state":"closed","until":null}' WHERE zone_id = $1`,
    [day.zone.id],
  );
  expect(await refusalOf(day.issue())).toBe('site_closed');
  expect((await numbers.reserve(day.counter(0))).closesAt).toBe('1970-01-01T00:00:00.000Z');
});

test('a clock that was set a day forward during the cut gains no place: central knows since when it was away', async () => {
  const block = await numbers.reserve(day.counter(0));
  const before = await day.issue();
  await database.owner.query(
    `UPDATE counter_health SET last_heartbeat_at = clock_timestamp() WHERE counter_id = $1`,
    [day.counter(0).counterId],
  );
  await node.database.inZone(day.counter(0).zoneId, (tx) => noteConnection(tx, day.counter(0).counterId));
  const jumped = given(block, 1, 0);
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  await numbers.reconcile(day.counter(0), {
    lastContactAt: minutesAgo(1),
    deviceNow: tomorrow,
    tickets: [jumped],
  });
  const { rows } = await database.owner.query<{ key: string }>(
    'SELECT idempotency_key AS key FROM ticket WHERE zone_id = $1 ORDER BY ranked_at, id',
    [day.counter(0).zoneId],
  );
  expect(rows.map(({ key }) => key === jumped.idempotencyKey)).toEqual([false, true]);
  expect(before.number.count).toBe(1);
});
