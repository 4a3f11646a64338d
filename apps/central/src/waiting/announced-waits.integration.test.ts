import { jest } from '@jest/globals';
import type { TicketId, WaitInterval } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone, type TestZone } from '../testing/test-zone.ts';
import { announceWait, intervalsNow, noteWaited, waitForNewcomer } from './waiting.repository.ts';

// Each makes a zone with a past; on a busy machine that takes its time.
jest.setTimeout(60_000);

let database: TestDatabase;
let node: TestNode;

beforeAll(async () => {
  database = await openTestDatabase();
  node = await openTestNode(database.appUrl);
});
afterAll(async () => {
  await node.close();
  await database.close();
});

let zones = 0;
async function openZone(size: { counters?: number; inspectors?: number } = {}): Promise<TestZone> {
  zones += 1;
  return makeTestZone(database.owner, `waits-${zones}`, size);
}

const inZone = <Value>(zone: TestZone, work: (tx: ZoneTransaction) => Promise<Value>) =>
  node.database.inZone(zone.id, work);

/** Tickets straight into the table: issuing announces by itself, and these tests want to do it. */
async function waiting(zone: TestZone, count: number): Promise<TicketId[]> {
  const { rows } = await database.owner.query<{ id: TicketId }>(
    `INSERT INTO ticket (zone_id, site_id, service_day, count, reason, locale, issued_by, idempotency_key, follow_hash,
       ordered_at)
     SELECT $1, $2, current_date, coalesce((SELECT max(count) FROM ticket WHERE zone_id = $1), 0) + n, 'theft', 'nl', $3,
       gen_random_uuid(), uuid_send(gen_random_uuid()), clock_timestamp() - make_interval(secs => $4 - n)
     FROM generate_series(1, $4::int) n RETURNING id`,
    [zone.id, zone.site.id, zone.counters[0]!.id, count],
  );
  return rows.map(({ id }) => id);
}

/** So many past consultations of about so many minutes, one after the other, by the first inspector. */
async function past(zone: TestZone, count: number, minutes: number, spread = 0): Promise<void> {
  const ids = await waiting(zone, count);
  await database.owner.query(`UPDATE ticket SET state = 'completed' WHERE id = ANY ($1)`, [ids]);
  await database.owner.query(
    `INSERT INTO consultation (zone_id, ticket_id, counter_id, inspector_id, phase, called_at, ended_at, outcome)
     SELECT $1, id, $3, $4, 'ended', clock_timestamp() - interval '30 days' + n * interval '1 hour',
       clock_timestamp() - interval '30 days' + n * interval '1 hour' + make_interval(mins => ($5 + (n % 5 - 2) * $6)::int), 'helped'
     FROM unnest($2::uuid[]) WITH ORDINALITY AS t (id, n)`,
    [zone.id, ids, zone.counters[0]!.id, zone.inspectors[0]!.id, minutes, spread],
  );
}

const forecasts = async (zone: TestZone) =>
  (await database.owner.query('SELECT * FROM wait_forecast WHERE zone_id = $1', [zone.id])).rows;

/** Everybody who waits, told at issue in their order. */
async function announceAll(zone: TestZone, ids: readonly TicketId[]): Promise<(WaitInterval | null)[]> {
  const told: (WaitInterval | null)[] = [];
  for (const id of ids) told.push(await inZone(zone, (tx) => announceWait(tx, id)));
  return told;
}

test('an inspector is free and a room too: called within five minutes, also before there is any experience', async () => {
  const zone = await openZone();
  await new TestDay(node, zone, database.owner).begin();
  const [id] = await waiting(zone, 1);
  expect(await announceAll(zone, [id!])).toEqual([{ fromMinutes: 0, toMinutes: 5 }]);
  expect(await forecasts(zone)).toMatchObject([
    { ticket_id: id, people_before: 0, told_from_minutes: 0, told_to_minutes: 5, waited_seconds: null },
  ]);
});

test('consultations of forty minutes and three before: the interval is near two hours', async () => {
  const zone = await openZone({ counters: 4 });
  await new TestDay(node, zone, database.owner).begin();
  await past(zone, 300, 40);
  const ids = await waiting(zone, 4);
  const told = await inZone(zone, (tx) => announceWait(tx, ids[3]!));
  expect(told!.fromMinutes).toBeGreaterThanOrEqual(80);
  expect(told!.fromMinutes).toBeLessThanOrEqual(120);
  expect(told!.toMinutes).toBeGreaterThanOrEqual(120);
  expect((await forecasts(zone))[0].quantiles).toHaveLength(19);
});

test('nobody is at work, or no room is ready: only the position', async () => {
  const zone = await openZone();
  const day = new TestDay(node, zone, database.owner);
  const [first] = await waiting(zone, 1);
  await day.openDesk(zone.inspectors[0]!.id);
  expect(await announceAll(zone, [first!])).toEqual([null]);
  await day.begin();
  await database.owner.query(
    `UPDATE inspector SET desk_seen_at = clock_timestamp() - interval '1 minute'
    WHERE zone_id = $1`,
    [zone.id],
  );
  expect(await announceAll(zone, [first!])).toEqual([null]);
  expect(await forecasts(zone)).toEqual([]);
});

test('asked again after a lost reply it says what it said', async () => {
  const zone = await openZone();
  await new TestDay(node, zone, database.owner).begin();
  await past(zone, 50, 20);
  const ids = await waiting(zone, 2);
  const [told] = await announceAll(zone, [ids[1]!]);
  await database.owner.query(`UPDATE ticket SET state = 'cancelled' WHERE id = $1`, [ids[0]]);
  expect(await announceAll(zone, [ids[1]!])).toEqual([told]);
  expect(await forecasts(zone)).toHaveLength(1);
});

test('everybody who waits is told by their place; who stands behind is never told less', async () => {
  const zone = await openZone({ counters: 2 });
  await new TestDay(node, zone, database.owner).begin();
  await past(zone, 50, 20);
  const ids = await waiting(zone, 6);
  await database.owner.query('UPDATE ticket SET reserved_for = $2 WHERE id = $1', [
    ids[2],
    zone.inspectors[0]!.id,
  ]);
  const told = await inZone(zone, intervalsNow);
  expect([...told.keys()].sort()).toEqual([...ids].sort());
  // When the inspector for whom it is kept gets to it, nobody can say.
  expect(told.get(ids[2]!)).toBeNull();
  const others = ids.filter((id) => id !== ids[2]).map((id) => told.get(id)!);
  for (const [place, interval] of others.slice(1).entries()) {
    expect(interval.fromMinutes).toBeGreaterThanOrEqual(others[place]!.fromMinutes);
    expect(interval.toMinutes).toBeGreaterThanOrEqual(others[place]!.toMinutes);
  }
  expect(await inZone(zone, intervalsNow)).toEqual(told);
  const newcomer = await inZone(zone, (tx) => waitForNewcomer(tx, zone.site.id));
  expect(newcomer!.toMinutes).toBeGreaterThanOrEqual(others.at(-1)!.toMinutes - 10);
});

test('a room that is being wiped counts, one that is silent does not', async () => {
  const zone = await openZone();
  const day = new TestDay(node, zone, database.owner);
  await day.begin();
  await waiting(zone, 1);
  await day.beat(zone.counters[0]!.id, 'wiping');
  expect(await inZone(zone, (tx) => waitForNewcomer(tx, zone.site.id))).toBeNull();
  await past(zone, 20, 20);
  expect(await inZone(zone, (tx) => waitForNewcomer(tx, zone.site.id))).not.toBeNull();
  await day.silence(zone.counters[0]!.id, 30);
  expect(await inZone(zone, (tx) => waitForNewcomer(tx, zone.site.id))).toBeNull();
});

test('the first call notes the wait and where it fell; a later one changes nothing', async () => {
  const zone = await openZone();
  await new TestDay(node, zone, database.owner).begin();
  await past(zone, 50, 20);
  const ids = await waiting(zone, 2);
  await announceAll(zone, ids);
  await database.owner.query(
    `UPDATE wait_forecast SET announced_at = announced_at - interval '2 hours' WHERE ticket_id = $1`,
    [ids[1]],
  );
  for (const id of ids) await inZone(zone, (tx) => noteWaited(tx, id));
  const noted = await forecasts(zone);
  const of = (id: TicketId) => noted.find((row) => row.ticket_id === id);
  expect(of(ids[0]!).waited_seconds).toBeLessThan(20);
  expect(of(ids[0]!).fell_at).toBeLessThan(0.7);
  expect(of(ids[1]!).waited_seconds).toBeGreaterThan(7199);
  expect(of(ids[1]!).fell_at).toBeGreaterThan(0.95);
  for (const id of ids) await inZone(zone, (tx) => noteWaited(tx, id));
  expect(await forecasts(zone)).toEqual(noted);
});

test('waits that came out longer than said make the next interval longer', async () => {
  const zone = await openZone({ counters: 4 });
  await new TestDay(node, zone, database.owner).begin();
  await past(zone, 300, 25, 10);
  const ids = await waiting(zone, 3);
  const before = await inZone(zone, (tx) => waitForNewcomer(tx, zone.site.id));
  const old = await waiting(zone, 400);
  await database.owner.query(`UPDATE ticket SET state = 'completed' WHERE id = ANY ($1)`, [old]);
  await database.owner.query(
    `INSERT INTO wait_forecast (zone_id, ticket_id, people_before, quantiles, waited_seconds, fell_at)
     SELECT $1, id, 0, array_fill(0::real, ARRAY[19]), 1, 0.6 + 0.4 * n / 400 FROM unnest($2::uuid[]) WITH ORDINALITY AS t (id, n)`,
    [zone.id, old],
  );
  const after = await inZone(zone, (tx) => waitForNewcomer(tx, zone.site.id));
  expect(ids).toHaveLength(3);
  expect(after!.toMinutes).toBeGreaterThanOrEqual(before!.toMinutes);
  expect(after!.fromMinutes).toBeGreaterThan(before!.fromMinutes);
});

test('another zone’s queue and experience are not in it', async () => {
  const [busy, quiet] = [await openZone(), await openZone()];
  for (const zone of [busy, quiet]) await new TestDay(node, zone, database.owner).begin();
  await waiting(busy, 20);
  await past(busy, 100, 60);
  const [id] = await waiting(quiet, 1);
  expect(await announceAll(quiet, [id!])).toEqual([{ fromMinutes: 0, toMinutes: 5 }]);
  expect((await inZone(quiet, intervalsNow)).size).toBe(1);
});

test('announcing costs a few milliseconds with thirty before and 300 consultations to learn from', async () => {
  const zone = await openZone({ counters: 4 });
  await new TestDay(node, zone, database.owner).begin();
  await past(zone, 400, 25);
  const ids = await waiting(zone, 30);
  await announceAll(zone, ids.slice(0, 10));
  // Time of this process only: a busy neighbour does not count.
  const began = process.cpuUsage();
  await announceAll(zone, ids.slice(10));
  const { user, system } = process.cpuUsage(began);
  const eachMs = (user + system) / 1000 / 20;
  process.stderr.write(`announcing: ${eachMs.toFixed(1)} ms of this process\n`);
  expect(eachMs).toBeLessThan(20);
});
