import { randomUUID } from 'node:crypto';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, refusalOf, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';
import { Visitors } from './visitors.ts';

let database: TestDatabase;
let node: TestNode;
let day: TestDay;
let visitors: Visitors;

beforeAll(async () => {
  database = await openTestDatabase();
  node = await openTestNode(database.appUrl);
  visitors = new Visitors(node.database, node.vault);
  day = new TestDay(node, await makeTestZone(database.owner, 'visited'), database.owner);
});
afterAll(async () => {
  await node.close();
  await database.close();
});

const checkIn = (name: string, idempotencyKey: string = randomUUID()) =>
  visitors.checkIn(day.counter(), { idempotencyKey, name, host: 'Commissaris Peeters' });

test('a site that wants no visitors’ register gives no badge', async () => {
  expect(await refusalOf(checkIn('Jef'))).toBe('forbidden');
});

test('badges count the day, names lie sealed, reading them has a reason', async () => {
  await database.owner.query(
    `UPDATE site SET regime = regime || '{"visitorCheckIn":true,"accessZones":["Onthaal","Verhoor"]}' WHERE zone_id = $1`,
    [day.zone.id],
  );
  const key = randomUUID();
  const badges = await Promise.all([checkIn('Marianne Vandenputte', key), checkIn('Bert'), checkIn('Ria')]);
  expect(badges.map(({ badge }) => badge).sort()).toEqual([1, 2, 3]);
  expect((await checkIn('Marianne Vandenputte', key)).id).toBe(badges[0]!.id);
  expect(badges[0]!.accessZone).toBe('Onthaal');
  const { rows } = await database.owner.query('SELECT * FROM visitor');
  expect(JSON.stringify(rows)).not.toContain('Vandenputte');
  expect(Buffer.concat(rows.map(({ sealed }) => sealed)).includes('Vandenputte')).toBe(false);
  const list = await visitors.list(day.staff(), undefined, 'evening round');
  expect(list.map(({ name }) => name).sort()).toEqual(['Bert', 'Marianne Vandenputte', 'Ria']);
  const audit = await database.owner.query(`SELECT reason FROM audit_entry WHERE action = 'visitors_shown'`);
  expect(audit.rows).toEqual([{ reason: 'evening round' }]);
  expect((await visitors.leave(day.staff(), badges[1]!.id)).leftAt).not.toBeNull();
});
