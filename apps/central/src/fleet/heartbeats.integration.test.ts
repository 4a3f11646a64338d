import { CounterId, type Heartbeat } from '@loket/contract';
import { ALL_READY } from '../testing/test-clients.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { makeTestZone, type TestZone } from '../testing/test-zone.ts';
import { Heartbeats } from './heartbeats.ts';

const COUNTERS = 5;
const BOOT = '0b5a1f0e-7e5a-4f5c-8d94-6b1f5c0e7c11';
const idle: Heartbeat = { bootId: BOOT, busy: 'idle', devices: ALL_READY };

let database: TestDatabase;
let server: TestServer;
let zone: TestZone;
let heartbeats: Heartbeats;

beforeAll(async () => {
  database = await openTestDatabase();
  zone = await makeTestZone(database.owner, 'here', { counters: COUNTERS });
  server = await startTestServer(database.appUrl);
  heartbeats = server.app.get(Heartbeats);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const note = async (counterId: CounterId, heartbeat: Heartbeat) =>
  (await heartbeats.note({ zoneId: zone.id, counterId }, heartbeat)).noted;
const say = (place: number, heartbeat: Heartbeat = idle) => note(zone.counters[place]!.id, heartbeat);
const all = <Value>(work: (place: number) => Promise<Value>) =>
  Promise.all(Array.from({ length: COUNTERS }, (_, place) => work(place)));
const kept = async (place: number) =>
  (
    await database.owner.query(
      `SELECT busy, ready, last_heartbeat_at > clock_timestamp() - interval '3 seconds' AS fresh
       FROM counter_health WHERE counter_id = $1`,
      [zone.counters[place]!.id],
    )
  ).rows[0];
const age = () =>
  database.owner.query(
    `UPDATE counter_health SET last_heartbeat_at = clock_timestamp() - interval '5 seconds'`,
  );

const fresh = { busy: 'idle', ready: true, fresh: true };

test('counters that say nothing new are noted together, in one transaction', async () => {
  await all((place) => say(place));
  await age();
  await all((place) => say(place));
  const { rows } = await database.owner.query('SELECT DISTINCT xmin FROM counter_health');
  expect(rows).toHaveLength(1);
  expect(await all(kept)).toEqual(Array.from({ length: COUNTERS }, () => fresh));
});

test('a new word is noted at once, and the older one that was gathered never overtakes it', async () => {
  await say(0);
  const older = say(0);
  await say(0, { ...idle, busy: 'visit' });
  await older;
  expect(await kept(0)).toEqual({ busy: 'visit', ready: false, fresh: true });
});

test('what another node heard since is put right', async () => {
  await all((place) => say(place));
  await database.owner.query(
    `UPDATE counter_health SET busy = 'visit', ready = false WHERE counter_id = $1`,
    [zone.counters[2]!.id],
  );
  await all((place) => say(place));
  expect(await kept(2)).toEqual(fresh);
});

test('a counter that was taken for away is ready again', async () => {
  await say(3);
  await database.owner.query(
    `UPDATE counter_health SET away_told = true, last_heartbeat_at = clock_timestamp() - interval '1 hour'`,
  );
  await say(3);
  expect(await kept(3)).toEqual(fresh);
});

test('when it cannot be noted, the counter hears that, gathered or not', async () => {
  const stranger = CounterId.parse(crypto.randomUUID());
  await expect(note(stranger, idle)).rejects.toThrow();
  await expect(note(stranger, idle)).rejects.toThrow();
});
