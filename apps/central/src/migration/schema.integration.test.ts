import { MIGRATION_NAMES } from '../database/migrations/index.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';

/** Tables that belong to no zone, each for a reason that stands beside it in a migration. */
const GLOBAL_TABLES = ['zone', 'staff', 'login_throttle', 'schema_migration'];

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const column = async (sql: string, parameters: unknown[] = []): Promise<string[]> =>
  (await database.owner.query<{ name: string }>(sql, parameters)).rows.map(({ name }) => name);

const zoneOwned = () =>
  column(`SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND a.attname = 'zone_id'`);

test('a table is of a zone, or named here as global', async () => {
  const all = await column(
    `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p', 'm', 'v', 'f')
     AND relnamespace = 'public'::regnamespace`,
  );
  const owned = new Set(await zoneOwned());
  expect(owned.size).toBeGreaterThan(15);
  expect(all.filter((table) => !owned.has(table)).sort()).toEqual([...GLOBAL_TABLES].sort());
});

test('every table of a zone is under forced row-level security with the one policy', async () => {
  const guarded = await column(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid
     WHERE c.relrowsecurity AND c.relforcerowsecurity AND p.polname = 'own_zone' AND p.polcmd = '*'
       AND p.polpermissive AND p.polroles = '{0}'
       AND pg_get_expr(p.polqual, c.oid) = '(zone_id = current_zone())'
       AND pg_get_expr(p.polwithcheck, c.oid) = '(zone_id = current_zone())'`,
  );
  expect(guarded.sort()).toEqual((await zoneOwned()).sort());
});

test('no other policy opens a table, except the own memberships', async () => {
  const others = await column(
    `SELECT c.relname || '.' || p.polname AS name FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
     WHERE p.polname <> 'own_zone'`,
  );
  expect(others).toEqual(['membership.own_memberships']);
});

test('zone_id is never null and leads every primary key', async () => {
  const led = await column(
    `SELECT c.relname AS name FROM pg_class c
     JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'zone_id' AND a.attnotnull
     WHERE k.conkey[1] = a.attnum AND c.relnamespace = 'public'::regnamespace`,
  );
  expect(led.sort()).toEqual((await zoneOwned()).sort());
});

test('every foreign key between tables of a zone carries the zone', async () => {
  const { rows } = await database.owner.query<{ name: string; from: string[]; to: string[]; target: string }>(
    `SELECT k.conname AS name, k.confrelid::regclass::text AS target,
       (SELECT array_agg(a.attname::text ORDER BY o) FROM unnest(k.conkey) WITH ORDINALITY u (n, o)
         JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = n) AS from,
       (SELECT array_agg(a.attname::text ORDER BY o) FROM unnest(k.confkey) WITH ORDINALITY u (n, o)
         JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = n) AS to
     FROM pg_constraint k WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace`,
  );
  const owned = new Set(await zoneOwned());
  const between = rows.filter(({ target }) => owned.has(target));
  expect(between.length).toBeGreaterThan(10);
  const careless = between.filter(({ from, to }) => from[to.indexOf('zone_id')] !== 'zone_id');
  expect(careless.map(({ name }) => name)).toEqual([]);
});

test('the application role owns nothing and can go round nothing', async () => {
  const { rows } = await database.owner.query(
    `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
       (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
       (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships,
       has_schema_privilege('loket_app', 'public', 'CREATE') AS creates
     FROM pg_roles r WHERE rolname = 'loket_app'`,
  );
  expect(rows).toEqual([
    {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      owned: 0,
      memberships: 0,
      creates: false,
    },
  ]);
});

test('nothing that the application may call or read goes round the policies', async () => {
  const definers = await column(
    `SELECT proname AS name FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace`,
  );
  // The audit's chain is linked by the owner, so that who writes an entry can't write its head; a trigger can't be called.
  expect(definers).toEqual(['chain_audit_entry']);
});

test('the recorded migrations are the ones of the code', async () => {
  expect(await column('SELECT name FROM schema_migration ORDER BY id')).toEqual(MIGRATION_NAMES);
});
