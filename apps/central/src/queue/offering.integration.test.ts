import { randomUUID } from 'node:crypto';
import { OfferId, type RoutingPolicy, type StaffId, type TicketId } from '@loket/contract';
import { FIRST_POLICY } from '@loket/queue';
import { TicketActions } from '../board/ticket-actions.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, refusalOf, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';
import { tendOffers } from './offering.ts';
import { openOfferOf } from './offers.repository.ts';
import { queuePorts } from './ports.ts';
import { SYSTEM } from './ticket-history.ts';

let database: TestDatabase;
let node: TestNode;
let other: TestNode;
let day: TestDay;
let zones = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  node = await openTestNode(database.appUrl);
  other = await openTestNode(database.appUrl);
});
afterAll(async () => {
  await node.close();
  await other.close();
  await database.close();
});
beforeEach(async () => {
  zones += 1;
  const size = { counters: 2, inspectors: 3 };
  day = new TestDay(node, await makeTestZone(database.owner, `offer-${zones}`, size), database.owner);
  await day.begin();
  await setPolicy({ mode: 'offer' });
  // The third has been idle longest, the first shortest.
  for (const [place, minutes] of [5, 10, 15].entries())
    await database.owner.query(
      'UPDATE inspector SET idle_since = clock_timestamp() - make_interval(mins => $2) WHERE staff_id = $1',
      [inspector(place), minutes],
    );
});

const inspector = (place: number): StaffId => day.staff(place).staffId;
const setPolicy = (changes: Partial<RoutingPolicy>) =>
  database.owner.query(
    `INSERT INTO routing_policy (zone_id, version, policy, made_by, note)
     SELECT $1, 1 + coalesce(max(version), 0), $2, $3, 'a test' FROM routing_policy WHERE zone_id = $1`,
    [day.zone.id, JSON.stringify({ ...FIRST_POLICY, ...changes }), inspector(0)],
  );
/** Both nodes at once, as in life. */
const tend = () =>
  Promise.all(
    [node, other].map((one) => one.database.inZone(day.zone.id, (tx) => tendOffers(tx, queuePorts))),
  );
const offerOf = (place: number) =>
  node.database.inZone(day.zone.id, (tx) => openOfferOf(tx, inspector(place)));
const timeIsUp = () =>
  database.owner.query('UPDATE offer SET expires_at = clock_timestamp() WHERE zone_id = $1', [day.zone.id]);
const availability = async (place: number): Promise<string> =>
  (await database.owner.query('SELECT availability FROM inspector WHERE staff_id = $1', [inspector(place)]))
    .rows[0].availability;
const kinds = async (ticketId: TicketId): Promise<string[]> =>
  (
    await database.owner.query('SELECT kind FROM ticket_event WHERE ticket_id = $1 ORDER BY id', [ticketId])
  ).rows.map(({ kind }) => kind);

test('the inspector who has been idle longest is asked, once, and yes gives that ticket', async () => {
  const ticket = await day.issue();
  await tend();
  await tend();
  const offer = await offerOf(2);
  expect(offer).toMatchObject({ ticketId: ticket.id, number: ticket.number });
  expect(await Promise.all([offerOf(0), offerOf(1)])).toEqual([null, null]);
  const consultation = await node.accept.acceptOffer(day.staff(2), offer!.id);
  expect(consultation.ticketId).toBe(ticket.id);
  expect(await offerOf(2)).toBeNull();
  expect(await kinds(ticket.id)).toEqual(['issued', 'offered', 'called']);
  expect(await refusalOf(node.accept.acceptOffer(day.staff(2), offer!.id))).toBe('offer_over');
});

test('two tickets, two rooms: two inspectors are asked; the third ticket has no room left', async () => {
  const tickets = [await day.issue(), await day.issue(), await day.issue()];
  await tend();
  expect((await offerOf(2))?.ticketId).toBe(tickets[0]!.id);
  expect((await offerOf(1))?.ticketId).toBe(tickets[1]!.id);
  expect(await offerOf(0)).toBeNull();
});

test('no answer: that inspector has a break, the next one is asked, and the ticket keeps its place', async () => {
  const first = await day.issue();
  await tend();
  const missed = await offerOf(2);
  await timeIsUp();
  expect(await refusalOf(node.accept.acceptOffer(day.staff(2), missed!.id))).toBe('offer_over');
  await tend();
  expect(await availability(2)).toBe('break');
  expect((await offerOf(1))?.ticketId).toBe(first.id);
  expect(await kinds(first.id)).toEqual(['issued', 'offered', 'offer_missed', 'offered']);
  const { rows } = await database.owner.query('SELECT count(*)::int AS n FROM offer WHERE state = $1', [
    'missed',
  ]);
  expect(rows[0].n).toBeGreaterThan(0);
});

test('no: the same at once', async () => {
  const first = await day.issue();
  await tend();
  await node.accept.declineOffer(day.staff(2), (await offerOf(2))!.id);
  await tend();
  expect(await availability(2)).toBe('break');
  expect((await offerOf(1))?.ticketId).toBe(first.id);
});

test('an offer is its inspector’s own', async () => {
  await day.issue();
  await tend();
  const offer = await offerOf(2);
  expect(await refusalOf(node.accept.acceptOffer(day.staff(1), offer!.id))).toBe('offer_over');
  expect(await refusalOf(node.accept.declineOffer(day.staff(1), offer!.id))).toBe('offer_over');
  const unknown = OfferId.parse(randomUUID());
  expect(await refusalOf(node.accept.acceptOffer(day.staff(1), unknown))).toBe('offer_over');
});

test('an offer goes with its ticket: given back, parked, or kept for a colleague', async () => {
  const actions = new TicketActions(node.database);
  const ends: ((id: TicketId) => Promise<unknown>)[] = [
    (id) => node.issuing.cancel(day.counter(), id),
    (id) => actions.park(day.staff(0), id),
    async (id) => {
      await actions.assign(day.staff(0), id, inspector(0));
      await tend();
    },
  ];
  for (const end of ends) {
    const { id } = await day.issue();
    await tend();
    expect((await offerOf(2))?.ticketId).toBe(id);
    await end(id);
    expect(await offerOf(2)).toBeNull();
  }
  expect((await offerOf(0))?.ticketId).toBeDefined();
});

test('while a ticket is on offer, *next* gives a colleague another one, and its own inspector that one', async () => {
  const [first, second] = [await day.issue(), await day.issue()];
  await database.owner.query(`UPDATE inspector SET availability = 'break' WHERE staff_id = $1`, [
    inspector(1),
  ]);
  await database.owner.query(`UPDATE inspector SET availability = 'break' WHERE staff_id = $1`, [
    inspector(0),
  ]);
  await tend();
  await database.owner.query(`UPDATE inspector SET availability = 'available' WHERE staff_id = $1`, [
    inspector(1),
  ]);
  expect((await node.accept.next(day.staff(1))).ticketId).toBe(second.id);
  expect((await node.accept.next(day.staff(2))).ticketId).toBe(first.id);
  const { rows } = await database.owner.query('SELECT state FROM offer WHERE inspector_id = $1', [
    inspector(2),
  ]);
  expect(rows).toEqual([{ state: 'accepted' }]);
});

test('kept for somebody who has a break: who is asked instead keeps that offer, until the other is back', async () => {
  const setAvailability = (place: number, to: string) =>
    database.owner.query('UPDATE inspector SET availability = $2 WHERE staff_id = $1', [
      inspector(place),
      to,
    ]);
  const { id } = await day.issue();
  await new TicketActions(node.database).assign(day.staff(0), id, inspector(0));
  await setAvailability(0, 'break');
  await tend();
  const offer = await offerOf(2);
  expect(offer?.ticketId).toBe(id);
  await tend();
  await tend();
  expect(await offerOf(2)).toEqual(offer);
  expect(await kinds(id)).toEqual(['issued', 'assigned', 'offered']);

  await setAvailability(0, 'available');
  await tend();
  expect(await offerOf(2)).toBeNull();
  expect((await offerOf(0))?.ticketId).toBe(id);
});

test('kept for somebody who has a break: who is asked instead may say yes', async () => {
  const { id } = await day.issue();
  await new TicketActions(node.database).assign(day.staff(0), id, inspector(0));
  await database.owner.query(`UPDATE inspector SET availability = 'break' WHERE staff_id = $1`, [
    inspector(0),
  ]);
  await tend();
  const offer = await offerOf(2);
  await tend();
  expect((await node.accept.acceptOffer(day.staff(2), offer!.id)).ticketId).toBe(id);
});

test('no yes could be given any more: the room fails, or somebody comes who speaks the citizen’s language', async () => {
  const { id } = await day.issue();
  await tend();
  expect((await offerOf(2))?.ticketId).toBe(id);
  for (const place of [0, 1]) await day.silence(day.counter(place).counterId, 11);
  await tend();
  expect(await offerOf(2)).toBeNull();
  for (const place of [0, 1]) await day.beat(day.counter(place).counterId, 'idle');
  await tend();
  expect((await offerOf(2))?.ticketId).toBe(id);

  await database.owner.query(`UPDATE inspector SET languages = '{de}' WHERE staff_id <> $1`, [inspector(0)]);
  await tend();
  expect(await offerOf(2)).toBeNull();
  expect((await offerOf(0))?.ticketId).toBe(id);
});

test('whoever goes away is asked no longer', async () => {
  const { id } = await day.issue();
  await tend();
  await database.owner.query(
    `UPDATE inspector SET desk_seen_at = clock_timestamp() - interval '11 seconds' WHERE staff_id = $1`,
    [inspector(2)],
  );
  await tend();
  expect(await offerOf(2)).toBeNull();
  expect((await offerOf(1))?.ticketId).toBe(id);
});

test('a zone that goes back to *next* asks nobody any more', async () => {
  await day.issue();
  await tend();
  await setPolicy({ mode: 'next' });
  await tend();
  expect(await offerOf(2)).toBeNull();
});

test('a ticket that is taken back while it is looked at is offered to nobody', async () => {
  const ticket = await day.issue();
  const routingSnapshot: typeof queuePorts.routingSnapshot = async (...asked) => {
    const seen = await queuePorts.routingSnapshot(...asked);
    if ((await kinds(ticket.id)).at(-1) === 'issued') await node.issuing.cancel(day.counter(0), ticket.id);
    return seen;
  };
  await node.database.inZone(day.zone.id, (tx) => tendOffers(tx, { ...queuePorts, routingSnapshot }));
  expect(await Promise.all([offerOf(0), offerOf(1), offerOf(2)])).toEqual([null, null, null]);
  expect(await kinds(ticket.id)).toEqual(['issued', 'ended']);
});

test('nobody answered for a ticket that was taken back at that instant: its history ends with that', async () => {
  const ticket = await day.issue();
  await tend();
  await timeIsUp();
  // The ticket is being taken back: its row is held, its offer still looks open to whoever looks now.
  const holding = node.database.inZone(day.zone.id, async (tx) => {
    await tx.query('SELECT id FROM ticket WHERE id = $1 FOR NO KEY UPDATE', [ticket.id]);
    const tending = tend();
    await new Promise((resolve) => setTimeout(resolve, 150));
    await queuePorts.moveTicket(tx, { ticketId: ticket.id, move: 'cancel', kind: 'ended', actor: SYSTEM });
    return { tending };
  });
  await (await holding).tending;
  expect(await kinds(ticket.id)).toEqual(['issued', 'offered', 'ended']);
});
