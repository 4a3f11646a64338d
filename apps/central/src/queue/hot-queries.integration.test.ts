import { randomUUID } from 'node:crypto';
import { followedTicket } from '../follow/followed-ticket.repository.ts';
import { readDeskSnapshot } from '../live/desk-snapshot.ts';
import { todayFigures } from '../statistics/today.ts';
import { ExplainedStatements, type Reading } from '../testing/explained-statements.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';
import { intervalsNow } from '../waiting/waiting.repository.ts';
import { openTickets, peopleBefore } from './tickets.repository.ts';
import { fillWithThePast } from './years-of-tickets.testing.ts';

/**
 * With years of tickets in the tables, whatever runs all day reads a handful of rows through an index. What is
 * explained are the statements that the services really ran, each with its own values.
 */

/** `npm run prove -- hot-queries` fills a million. */
const TICKETS = Number(process.env.LOKET_ROUNDS ?? 50_000);
const GROWING = new Set([
  'ticket',
  'ticket_event',
  'consultation',
  'wait_forecast',
  'routing_decision',
  'dossier',
]);
/** Partial: they hold no ticket of the past; which of them serves best is the planner's choice. */
const OPEN_ONLY = new Set(['ticket_waiting', 'ticket_open', 'ticket_open_number']);
/** The forecast learns from so many of the newest; nothing else reads more than this day's open tickets. */
const MOST_ROWS = 500;
const OPEN_NOW = 20;
const FILL_MS = 600_000;
const WARM_UP = 20;
const ACCEPTS = process.env.LOKET_ROUNDS === undefined ? 60 : 300;

type House = { database: TestDatabase; node: TestNode; day: TestDay };
let past: House;
let empty: House;

async function openHouse(): Promise<House> {
  const database = await openTestDatabase();
  const node = await openTestNode(database.appUrl);
  const zone = await makeTestZone(database.owner, `hot-${randomUUID().slice(0, 8)}`, {
    counters: 4,
    inspectors: 4,
  });
  return { database, node, day: new TestDay(node, zone, database.owner) };
}

beforeAll(async () => {
  past = await openHouse();
  await fillWithThePast(past.database.owner, past.day.zone, TICKETS);
  empty = await openHouse();
  for (const { day } of [past, empty]) {
    await day.begin();
    for (let ticket = 0; ticket < OPEN_NOW; ticket += 1) await day.issue();
  }
}, FILL_MS);

afterAll(async () => {
  for (const { node, database } of [past, empty]) {
    await node.close();
    await database.close();
  }
});

test('whatever runs all day finds its rows through an index and looks at few', async () => {
  const { node, day } = past;
  const explained = new ExplainedStatements(node.source);
  const zoneId = day.zone.id;
  const inZone = node.database.inZone.bind(node.database, zoneId);
  const steps: Record<string, () => Promise<unknown>> = {
    issue: () => day.issue(),
    next: () => node.accept.next(day.staff()),
    here: async () => node.consultations.here(day.counter(await roomOf(day)), await talkOf(day)),
    timeline: async () => node.consultations.timeline(day.staff(), await talkOf(day)),
    close: async () => node.consultations.close(day.staff(), await talkOf(day), 'helped'),
    sweep: () => node.sweep.sweepZone(zoneId),
    list: () => inZone((tx) => openTickets(tx)),
    position: async () => {
      const { id } = await day.issue();
      await inZone((tx) => peopleBefore(tx, id));
    },
    waits: () => inZone((tx) => intervalsNow(tx)),
    desk: () =>
      node.database.zoneAsOfNow(zoneId, (tx, version) =>
        readDeskSnapshot(tx, version, day.staff().staffId, undefined),
      ),
    phone: async () => {
      const { rows } = await day.owner.query<{ follow_hash: Buffer }>(
        `SELECT follow_hash FROM ticket WHERE zone_id = $1 AND state = 'waiting' LIMIT 1`,
        [zoneId],
      );
      await inZone((tx) => followedTicket(tx, rows[0]!.follow_hash));
    },
    board: () => inZone(todayFigures),
  };
  const used: Record<string, string[]> = {};
  const wrong: string[] = [];
  for (const [name, step] of Object.entries(steps)) {
    const readings = (await explained.during(step)).filter(({ table }) => GROWING.has(table));
    used[name] = [...new Set(readings.flatMap(({ index }) => index ?? []))].sort();
    wrong.push(...readings.filter(isWrong).map((reading) => `${name}: ${told(reading)}`));
  }
  expect(wrong).toEqual([]);
  const by = (step: string) =>
    (used[step] ?? []).map((index) => (OPEN_ONLY.has(index) ? 'an index of open tickets' : index));
  const open = 'an index of open tickets';
  expect(by('issue')).toEqual(expect.arrayContaining([open, 'ticket_zone_id_idempotency_key_key']));
  expect(by('next')).toEqual(expect.arrayContaining([open, 'consultation_one_per_counter']));
  for (const step of ['list', 'position', 'desk', 'waits', 'sweep']) expect(by(step)).toContain(open);
  expect(by('sweep')).toContain('routing_decision_by_time');
  expect(by('timeline')).toContain('ticket_event_of_ticket');
  expect(by('phone')).toContain('ticket_zone_id_follow_hash_key');
  expect(by('waits')).toEqual(expect.arrayContaining(['wait_forecast_newest', 'consultation_by_time']));
  expect(by('board')).toContain('ticket_by_time');
}, 60_000);

test('the check sees a statement that reads the past', async () => {
  const explained = new ExplainedStatements(past.node.source);
  const readings = await explained.during(() =>
    past.node.database.inZone(past.day.zone.id, (tx) =>
      tx.query(`SELECT count(*) FROM ticket WHERE state = 'completed'`),
    ),
  );
  expect(readings.some(isWrong)).toBe(true);
});

test('accepting takes no longer with years of tickets than on the first day', async () => {
  const ratios: number[] = [];
  // The machine has other work too, which can only make one of them look worse: the best of three is the truth.
  for (let turn = 0; turn < 3 && !ratios.some((ratio) => ratio <= 1.2); turn += 1)
    ratios.push(await ratioOfAccepting());
  process.stdout.write(
    `accept p95 with ${TICKETS} past tickets: ${ratios.map((r) => r.toFixed(2)).join(', ')} x\n`,
  );
  expect(Math.min(...ratios)).toBeLessThanOrEqual(1.2);
}, 120_000);

const isWrong = ({ index, rows }: Reading) => index === null || rows > MOST_ROWS;

const told = ({ sql, table, index, rows }: Reading) =>
  `${rows} rows of ${table} by ${index ?? 'reading it whole'}: ${sql.replace(/\s+/g, ' ').trim().slice(0, 160)}`;

/** p95 with the past over p95 without, taking turns. */
async function ratioOfAccepting(): Promise<number> {
  const times = { past: [] as number[], empty: [] as number[] };
  for (let round = 0; round < WARM_UP + ACCEPTS; round += 1) {
    for (const [name, house] of [['past', past] as const, ['empty', empty] as const]) {
      const ms = await acceptOnce(house);
      if (round >= WARM_UP) times[name].push(ms);
    }
  }
  return p95(times.past) / p95(times.empty);
}

async function acceptOnce({ node, day }: House): Promise<number> {
  await day.issue();
  for (const { id } of day.zone.counters) await day.beat(id);
  await day.openDesk(day.staff().staffId);
  const startedAt = performance.now();
  const { id } = await node.accept.next(day.staff());
  const ms = performance.now() - startedAt;
  await node.consultations.here(day.counter(await roomOf(day)), id);
  await node.consultations.close(day.staff(), id, 'helped');
  return ms;
}

const p95 = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!;

type Talk = { id: never; counter_id: string };

async function openTalk(day: TestDay): Promise<Talk> {
  const { rows } = await day.owner.query<Talk>(
    `SELECT id, counter_id FROM consultation WHERE zone_id = $1 AND phase <> 'ended'`,
    [day.zone.id],
  );
  return rows[0]!;
}
const talkOf = async (day: TestDay) => (await openTalk(day)).id;
const roomOf = async (day: TestDay) => {
  const { counter_id: room } = await openTalk(day);
  return day.zone.counters.findIndex(({ id }) => id === room);
};
