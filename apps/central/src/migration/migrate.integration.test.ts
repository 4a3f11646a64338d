import pg from 'pg';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { applicationUrl } from './application-role.ts';
import { migrateDatabase } from './migrate-database.ts';

const PASSWORD = 'loket-test-app';

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase({ migrated: false });
});
afterEach(() => database.close());

const tables = async (): Promise<number> =>
  (
    await database.owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    )
  ).rows[0]!.n;

test('a second run changes nothing', async () => {
  expect((await migrateDatabase(database.ownerUrl, PASSWORD)).length).toBeGreaterThan(0);
  const before = await tables();
  const roleBefore = await database.owner.query(
    `SELECT rolpassword FROM pg_authid WHERE rolname = 'loket_app'`,
  );
  expect(await migrateDatabase(database.ownerUrl, PASSWORD)).toEqual([]);
  expect(await tables()).toBe(before);
  const roleAfter = await database.owner.query(
    `SELECT rolpassword FROM pg_authid WHERE rolname = 'loket_app'`,
  );
  expect(roleAfter.rows).toEqual(roleBefore.rows);
});

test('two runs at once migrate once', async () => {
  const runs = await Promise.all([1, 2, 3].map(() => migrateDatabase(database.ownerUrl, PASSWORD)));
  expect(runs.filter((applied) => applied.length > 0)).toHaveLength(1);
});

test('an interrupted run leaves nothing, and the next one succeeds', async () => {
  // The last migration of the set runs into this table, after the earlier ones did their work.
  await database.owner.query('CREATE TABLE audit_entry (obstacle int)');
  await expect(migrateDatabase(database.ownerUrl, PASSWORD)).rejects.toThrow();
  expect(await tables()).toBeLessThanOrEqual(2); // the obstacle, and the empty list of migrations
  await database.owner.query('DROP TABLE audit_entry');
  expect((await migrateDatabase(database.ownerUrl, PASSWORD)).length).toBeGreaterThan(0);
});

test('the application can log in with the password it was given', async () => {
  await migrateDatabase(database.ownerUrl, PASSWORD);
  const app = new pg.Client({ connectionString: applicationUrl(database.ownerUrl, PASSWORD) });
  await app.connect();
  const { rows } = await app.query('SELECT current_user AS who');
  await app.end();
  expect(rows).toEqual([{ who: 'loket_app' }]);
});
