import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, refusalOf, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';

const ROUNDS = Number(process.env.LOKET_ROUNDS ?? 500);

let database: TestDatabase;
let nodes: [TestNode, TestNode];

beforeAll(async () => {
  database = await openTestDatabase();
  nodes = [await openTestNode(database.appUrl), await openTestNode(database.appUrl)];
});
afterAll(async () => {
  for (const node of nodes) await node.close();
  await database.close();
});

/** Both at once, each through a node of its own: who got which ticket, or why not. */
async function bothPressNext(day: TestDay) {
  const press = async (place: number) => {
    try {
      return (await nodes[place]!.accept.next(day.staff(place))).ticketId;
    } catch (error) {
      return refusalOf(Promise.reject(error));
    }
  };
  return Promise.all([press(0), press(1)]);
}

/** As appliances and desks do: heard of again well before they count as silent, however busy this machine is. */
const BEAT_EVERY_MS = 3_000;
const lastBeat = new WeakMap<TestDay, number>();
async function beatWhenDue(day: TestDay) {
  if (performance.now() - (lastBeat.get(day) ?? Number.NEGATIVE_INFINITY) < BEAT_EVERY_MS) return;
  await day.begin();
  lastBeat.set(day, performance.now());
}

async function endEverything(day: TestDay) {
  const { rows } = await database.owner.query(
    `SELECT id, inspector_id FROM consultation WHERE zone_id = $1 AND phase <> 'ended'`,
    [day.zone.id],
  );
  for (const { id, inspector_id } of rows) {
    const place = day.zone.inspectors.findIndex((person) => person.id === inspector_id);
    await day.node.consultations.close(day.staff(place), id, 'helped');
  }
}

test(
  `two inspectors press next on one ticket, ${ROUNDS} rounds: exactly one wins, the other hears that nobody waits`,
  async () => {
    const zone = await makeTestZone(database.owner, 'one-ticket', { counters: 2, inspectors: 2 });
    const day = new TestDay(nodes[0], zone, database.owner);
    for (let round = 0; round < ROUNDS; round += 1) {
      await beatWhenDue(day);
      const { id } = await day.issue();
      const got = await bothPressNext(day);
      expect(got.sort()).toEqual([id, 'nobody_waits'].sort());
      await endEverything(day);
    }
  },
  120_000 + ROUNDS * 200,
);

test('two tickets and two counters: each inspector gets one of them, the first ticket is never left over', async () => {
  const zone = await makeTestZone(database.owner, 'two-tickets', { counters: 2, inspectors: 2 });
  const day = new TestDay(nodes[0], zone, database.owner);
  for (let round = 0; round < 100; round += 1) {
    await beatWhenDue(day);
    const tickets = [(await day.issue()).id, (await day.issue()).id];
    expect((await bothPressNext(day)).sort()).toEqual(tickets.sort());
    await endEverything(day);
  }
}, 60_000);

test('two tickets and one counter: one wins the first ticket, the other hears that no counter is free', async () => {
  const zone = await makeTestZone(database.owner, 'one-counter', { counters: 1, inspectors: 2 });
  const day = new TestDay(nodes[0], zone, database.owner);
  for (let round = 0; round < 100; round += 1) {
    await beatWhenDue(day);
    const first = await day.issue();
    const second = await day.issue();
    expect((await bothPressNext(day)).sort()).toEqual([first.id, 'no_free_counter'].sort());
    await endEverything(day);
    await day.node.accept.next(day.staff(0));
    await endEverything(day);
    expect(await day.ticket(second.id)).toMatchObject({ state: 'completed' });
  }
}, 60_000);

test('one inspector who presses twice gets one consultation', async () => {
  const zone = await makeTestZone(database.owner, 'twice', { counters: 2, inspectors: 1 });
  const day = new TestDay(nodes[0], zone, database.owner);
  await day.begin();
  await day.issue();
  await day.issue();
  const got = await Promise.all(nodes.map((node) => refusalOf(node.accept.next(day.staff()))));
  expect(got.sort()).toEqual(['already_in_consultation', 'none']);
});
