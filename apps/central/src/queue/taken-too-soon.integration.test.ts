import { randomUUID } from 'node:crypto';
import type { IssuedTicket } from '@loket/contract';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, refusalOf, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';

// From its second ticket on, a counter's next number is taken in the same breath as it is found out who asks.

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

let zones = 0;
beforeEach(async () => {
  zones += 1;
  const zone = await makeTestZone(database.owner, `soon-${zones}`, { counters: 1, inspectors: 1 });
  day = new TestDay(node, zone, database.owner);
  await day.begin();
});

const ask = (idempotencyKey: string): Promise<IssuedTicket> =>
  node.issuing.issue(day.counter(), { idempotencyKey, locale: 'nl', reason: 'theft' });
const setSite = (assignment: string) =>
  database.owner.query(`UPDATE site SET ${assignment} WHERE id = $1`, [day.zone.site.id]);
const close = () => setSite(`override = '{"state":"closed","until":null}'`);

test('a request that is repeated later takes no number of its own', async () => {
  const key = randomUUID();
  const first = await ask(key);
  expect(await ask(key)).toEqual(first);
  expect((await day.issue()).number.count).toBe(2);
});

test('a request that is repeated after closing gets its ticket, a new one is refused', async () => {
  const key = randomUUID();
  const first = await ask(key);
  await close();
  expect(await ask(key)).toEqual(first);
  expect(await refusalOf(ask(randomUUID()))).toBe('site_closed');
});

test('a refused request takes no number', async () => {
  await day.issue();
  await close();
  expect(await refusalOf(ask(randomUUID()))).toBe('site_closed');
  await setSite('override = NULL');
  expect((await day.issue()).number.count).toBe(2);
});

test('a counter that was moved gives its new site’s numbers, and the old site misses none', async () => {
  await day.issue();
  const { rows } = await database.owner.query<{ id: string }>(
    `INSERT INTO site (zone_id, municipality_id, name, kind, code, address, legal_language, second_locale, hours, regime)
     SELECT zone_id, municipality_id, 'Elsewhere', kind, 'X', address, legal_language, second_locale, hours, regime
     FROM site WHERE id = $1 RETURNING id`,
    [day.zone.site.id],
  );
  const standAt = (siteId: string | undefined) =>
    database.owner.query('UPDATE counter SET site_id = $2 WHERE id = $1', [day.counter().counterId, siteId]);
  await standAt(rows[0]?.id);
  expect((await day.issue()).number).toMatchObject({ siteCode: 'X', count: 1 });
  expect((await day.issue()).number).toMatchObject({ siteCode: 'X', count: 2 });
  await standAt(day.zone.site.id);
  expect((await day.issue()).number).toMatchObject({ siteCode: 'T', count: 2 });
});
