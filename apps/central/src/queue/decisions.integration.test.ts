import { randomUUID } from 'node:crypto';
import type { Locale, Reason, RoutingDecision, RoutingSnapshot, StaffId } from '@loket/contract';
import { FIRST_POLICY, route } from '@loket/queue';
import { TicketActions } from '../board/ticket-actions.ts';
import { configurationFrom } from '../config/configuration.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, refusalOf, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';
import { Accept } from './accept.ts';
import { queuePorts } from './ports.ts';

let database: TestDatabase;
let node: TestNode;
let day: TestDay;
let zones = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  node = await openTestNode(database.appUrl);
});
afterAll(async () => {
  await node.close();
  await database.close();
});
beforeEach(async () => {
  zones += 1;
  const size = { counters: 3, inspectors: 3 };
  day = new TestDay(node, await makeTestZone(database.owner, `decide-${zones}`, size), database.owner);
  await day.begin();
});

const inspector = (place: number): StaffId => day.staff(place).staffId;
const issue = (locale: Locale, reason: Reason = 'theft') =>
  node.issuing.issue(day.counter(), { idempotencyKey: randomUUID(), locale, reason });
const competence = (place: number, languages: Locale[], skills: string[] = []) =>
  database.owner.query('UPDATE inspector SET languages = $2, skills = $3 WHERE staff_id = $1', [
    inspector(place),
    languages,
    skills,
  ]);
const waited = (id: string, minutes: number) =>
  database.owner.query(
    'UPDATE ticket SET ordered_at = ordered_at - make_interval(mins => $2) WHERE id = $1',
    [id, minutes],
  );
async function recorded(consultationId: string) {
  const { rows } = await database.owner.query('SELECT * FROM routing_decision WHERE consultation_id = $1', [
    consultationId,
  ]);
  return rows[0] as { policy_version: number; snapshot: RoutingSnapshot; decision: RoutingDecision };
}

test('each call is recorded with all that it depended on: the same function says the same again', async () => {
  await competence(0, ['nl', 'fr'], ['victims']);
  const tickets = [
    await issue('de'),
    await issue('fr'),
    await issue('nl', 'violence'),
    await issue('nl', 'fraud'),
  ];
  for (const place of [0, 1, 2]) {
    const { id, ticketId, counterId } = await node.accept.next(day.staff(place));
    const { snapshot, decision, policy_version } = await recorded(id);
    expect(decision).toMatchObject({ kind: 'call', ticketId, counterId });
    expect(route(snapshot, FIRST_POLICY)).toEqual(decision);
    expect(policy_version).toBe(0);
    expect(snapshot.inspector.id).toBe(inspector(place));
    expect(snapshot.atWork.map(({ id: atWork }) => atWork).sort()).toEqual([0, 1, 2].map(inspector).sort());
    expect(snapshot.sites[0]?.freeCounters).toHaveLength(3 - place);
    expect(snapshot.tickets).toHaveLength(tickets.length - place);
  }
});

test('of tickets that are equal in everything only the first is read', async () => {
  for (let count = 0; count < 20; count += 1) await day.issue();
  const { snapshot } = await recorded((await node.accept.next(day.staff(0))).id);
  expect(snapshot.tickets).toHaveLength(1);
});

/** One consultation at each counter: of the first inspector at the first, and so on; the first so many are closed. */
async function consultations(closed: number) {
  const calls = [];
  for (const place of [0, 1, 2]) {
    await day.issue();
    calls.push(await node.accept.next(day.staff(place)));
  }
  for (const [place, { id, counterId }] of calls.slice(0, closed).entries()) {
    await node.consultations.here({ zoneId: day.zone.id, counterId }, id);
    await node.consultations.close(day.staff(place), id, 'helped');
  }
  return calls.map(({ id }) => id);
}
async function nextSite() {
  await day.issue();
  const { snapshot } = await recorded((await node.accept.next(day.staff(0))).id);
  return snapshot.sites[0];
}

test('a site has a free room since the one was left that is free for longest', async () => {
  const [first, second] = await consultations(2);
  const { rows } = await database.owner.query<{ at: Date }>(
    'SELECT ended_at AS at FROM consultation WHERE id IN ($1, $2) ORDER BY ended_at',
    [first, second],
  );
  const site = await nextSite();
  expect(site?.freeCounters).toHaveLength(2);
  expect(site?.freeSince).toBe(rows[0]?.at.getTime());
});

test('where nobody was in one of the free rooms today, it has been free since ever', async () => {
  const [first] = await consultations(2);
  expect((await recorded(first ?? '')).snapshot.sites[0]?.freeSince).toBeNull();
  await database.owner.query(
    `UPDATE consultation SET called_at = called_at - interval '1 day', ended_at = ended_at - interval '1 day'
     WHERE id = $1`,
    [first],
  );
  expect(await nextSite()).toMatchObject({ freeSince: null });
});

test('a ticket is kept for who speaks its language, for as long as the policy says and while one is at work', async () => {
  await competence(0, ['nl']);
  await competence(1, ['nl', 'de']);
  await competence(2, ['nl']);
  const german = await issue('de');
  expect(await refusalOf(node.accept.next(day.staff(0)))).toBe('kept_for_others');
  await waited(german.id, FIRST_POLICY.languageFirstMinutes);
  expect((await node.accept.next(day.staff(0))).ticketId).toBe(german.id);

  const second = await issue('de');
  expect(await refusalOf(node.accept.next(day.staff(2)))).toBe('kept_for_others');
  await database.owner.query(`UPDATE inspector SET availability = 'break' WHERE staff_id = $1`, [
    inspector(1),
  ]);
  expect((await node.accept.next(day.staff(2))).ticketId).toBe(second.id);
});

test('a ticket goes first to who is trained for its reason', async () => {
  await competence(0, ['nl'], []);
  await competence(1, ['nl'], ['victims']);
  await competence(2, ['nl'], []);
  const victim = await issue('nl', 'violence');
  const other = await issue('nl', 'damage');
  const byUntrained = await node.accept.next(day.staff(0));
  expect(byUntrained.ticketId).toBe(other.id);
  expect((await recorded(byUntrained.id)).decision).toMatchObject({
    passedOver: [{ ticketId: victim.id, hindrance: 'kept_for_skill' }],
  });
  expect((await node.accept.next(day.staff(1))).ticketId).toBe(victim.id);
});

test('rooms that fail between the look and the grasp: it looks again, and calls nobody to them', async () => {
  const ticket = await day.issue();
  let looks = 0;
  const accept = new Accept(
    node.database,
    node.vault,
    configurationFrom({ DATABASE_URL: database.appUrl, LOKET_SECRETS: '/nowhere' }),
    {
      ...queuePorts,
      routingSnapshot: async (...asked) => {
        const snapshot = await queuePorts.routingSnapshot(...asked);
        const [room] = snapshot?.sites[0]?.freeCounters ?? [];
        looks += 1;
        if (room && looks < 3) await day.silence(room, 11);
        return snapshot;
      },
    },
  );
  const { counterId, ticketId } = await accept.next(day.staff());
  expect(looks).toBe(3);
  expect(ticketId).toBe(ticket.id);
  expect(counterId).toBe(day.counter(2).counterId);
});

test('a citizen who gives up between the look and the grasp is not called', async () => {
  const [gone, next] = [await day.issue(), await issue('fr')];
  let looks = 0;
  const accept = new Accept(
    node.database,
    node.vault,
    configurationFrom({ DATABASE_URL: database.appUrl, LOKET_SECRETS: '/nowhere' }),
    {
      ...queuePorts,
      routingSnapshot: async (...asked) => {
        const snapshot = await queuePorts.routingSnapshot(...asked);
        looks += 1;
        if (looks === 1) await node.issuing.cancel(day.counter(), gone.id);
        return snapshot;
      },
    },
  );
  expect((await accept.next(day.staff())).ticketId).toBe(next.id);
  expect(await day.ticket(gone.id)).toMatchObject({ state: 'cancelled' });
});

describe('why this ticket', () => {
  const why = (id: Awaited<ReturnType<typeof issue>>['id']) =>
    new TicketActions(node.database).why(day.staff(), id);

  test('called: as it was decided, with the numbers of those that were passed over', async () => {
    await competence(0, ['nl']);
    const german = await issue('de');
    const dutch = await issue('nl');
    await node.accept.next(day.staff(0));
    expect(await why(dutch.id)).toMatchObject({
      state: 'called',
      policyVersion: 0,
      because: expect.arrayContaining([{ kind: 'language', match: true }]),
      passedOver: [{ number: german.number, hindrance: 'kept_for_language' }],
    });
  });

  test('waiting: its place, what moves it, and that nothing holds it back', async () => {
    await day.issue();
    const second = await day.issue();
    await new TicketActions(node.database).setPriority(day.staff(), second.id, 'raised');
    expect(await why(second.id)).toMatchObject({
      state: 'waiting',
      peopleBefore: 0,
      because: expect.arrayContaining([{ kind: 'head_start', of: 'raised', minutes: 60 }]),
      hindrances: [],
    });
  });

  test('waiting, and its site has no room: so for every inspector at work', async () => {
    const { id } = await day.issue();
    for (const counter of day.zone.counters) await day.beat(counter.id, 'wiping');
    expect(await why(id)).toMatchObject({ hindrances: ['no_free_counter'] });
  });

  test('of nobody’s ticket, or one that was never called and waits no more: not there', async () => {
    const { id } = await day.issue();
    await node.issuing.cancel(day.counter(), id);
    expect(await refusalOf(why(id))).toBe('not_found');
  });
});
