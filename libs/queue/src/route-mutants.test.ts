import type { RoutingPolicy } from '@loket/contract';
import fc from 'fast-check';
import { route } from './route.ts';
import { type Decide, LAWS } from './route-laws.testing.ts';
import { counterId, NOON } from './snapshots.testing.ts';

/** A mutant that is not caught within so many snapshots has survived. */
const WITHIN = 2_000;
const SEED = Number(process.env.LOKET_SEED ?? 20_260_101);

const withPolicy =
  (changed: (policy: RoutingPolicy) => Partial<RoutingPolicy>): Decide =>
  (snapshot, policy) =>
    route(snapshot, { ...policy, ...changed(policy) });

const MUTANTS: Readonly<Record<string, Decide>> = {
  'calls to a counter that is not free': (snapshot, policy) =>
    route(
      {
        ...snapshot,
        sites: snapshot.sites.map((site) =>
          site.freeCounters.length > 0 ? site : { ...site, freeCounters: [counterId(999)] },
        ),
      },
      policy,
    ),
  'serves who came last first': (snapshot, policy) => {
    const mirrored = (at: number) => 2 * NOON - at;
    const tickets = snapshot.tickets.map((one) => ({ ...one, orderedAt: mirrored(one.orderedAt) }));
    return route({ ...snapshot, tickets }, policy);
  },
  'forgets a site': (snapshot, policy) => {
    const forgotten = snapshot.sites.at(-1)?.id;
    return route(
      { ...snapshot, tickets: snapshot.tickets.filter(({ siteId }) => siteId !== forgotten) },
      policy,
    );
  },
  'gives a class a head start without a bound': withPolicy(({ headStartMinutes }) => ({
    headStartMinutes: { ...headStartMinutes, raised: 1_000_000 },
  })),
  'gives a site a turn without a bound': withPolicy(() => ({ siteTurnMinutes: 1_000_000 })),
  'keeps a language for its speakers for ever': withPolicy(() => ({ languageFirstMinutes: 1_000_000 })),
  'forgets for whom a ticket is kept': (snapshot, policy) =>
    route({ ...snapshot, tickets: snapshot.tickets.map((one) => ({ ...one, reservedFor: null })) }, policy),
  'breaks ties by the order of the list': (snapshot, policy) => {
    const decision = route(snapshot, policy);
    if (decision.kind !== 'call') return decision;
    const chosen = snapshot.tickets.find(({ id }) => id === decision.ticketId);
    const twin = snapshot.tickets.find(
      (one) =>
        one.siteId === chosen?.siteId &&
        one.priorityClass === chosen.priorityClass &&
        one.orderedAt === chosen.orderedAt,
    );
    return twin ? { ...decision, ticketId: twin.id } : decision;
  },
  'says that it passed over somebody for another reason': (snapshot, policy) => {
    const decision = route(snapshot, policy);
    if (decision.kind !== 'call') return decision;
    return {
      ...decision,
      passedOver: decision.passedOver.map((one) => ({ ...one, hindrance: 'no_free_counter' as const })),
    };
  },
};

test.each(Object.keys(MUTANTS))('a routing that %s is caught', (name) => {
  const caught = Object.values(LAWS).some(
    (law) => fc.check(law(MUTANTS[name]!), { numRuns: WITHIN, seed: SEED, endOnFailure: true }).failed,
  );
  expect(caught).toBe(true);
});
