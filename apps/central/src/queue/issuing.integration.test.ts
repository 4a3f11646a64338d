import { randomUUID } from 'node:crypto';
import type { TicketId } from '@loket/contract';
import fc from 'fast-check';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, refusalOf, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';

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
async function aDay(size = { counters: 1, inspectors: 1 }): Promise<TestDay> {
  zones += 1;
  const day = new TestDay(node, await makeTestZone(database.owner, `issuing-${zones}`, size), database.owner);
  await day.begin();
  return day;
}
const request = (idempotencyKey: string = randomUUID()) =>
  ({ idempotencyKey, locale: 'fr', reason: 'fraud' }) as const;

test('a repeated request gets the same ticket with the same address, also when both come at once', async () => {
  const day = await aDay();
  const same = request();
  const tickets = await Promise.all(Array.from({ length: 5 }, () => node.issuing.issue(day.counter(), same)));
  for (const ticket of tickets) expect(ticket).toEqual(tickets[0]);
  expect((await node.issuing.issue(day.counter(), request())).number.count).toBe(2);
});

test('another counter’s key is refused', async () => {
  const day = await aDay({ counters: 2, inspectors: 1 });
  const same = request();
  await node.issuing.issue(day.counter(0), same);
  expect(await refusalOf(node.issuing.issue(day.counter(1), same))).toBe('conflict');
});

test('the secret in the address is not stored', async () => {
  const day = await aDay();
  const { followUrl, id } = await day.issue();
  const { rows } = await database.owner.query('SELECT to_json(t)::text AS text FROM ticket t WHERE id = $1', [
    id,
  ]);
  const secret = followUrl.split('/t/')[1]!;
  expect(secret).toMatch(/^issuing-\d+-[A-Za-z0-9_-]{22}$/);
  expect(rows[0].text).not.toContain(secret.slice(-22));
});

test('forty tickets at once have forty numbers without a gap, in the order of their time', async () => {
  const day = await aDay({ counters: 2, inspectors: 1 });
  await Promise.all(Array.from({ length: 40 }, (_, place) => day.issue(place % 2)));
  const { rows } = await database.owner.query(
    'SELECT count FROM ticket WHERE zone_id = $1 ORDER BY ordered_at, id',
    [day.zone.id],
  );
  expect(rows.map(({ count }) => count)).toEqual(Array.from({ length: 40 }, (_, place) => place + 1));
});

test('a new service day begins at one, but skips a number whose namesake still is open', async () => {
  const day = await aDay();
  const [one, two] = [await day.issue(), await day.issue()];
  await node.issuing.cancel(day.counter(), one.id);
  await database.owner.query(`UPDATE ticket SET service_day = service_day - 1 WHERE zone_id = $1`, [
    day.zone.id,
  ]);
  await database.owner.query(`UPDATE ticket_series SET service_day = service_day - 1 WHERE zone_id = $1`, [
    day.zone.id,
  ]);
  expect((await day.issue()).number.count).toBe(1);
  expect((await day.issue()).number.count).toBe(3);
  expect(await day.ticket(two.id)).toMatchObject({ state: 'waiting' });
});

test('the service day is the zone’s own: it turns at the zone’s hour', async () => {
  const day = await aDay();
  const dayOf = async (startsAt: string) => {
    await database.owner.query('UPDATE zone SET service_day_starts_at = $2 WHERE id = $1', [
      day.zone.id,
      startsAt,
    ]);
    const { id } = await day.issue();
    const { rows } = await database.owner.query(
      `SELECT service_day = (clock_timestamp() AT TIME ZONE 'Europe/Brussels')::date AS today FROM ticket WHERE id = $1`,
      [id],
    );
    return rows[0].today;
  };
  expect(await dayOf('00:00')).toBe(true);
  const { rows } = await database.owner.query(
    `SELECT (clock_timestamp() AT TIME ZONE 'Europe/Brussels')::time < '23:59' AS before`,
  );
  if (rows[0].before) expect(await dayOf('23:59:59')).toBe(false);
});

test('only the counter that issued a ticket cancels it, and only while it waits', async () => {
  const day = await aDay({ counters: 2, inspectors: 1 });
  const ticket = await day.issue(0);
  expect(await refusalOf(node.issuing.cancel(day.counter(1), ticket.id))).toBe('forbidden');
  await node.accept.next(day.staff());
  expect(await refusalOf(node.issuing.cancel(day.counter(0), ticket.id))).toBe('out_of_state');
  expect(await day.ticket(ticket.id)).toMatchObject({ state: 'called' });
});

test('a counter that is no kiosk gives no tickets', async () => {
  const day = await aDay();
  await database.owner.query(`UPDATE counter SET roles = '{counter}' WHERE zone_id = $1`, [day.zone.id]);
  expect(await refusalOf(day.issue())).toBe('forbidden');
});

test('tickets of an earlier day expire, but not under somebody who still waits', async () => {
  const day = await aDay();
  const [gone, waits] = [await day.issue(), await day.issue()];
  await database.owner.query('UPDATE ticket SET service_day = service_day - 1 WHERE zone_id = $1', [
    day.zone.id,
  ]);
  await database.owner.query(`UPDATE ticket SET ordered_at = ordered_at - interval '7 hours' WHERE id = $1`, [
    gone.id,
  ]);
  await node.sweep.sweepZone(day.zone.id);
  expect(await day.ticket(gone.id)).toMatchObject({ state: 'expired' });
  expect(await day.ticket(waits.id)).toMatchObject({ state: 'waiting' });
});

test('whatever happens, tickets are called in order and each is told rightly how many are before it', async () => {
  const step = fc.constantFrom('issue', 'next', 'cancel', 'interrupt');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const day = await aDay();
      let waiting: TicketId[] = [];
      let returning = 0;
      for (const what of steps) {
        if (what === 'issue') {
          const ticket = await day.issue();
          expect(ticket.peopleBefore).toBe(waiting.length);
          waiting.push(ticket.id);
        } else if (what === 'cancel' && waiting.length > returning) {
          await node.issuing.cancel(day.counter(), waiting[returning]!);
          waiting.splice(returning, 1);
        } else if (what === 'next' && waiting.length > 0) {
          const { id, ticketId } = await node.accept.next(day.staff());
          expect(ticketId).toBe(waiting[0]);
          returning = Math.max(0, returning - 1);
          waiting = waiting.slice(1);
          await node.consultations.close(day.staff(), id, 'helped');
        } else if (what === 'interrupt' && waiting.length > 0) {
          const { ticketId } = await node.accept.next(day.staff());
          expect(ticketId).toBe(waiting[0]);
          await day.silence(day.counter().counterId, 11);
          await node.sweep.sweepZone(day.zone.id);
          await day.begin();
          returning = Math.max(returning, 1);
        }
      }
    }),
    { numRuns: 12, seed: 20_260_101 },
  );
}, 60_000);
