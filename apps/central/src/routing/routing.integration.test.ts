import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { PolicyPreview, type RoutingPolicy, VersionedPolicy } from '@loket/contract';
import { FIRST_POLICY } from '@loket/queue';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, refusalOf, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';
import { Routing } from './routing.service.ts';

jest.setTimeout(60_000);

let database: TestDatabase;
let node: TestNode;
let day: TestDay;
let routing: Routing;

beforeAll(async () => {
  database = await openTestDatabase();
  node = await openTestNode(database.appUrl);
  routing = new Routing(node.database);
});
afterAll(async () => {
  await node.close();
  await database.close();
});
beforeEach(async () => {
  const code = `r-${randomUUID().slice(0, 8)}`;
  const zone = await makeTestZone(database.owner, code, { counters: 2, inspectors: 2 });
  day = new TestDay(node, zone, database.owner);
  await day.begin();
});

const policy = (over: Partial<RoutingPolicy> = {}): RoutingPolicy => ({ ...FIRST_POLICY, ...over });
const headStarts = (raised: number): RoutingPolicy =>
  policy({ headStartMinutes: { ...FIRST_POLICY.headStartMinutes, raised } });
const put = (wanted: RoutingPolicy, after = 0, note = 'Drukke maandag') =>
  routing.set(day.staff(0), { after, policy: wanted, note });
/** As if this ticket had been taken so many minutes earlier. */
const older = (id: string, minutes: number) =>
  database.owner.query(
    'UPDATE ticket SET ordered_at = ordered_at - make_interval(mins => $2) WHERE id = $1',
    [id, minutes],
  );
const raise = (id: string) =>
  database.owner.query(`UPDATE ticket SET priority_class = 'raised' WHERE id = $1`, [id]);
const order = async (): Promise<string[]> =>
  (
    await database.owner.query(
      `SELECT id FROM ticket t WHERE zone_id = $1 AND state = 'waiting' ORDER BY ranked_at, ordered_at, id`,
      [day.zone.id],
    )
  ).rows.map(({ id }) => id);

test('a zone that never wrote one follows version 0, which nobody made', async () => {
  expect(await routing.inForce(day.staff(0))).toEqual({
    version: 0,
    policy: FIRST_POLICY,
    madeBy: null,
    madeAt: null,
    note: '',
  });
});

test('a new version says who wrote it and why, and is in the audit', async () => {
  const made = await put(headStarts(30));
  expect(VersionedPolicy.parse(made)).toMatchObject({
    version: 1,
    policy: headStarts(30),
    madeBy: day.staff(0).name,
    note: 'Drukke maandag',
  });
  expect(await routing.inForce(day.staff(1))).toEqual(made);
  const { rows } = await database.owner.query(
    `SELECT action, actor_id, reason FROM audit_entry WHERE zone_id = $1 AND action = 'policy_changed'`,
    [day.zone.id],
  );
  expect(rows).toEqual([
    { action: 'policy_changed', actor_id: day.staff(0).staffId, reason: 'Version 1: Drukke maandag' },
  ]);
});

test('who looked at an older version is refused, and of two at once one is', async () => {
  await put(headStarts(30));
  expect(await refusalOf(put(headStarts(40)))).toBe('changed_meanwhile');
  expect(await refusalOf(put(headStarts(40), 7))).toBe('changed_meanwhile');
  const ends = await Promise.all([refusalOf(put(headStarts(40), 1)), refusalOf(put(headStarts(50), 1))]);
  expect(ends.sort()).toEqual(['changed_meanwhile', 'none']);
  expect((await routing.inForce(day.staff(0))).version).toBe(2);
});

test('those who wait are ranked by the new policy at once', async () => {
  const [early, raised] = [await day.issue(), await day.issue()];
  await older(early.id, 30);
  await raise(raised.id);
  expect(await order()).toEqual([raised.id, early.id]);
  await put(headStarts(10));
  expect(await order()).toEqual([early.id, raised.id]);
  expect((await node.accept.next(day.staff(0))).ticketId).toBe(early.id);
});

test('a call that breaks off while the policy is written is ranked by the new one', async () => {
  const ticket = await day.issue();
  await database.owner.query(`UPDATE ticket SET state = 'called' WHERE id = $1`, [ticket.id]);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const returns = node.database.inZone(day.zone.id, async (tx) => {
    await tx.query(`UPDATE ticket SET state = 'waiting', priority_class = 'returning' WHERE id = $1`, [
      ticket.id,
    ]);
    await held;
  });
  const returning = { ...FIRST_POLICY.headStartMinutes, returning: 20 };
  let written = false;
  const writes = put(policy({ headStartMinutes: returning })).finally(() => {
    written = true;
  });
  // Until the policy is written, or waits for the ticket that is being ranked.
  while (!written && !(await somebodyWaitsForALock())) await new Promise((resolve) => setImmediate(resolve));
  letGo();
  await Promise.all([returns, writes]);
  const { rows } = await database.owner.query(
    `SELECT extract(epoch FROM ordered_at - ranked_at)::int / 60 AS minutes FROM ticket WHERE id = $1`,
    [ticket.id],
  );
  expect(rows[0].minutes).toBe(20);
});

const somebodyWaitsForALock = async (): Promise<boolean> =>
  (
    await database.owner.query(
      `SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS waits`,
    )
  ).rows[0].waits;

describe('a preview', () => {
  test('shows who would stand where, and the bound of both', async () => {
    const [early, raised] = [await day.issue(), await day.issue()];
    await older(early.id, 30);
    await raise(raised.id);
    const preview = PolicyPreview.parse(
      await routing.preview(day.staff(0), {
        ...headStarts(10),
        headStartMinutes: { returning: 20, raised: 10, appointment: 10 },
      }),
    );
    expect(preview.order).toEqual([
      { number: raised.number, before: 1, after: 2 },
      { number: early.number, before: 2, after: 1 },
    ]);
    // The largest head start and the turn of a site; and the 240 minutes of version 0.
    expect(preview.boundMinutes).toEqual({ before: 255, after: 35 });
  });

  test('takes what was decided again, and says what would have gone differently', async () => {
    const [early, raised] = [await day.issue(), await day.issue()];
    await older(early.id, 30);
    await raise(raised.id);
    expect((await node.accept.next(day.staff(0))).ticketId).toBe(raised.id);
    const same = await routing.preview(day.staff(0), FIRST_POLICY);
    expect(same.recorded).toEqual({ compared: 1, different: 0, examples: [] });
    const { recorded } = PolicyPreview.parse(await routing.preview(day.staff(0), headStarts(10)));
    expect(recorded).toMatchObject({
      compared: 1,
      different: 1,
      examples: [{ called: raised.number, instead: early.number }],
    });
  });

  test('changes nothing at all', async () => {
    const [early, raised] = [await day.issue(), await day.issue()];
    await older(early.id, 30);
    await raise(raised.id);
    const everything = async () =>
      (
        await database.owner.query(
          `SELECT (SELECT jsonb_agg(t ORDER BY id) FROM ticket t WHERE zone_id = $1) AS tickets,
             (SELECT count(*) FROM ticket_event WHERE zone_id = $1) AS events,
             (SELECT count(*) FROM routing_policy WHERE zone_id = $1) AS policies,
             (SELECT count(*) FROM audit_entry WHERE zone_id = $1) AS audit,
             (SELECT version FROM zone_clock WHERE zone_id = $1) AS version`,
          [day.zone.id],
        )
      ).rows[0];
    const before = await everything();
    await routing.preview(day.staff(0), headStarts(10));
    expect(await everything()).toEqual(before);
  });

  test('of another zone’s tickets and decisions says nothing', async () => {
    await day.issue();
    await node.accept.next(day.staff(0));
    await day.issue();
    const zone = await makeTestZone(database.owner, `o-${randomUUID().slice(0, 8)}`);
    const other = new TestDay(node, zone, database.owner);
    expect(await routing.preview(other.staff(0), headStarts(10))).toMatchObject({
      order: [],
      recorded: { compared: 0 },
    });
  });
});
