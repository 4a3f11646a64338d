import {
  CounterId,
  LOCALES,
  PriorityClass,
  type RoutingInspector,
  RoutingPolicy,
  type RoutingSite,
  type RoutingSnapshot,
  type RoutingTicket,
  SiteId,
  Skill,
  StaffId,
  TicketId,
} from '@loket/contract';
import fc from 'fast-check';

const MINUTE_MS = 60_000;
/** A Monday noon; every ticket came within twelve hours of it. */
export const NOON = Date.UTC(2026, 10, 23, 11);

const uuid = (kind: number, n: number) =>
  `${String(kind).repeat(8)}-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const siteId = (n: number): SiteId => SiteId.parse(uuid(1, n));
export const staffId = (n: number): StaffId => StaffId.parse(uuid(2, n));
export const ticketId = (n: number): TicketId => TicketId.parse(uuid(3, n));
export const counterId = (n: number): CounterId => CounterId.parse(uuid(4, n));

/** A ticket of site 1 that just asks for anybody who speaks Dutch, ordered so many minutes before {@link NOON}. */
export const aTicket = (
  n: number,
  minutesAgo: number,
  changes: Partial<RoutingTicket> = {},
): RoutingTicket => ({
  id: ticketId(n),
  siteId: siteId(1),
  priorityClass: 'normal',
  skill: null,
  locale: 'nl',
  orderedAt: NOON - minutesAgo * MINUTE_MS,
  reservedFor: null,
  ...changes,
});
/** Of a site whose rooms got free just now, so that it has no turn. */
export const aSite = (
  n: number,
  counters: readonly number[],
  changes: Partial<RoutingSite> = {},
): RoutingSite => ({
  id: siteId(n),
  freeCounters: counters.map(counterId),
  freeSince: NOON,
  ...changes,
});
export const anInspector = (n: number, changes: Partial<RoutingInspector> = {}): RoutingInspector => ({
  id: staffId(n),
  languages: ['nl', 'fr'],
  skills: ['victims', 'fraud', 'traffic'],
  ...changes,
});
/** Inspector 1 asks; everybody who waits and every site is given. */
export function aSnapshot(
  tickets: readonly RoutingTicket[],
  sites: readonly RoutingSite[] = [aSite(1, [1])],
  atWork: readonly [RoutingInspector, ...RoutingInspector[]] = [anInspector(1)],
): RoutingSnapshot {
  return {
    at: NOON,
    policyVersion: 0,
    inspector: atWork[0],
    atWork: [...atWork],
    tickets: [...tickets],
    sites: [...sites],
  };
}

const minutes = (most: number) =>
  fc.oneof(
    fc.constantFrom(0, most),
    fc.integer({ min: 0, max: most }),
    fc.integer({ min: 0, max: Math.min(10, most) }),
  );

/** Any policy that the schema lets through. */
export const anyPolicy: fc.Arbitrary<RoutingPolicy> = fc
  .record({
    mode: fc.constantFrom('next' as const, 'offer' as const),
    offerSeconds: fc.integer({ min: 10, max: 120 }),
    headStartMinutes: fc.record({ returning: minutes(480), raised: minutes(480), appointment: minutes(480) }),
    languageFirstMinutes: minutes(60),
    skillFirstMinutes: minutes(60),
    siteTurnMinutes: minutes(30),
    recalls: fc.integer({ min: 0, max: 5 }),
    parkMinutes: fc.integer({ min: 5, max: 480 }),
  })
  .map((policy) => RoutingPolicy.parse(policy));

/** Whole minutes make ties, milliseconds make the rest. A device's clock may have been a little ahead. */
const anInstant = fc.oneof(
  fc.integer({ min: -1, max: 12 * 60 }).map((ago) => NOON - ago * MINUTE_MS),
  fc.integer({ min: -2_000, max: 12 * 60 * MINUTE_MS }).map((ago) => NOON - ago),
  fc.integer({ min: 0, max: 4 }).map((ago) => NOON - ago * 5 * MINUTE_MS),
);

const SITES = 4;
const STAFF = 4;

const anyInspector = (n: number): fc.Arbitrary<RoutingInspector> =>
  fc.record({
    id: fc.constant(staffId(n)),
    languages: fc.subarray([...LOCALES], { minLength: 1 }),
    skills: fc.subarray([...Skill.options]),
  });

const anySite = (n: number): fc.Arbitrary<RoutingSite> =>
  fc.record({
    id: fc.constant(siteId(n)),
    freeCounters: fc
      .integer({ min: 0, max: 2 })
      .map((many) => [...Array(many).keys()].map((m) => counterId(n * 10 + m))),
    freeSince: fc.option(anInstant),
  });

const anyTicket = (n: number): fc.Arbitrary<RoutingTicket> =>
  fc.record({
    id: fc.constant(ticketId(n)),
    siteId: fc.integer({ min: 1, max: SITES }).map(siteId),
    priorityClass: fc.oneof(
      { weight: 2, arbitrary: fc.constant('normal' as const) },
      fc.constantFrom(...PriorityClass.options),
    ),
    skill: fc.option(fc.constantFrom(...Skill.options), { freq: 2 }),
    locale: fc.constantFrom(...LOCALES),
    orderedAt: anInstant,
    reservedFor: fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      fc.integer({ min: 1, max: STAFF + 1 }).map(staffId),
    ),
  });

/** Any snapshot; a ticket may stand at a site that is not told of, or be kept for somebody who is not at work. */
export const anySnapshot: fc.Arbitrary<RoutingSnapshot> = fc
  .record({
    staff: fc.tuple(...[1, 2, 3, 4].map(anyInspector)),
    colleagues: fc.integer({ min: 0, max: STAFF - 1 }),
    sites: fc.tuple(...[1, 2, 3, 4].map(anySite)),
    told: fc.integer({ min: 1, max: SITES }),
    tickets: fc
      .integer({ min: 0, max: 14 })
      .chain((many) => fc.tuple(...[...Array(many).keys()].map((n) => anyTicket(n + 1)))),
    ids: fc.nat(),
  })
  .map(({ staff, colleagues, sites, told, tickets, ids }) => ({
    at: NOON,
    policyVersion: 1,
    inspector: staff[0]!,
    atWork: staff.slice(0, 1 + colleagues),
    sites: sites.slice(0, told),
    // The ids of tickets say nothing of their order.
    tickets: tickets.map((ticket, n) => ({ ...ticket, id: ticketId(((n + 1) * 7 + ids) % 97) })),
  }));
