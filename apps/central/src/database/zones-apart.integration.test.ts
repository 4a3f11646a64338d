import pg from 'pg';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { makeTestZone, type TestZone } from '../testing/test-zone.ts';

let database: TestDatabase;
let app: pg.Client;
let north: TestZone;
let south: TestZone;

beforeAll(async () => {
  database = await openTestDatabase();
  north = await makeTestZone(database.owner, 'north');
  south = await makeTestZone(database.owner, 'south');
  app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await database.close();
});

beforeEach(() => app.query('BEGIN'));
afterEach(() => app.query('ROLLBACK'));

const enter = (zoneId: string) => app.query(`SELECT set_config('loket.zone', $1, true)`, [zoneId]);
const count = async (sql: string, parameters: unknown[] = []) => (await app.query(sql, parameters)).rowCount;

const TABLES_WITH_ROWS = ['municipality', 'site', 'counter', 'membership', 'zone_clock'];

test.each(TABLES_WITH_ROWS)('%s: the own zone only, and nothing without a zone', async (table) => {
  expect(await count(`SELECT FROM ${table}`)).toBe(0);
  await enter(north.id);
  expect(await count(`SELECT FROM ${table}`)).toBeGreaterThan(0);
  expect(await count(`SELECT FROM ${table} WHERE zone_id = $1`, [south.id])).toBe(0);
  expect(await count(`SELECT FROM ${table} WHERE zone_id <> $1`, [north.id])).toBe(0);
});

test('a row of another zone is neither changed, deleted nor made', async () => {
  await enter(north.id);
  expect(await count(`UPDATE site SET name = 'x' WHERE id = $1`, [south.site.id])).toBe(0);
  expect(await count('DELETE FROM counter WHERE id = $1', [south.counters[0]!.id])).toBe(0);
  await expect(
    app.query('INSERT INTO municipality (zone_id, name) VALUES ($1, $2)', [south.id, 'x']),
  ).rejects.toThrow(/row-level security/);
});

test('a row does not move to another zone', async () => {
  await enter(north.id);
  await expect(app.query('UPDATE municipality SET zone_id = $1', [south.id])).rejects.toThrow(
    /row-level security|foreign key/,
  );
});

test('a key of another zone is not accepted in the own one', async () => {
  await enter(north.id);
  await expect(
    app.query(`INSERT INTO counter (zone_id, site_id, label, roles) VALUES ($1, $2, 9, '{counter}')`, [
      north.id,
      south.site.id,
    ]),
  ).rejects.toThrow(/foreign key/);
});

test('the zone ends with the transaction', async () => {
  await enter(north.id);
  await app.query('COMMIT');
  await app.query('BEGIN');
  expect(await count('SELECT FROM site')).toBe(0);
});

test('somebody sees their own memberships, of every zone, and can change none', async () => {
  const [inspector] = north.inspectors;
  await app.query(`SELECT set_config('loket.staff', $1, true)`, [inspector!.id]);
  expect(await count('SELECT FROM membership')).toBe(1);
  expect(await count(`UPDATE membership SET roles = '{chief_inspector}'`)).toBe(0);
});

describe.each(['audit_entry', 'ticket_event'])('%s is append-only', (table) => {
  const statements = [`UPDATE ${table} SET zone_id = zone_id`, `DELETE FROM ${table}`, `TRUNCATE ${table}`];

  test.each(statements)('for the application: %s', async (statement) => {
    await enter(north.id);
    await expect(app.query(statement)).rejects.toThrow(/permission denied/);
  });

  test.each(statements)('for the owner: %s', async (statement) => {
    await writeHistory();
    await expect(database.owner.query(statement)).rejects.toThrow(/append-only/);
  });
});

/** One row in each history, because a trigger for each row needs one to refuse. */
async function writeHistory(): Promise<void> {
  const { owner } = database;
  const ticket = await owner.query<{ id: string }>(
    `INSERT INTO ticket (zone_id, site_id, service_day, count, reason, locale, issued_by, idempotency_key, follow_hash)
     VALUES ($1, $2, current_date, (SELECT count(*) + 1 FROM ticket), 'theft', 'nl', $3, gen_random_uuid(),
       sha256(gen_random_uuid()::text::bytea)) RETURNING id`,
    [north.id, north.site.id, north.counters[0]!.id],
  );
  await owner.query(
    `INSERT INTO ticket_event (zone_id, ticket_id, kind, state, actor_kind)
     VALUES ($1, $2, 'issued', 'waiting', 'system')`,
    [north.id, ticket.rows[0]!.id],
  );
  await owner.query(
    `INSERT INTO audit_entry (zone_id, actor_kind, action, subject_kind, reason)
     VALUES ($1, 'system', 'login_failed', 'staff', 'a test')`,
    [north.id],
  );
}
