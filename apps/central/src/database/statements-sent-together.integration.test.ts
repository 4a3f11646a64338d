import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { makeTestZone, type TestZone } from '../testing/test-zone.ts';
import { applicationDataSource } from './data-source.ts';
import { together } from './together.ts';
import { ZoneDatabase, type ZoneTransaction } from './zone-database.ts';

/** Statements follow each other without waiting for answers: what a failure in the middle leaves, and does not. */

let database: TestDatabase;
let source: DataSource;
let zone: TestZone;
let zones: ZoneDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  zone = await makeTestZone(database.owner, 'here', { counters: 1 });
  source = await new DataSource(applicationDataSource(database.appUrl, () => undefined)).initialize();
  zones = new ZoneDatabase(source);
});
afterAll(async () => {
  await source.destroy();
  await database.close();
});

const siteName = async () =>
  (await database.owner.query('SELECT name FROM site WHERE id = $1', [zone.site.id])).rows[0].name;
const rename = (tx: ZoneTransaction, name: string) => tx.query('UPDATE site SET name = $1', [name]);
const fail = (tx: ZoneTransaction) => tx.query('SELECT 1 / $1::int', [0]);

test('of statements that were sent together the first failure is told, not what followed from it', async () => {
  const sent = zones.inZone(zone.id, (tx) => together(rename(tx, 'one'), fail(tx), rename(tx, 'two')));
  await expect(sent).rejects.toMatchObject({ message: expect.stringContaining('division by zero') });
  expect(await siteName()).toBe(zone.site.name);
});

test('nothing is still under way when a failed transaction ends', async () => {
  let ended = false;
  const late = async (tx: ZoneTransaction) => {
    await pause(50);
    await rename(tx, 'late').catch(() => undefined);
    ended = true;
  };
  await expect(zones.inZone(zone.id, (tx) => together(fail(tx), late(tx)))).rejects.toThrow();
  expect(ended).toBe(true);
  expect(await siteName()).toBe(zone.site.name);
});

test('a zone that cannot count a change keeps nothing of it', async () => {
  const other = await makeTestZone(database.owner, 'clockless', { counters: 1 });
  await database.owner.query('DELETE FROM zone_clock WHERE zone_id = $1', [other.id]);
  const changed = zones.inZone(other.id, async (tx) => {
    await rename(tx, 'uncounted');
    tx.changed('sites', other.site.id);
  });
  await expect(changed).rejects.toMatchObject({ message: expect.stringContaining('no clock') });
  const { rows } = await database.owner.query('SELECT name FROM site WHERE id = $1', [other.site.id]);
  expect(rows).toEqual([{ name: other.site.name }]);
});

test('a transaction that does not begin lets nothing through that was sent behind its opening', async () => {
  const runner = source.createQueryRunner();
  // As when an opening is cancelled on its way; what follows then has no transaction, and no zone either.
  const [opened, renamed] = await Promise.allSettled([
    runner.query('START TRANSACTION; SET LOCAL loket.zone = no such value'),
    runner.query('UPDATE site SET name = $1', ['loose'], true),
  ]);
  await runner.query('ROLLBACK');
  await runner.release();
  expect(opened.status).toBe('rejected');
  expect(renamed).toMatchObject({ status: 'fulfilled', value: { affected: 0 } });
  expect(await siteName()).toBe(zone.site.name);
});

test('reading gives what it found, refuses to write, and holds no transaction open', async () => {
  const read = await zones.reading(zone.id, (tx) => tx.query<{ name: string }>('SELECT name FROM site', []));
  expect(read).toEqual([{ name: zone.site.name }]);
  await expect(zones.reading(zone.id, (tx) => rename(tx, 'read'))).rejects.toMatchObject({
    message: expect.stringContaining('read-only transaction'),
  });
  const open = () =>
    database.owner.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
    );
  for (let looks = 0; (await open()).rowCount !== 0 && looks < 100; looks += 1) await pause(20);
  expect((await open()).rowCount).toBe(0);
});

test('a statement is prepared once on a connection, whatever its values are', async () => {
  const prepared = await zones.inZone(zone.id, async (tx) => {
    for (const label of [1, 2, 3]) await tx.query('SELECT id FROM counter WHERE label = $1', [label]);
    return tx.query<{ statement: string }>(
      `SELECT statement FROM pg_prepared_statements WHERE statement LIKE 'SELECT id FROM counter WHERE label%'`,
    );
  });
  expect(prepared).toHaveLength(1);
});

test('what was sent last is committed with what it changed, and all of it is lost when one of it fails', async () => {
  await zones.inZoneLastly(zone.id, async (tx) => ({ last: rename(tx, 'sent last') }));
  expect(await siteName()).toBe('sent last');
  const failing = zones.inZoneLastly(zone.id, async (tx) => ({
    last: together(rename(tx, 'lost'), fail(tx)),
  }));
  await expect(failing).rejects.toMatchObject({ message: expect.stringContaining('division by zero') });
  expect(await siteName()).toBe('sent last');
});

test('only what is said again within seconds does not wait for the disk', async () => {
  const url = new URL(database.appUrl);
  url.searchParams.set('options', '-c synchronous_commit=on');
  const durable = await new DataSource(applicationDataSource(url.href, () => undefined)).initialize();
  const here = new ZoneDatabase(durable);
  const waits = (tx: ZoneTransaction) => tx.query("SELECT current_setting('synchronous_commit') AS waits");
  expect(await here.inZoneUnsynced(zone.id, waits)).toEqual([{ waits: 'off' }]);
  expect(await here.inZone(zone.id, waits)).toEqual([{ waits: 'on' }]);
  await durable.destroy();
});
