import type { RoutingInspector, RoutingSnapshot } from '@loket/contract';
import { FIRST_POLICY } from './policy.ts';
import { placeInTime, route } from './route.ts';
import {
  anInspector,
  aSite,
  aSnapshot,
  aTicket,
  counterId,
  NOON,
  siteId,
  staffId,
  ticketId,
} from './snapshots.testing.ts';

const MINUTE_MS = 60_000;
const decided = (snapshot: RoutingSnapshot, changes = {}) => route(snapshot, { ...FIRST_POLICY, ...changes });
/** Whose ticket it is and which counter, by their short numbers; else the kind of the decision. */
function called(snapshot: RoutingSnapshot, changes = {}) {
  const decision = decided(snapshot, changes);
  return decision.kind === 'call' ? Number(decision.ticketId.slice(-4)) : decision.kind;
}

test('nobody waits', () => expect(decided(aSnapshot([]))).toEqual({ kind: 'nobody_waits' }));

test('the earlier of two, and why', () => {
  const decision = decided(aSnapshot([aTicket(1, 3), aTicket(2, 8)]));
  expect(decided(aSnapshot([aTicket(2, 8), aTicket(1, 3)]))).toEqual(decision);
  expect(decision).toEqual({
    kind: 'call',
    ticketId: ticketId(2),
    counterId: counterId(1),
    because: [
      { kind: 'waited', minutes: 8 },
      { kind: 'language', match: true },
    ],
    passedOver: [],
  });
});

test('two of one instant: always the same one', () => {
  expect(called(aSnapshot([aTicket(2, 5), aTicket(1, 5)]))).toBe(1);
  expect(called(aSnapshot([aTicket(1, 5), aTicket(2, 5)]))).toBe(1);
});

test('the first free counter of the ticket’s own site, in the order of the labels', () => {
  const sites = [aSite(1, [11, 12]), aSite(2, [22, 21])];
  const decision = decided(aSnapshot([aTicket(1, 9, { siteId: siteId(2) })], sites));
  expect(decision).toMatchObject({ kind: 'call', counterId: counterId(22) });
});

test('an occupied site is passed over, and it says so', () => {
  const sites = [aSite(1, []), aSite(2, [2])];
  const decision = decided(aSnapshot([aTicket(1, 90), aTicket(2, 1, { siteId: siteId(2) })], sites));
  expect(decision).toMatchObject({
    ticketId: ticketId(2),
    passedOver: [{ ticketId: ticketId(1), hindrance: 'no_free_counter' }],
  });
});

test('somebody waits, but every room is occupied, also one of a site that nobody told of', () => {
  const tickets = [aTicket(1, 90), aTicket(2, 90, { siteId: siteId(9) })];
  expect(decided(aSnapshot(tickets, [aSite(1, [])]))).toEqual({
    kind: 'nobody_for_you',
    hindrances: ['no_free_counter'],
  });
});

describe('head starts', () => {
  const classed = (priorityClass: 'returning' | 'raised' | 'appointment', minutesAgo: number) =>
    aSnapshot([aTicket(1, 50), aTicket(2, minutesAgo, { priorityClass })]);

  test.each(['raised', 'appointment'] as const)(
    '%s comes before who came less than an hour earlier',
    (of) => {
      expect(called(classed(of, 0))).toBe(2);
      expect(called(aSnapshot([aTicket(1, 61), aTicket(2, 0, { priorityClass: of })]))).toBe(1);
    },
  );
  test('an interrupted call comes back at the head', () => expect(called(classed('returning', 0))).toBe(2));
  test('and still behind who waited longer than its head start', () => {
    const tickets = [aTicket(1, 241), aTicket(2, 0, { priorityClass: 'returning' })];
    expect(called(aSnapshot(tickets))).toBe(1);
  });
  test('a class without a head start in the policy has none', () => {
    const headStartMinutes = { returning: 0, raised: 0, appointment: 0 };
    expect(called(classed('raised', 49), { headStartMinutes })).toBe(1);
  });
});

describe('languages and training', () => {
  const dutch: RoutingInspector = anInspector(1, { languages: ['nl'], skills: [] });
  const german: RoutingInspector = anInspector(2, { languages: ['de', 'nl'], skills: ['fraud'] });
  const both: [RoutingInspector, RoutingInspector] = [dutch, german];
  const inGerman = (minutesAgo: number) => [aTicket(1, minutesAgo, { locale: 'de' }), aTicket(2, 1)];
  const fraud = (minutesAgo: number) => [aTicket(1, minutesAgo, { skill: 'fraud' }), aTicket(2, 1)];

  test('kept for a colleague who speaks it, for ten minutes, and then not a moment longer', () => {
    expect(decided(aSnapshot(inGerman(9.99), undefined, both))).toMatchObject({
      ticketId: ticketId(2),
      passedOver: [{ hindrance: 'kept_for_language' }],
    });
    expect(called(aSnapshot(inGerman(10), undefined, both))).toBe(1);
  });
  test('not kept when nobody at work speaks it', () => {
    expect(called(aSnapshot(inGerman(2), undefined, [dutch]))).toBe(1);
  });
  test('kept for a colleague with the training, for five minutes', () => {
    expect(called(aSnapshot(fraud(4.99), undefined, both))).toBe(2);
    expect(called(aSnapshot(fraud(5), undefined, both))).toBe(1);
    expect(called(aSnapshot(fraud(2), undefined, [dutch]))).toBe(1);
  });
  test('who speaks it does not wait for who is trained but does not speak it', () => {
    const speaks = anInspector(1, { languages: ['de'], skills: [] });
    const trained = anInspector(2, { languages: ['nl'], skills: ['victims'] });
    const victim = [aTicket(1, 1, { locale: 'de', skill: 'victims' })];
    expect(called(aSnapshot(victim, undefined, [speaks, trained]))).toBe(1);
    expect(decided(aSnapshot(victim, undefined, [trained, speaks]))).toMatchObject({
      hindrances: ['kept_for_language'],
    });
    const ideal = anInspector(3, { languages: ['de'], skills: ['victims'] });
    expect(decided(aSnapshot(victim, undefined, [speaks, trained, ideal]))).toMatchObject({
      hindrances: ['kept_for_skill'],
    });
  });
});

describe('kept for one inspector', () => {
  const kept = (forWhom: number) => [aTicket(1, 30), aTicket(2, 5, { reservedFor: staffId(forWhom) })];
  const two: [RoutingInspector, RoutingInspector] = [anInspector(1), anInspector(2)];

  test('that inspector gets it before who came up to an hour earlier', () => {
    expect(called(aSnapshot(kept(1), undefined, two))).toBe(2);
  });
  test('a colleague does not get it, and hears why when nobody else waits', () => {
    expect(called(aSnapshot(kept(2), undefined, two))).toBe(1);
    expect(decided(aSnapshot([kept(2)[1]!], undefined, two))).toEqual({
      kind: 'nobody_for_you',
      hindrances: ['kept_for_colleague'],
    });
  });
  test('when that inspector went home it is kept for nobody', () => {
    expect(called(aSnapshot([kept(2)[1]!], undefined, [anInspector(1)]))).toBe(2);
  });
});

describe('a small site next to a busy one', () => {
  const lone = aTicket(9, 3, { siteId: siteId(2) });
  const crowd = [aTicket(1, 7), aTicket(2, 6)];
  const free = (minutes: number | null) => [
    aSite(1, [1]),
    aSite(2, [2], { freeSince: minutes === null ? null : NOON - minutes * MINUTE_MS }),
  ];

  test('gains a minute for each that its room stands free, and no more than the policy’s fifteen', () => {
    expect(called(aSnapshot([...crowd, lone], free(3)))).toBe(1);
    expect(called(aSnapshot([...crowd, lone], free(5)))).toBe(9);
    expect(called(aSnapshot([aTicket(1, 16), lone], free(14)))).toBe(9);
    expect(called(aSnapshot([aTicket(1, 19), lone], free(600)))).toBe(1);
  });
  test('where nobody came today has its whole turn', () => {
    expect(called(aSnapshot([aTicket(1, 17), lone], free(null)))).toBe(9);
  });
  test('has none while all of its rooms are occupied', () => {
    const site = { ...aSite(2, []), freeSince: null };
    expect(placeInTime(lone, site, aSnapshot([lone]), FIRST_POLICY)).toBe(lone.orderedAt);
  });
});

test('of many that are passed over it names ten', () => {
  const crowd = [...Array(30).keys()].map((n) => aTicket(n + 1, 60 - n));
  const last = aTicket(99, 1, { siteId: siteId(2) });
  const decision = decided(aSnapshot([...crowd, last], [aSite(1, []), aSite(2, [2])]));
  expect(decision).toMatchObject({ kind: 'call', ticketId: ticketId(99) });
  expect(decision.kind === 'call' && decision.passedOver).toHaveLength(10);
});
