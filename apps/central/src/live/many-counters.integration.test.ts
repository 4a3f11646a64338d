import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { type CounterSnapshot, REST } from '@loket/contract';
import { openCounter, openDesk } from '../testing/test-clients.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { makeTestZone } from '../testing/test-zone.ts';

// Keys and passwords are real work, and the machine may be busy.
jest.setTimeout(60_000);

/** More than are told without a breath. */
const COUNTERS = 35;
const ROUNDS = 3;
/** After a ticket, the counters are told by and by from about now on. */
const TOLD_FROM_MS = 1_010;

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await openTestDatabase();
  server = await startTestServer(database.appUrl);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

test('somebody is called while many counters are told how many wait: every counter knows both in the end', async () => {
  const zone = await makeTestZone(database.owner, 'many', { counters: COUNTERS, inspectors: ROUNDS });
  const counters = [];
  for (const identity of zone.counters) counters.push(await openCounter(server.url, zone, identity));
  for (const [round, account] of zone.inspectors.entries()) {
    const desk = await openDesk(server.url, account);
    // As they do every few seconds: a machine that is slow makes none of them silent.
    await Promise.all(counters.map((counter) => counter.heartbeat()));
    await counters[round]!.issue();
    const stays = await counters[round]!.issue();
    expect(stays.peopleBefore).toBe(round + 1);
    await pause(TOLD_FROM_MS + round * 20);
    await desk.post(REST.next);
    const { rows } = await database.owner.query('SELECT version FROM zone_clock WHERE zone_id = $1', [
      zone.id,
    ]);
    const snapshots = await Promise.all(
      counters.map((counter) =>
        counter.until<CounterSnapshot>('snapshot', ({ version }) => version >= Number(rows[0].version)),
      ),
    );
    expect(new Set(snapshots.map(({ waiting }) => waiting))).toEqual(new Set([round + 1]));
    expect(snapshots.filter(({ consultation }) => consultation !== null)).toHaveLength(round + 1);
  }
});
