import type { RoutingDecision, RoutingPolicy, RoutingSnapshot, RoutingTicket } from '@loket/contract';
import fc from 'fast-check';
import { anyPolicy, anySnapshot, ticketId } from './snapshots.testing.ts';

const MINUTE_MS = 60_000;

/** Something that decides who is next: the routing, or a mutant of it. */
export type Decide = (snapshot: RoutingSnapshot, policy: RoutingPolicy) => RoutingDecision;
/** What holds for every decision, as a property of whoever decides. @throws what is wrong */
type Law = (decide: Decide) => fc.IRawProperty<unknown, false>;

const called = (snapshot: RoutingSnapshot, decision: RoutingDecision): RoutingTicket | undefined =>
  decision.kind === 'call' ? snapshot.tickets.find(({ id }) => id === decision.ticketId) : undefined;

function holds(condition: boolean, says: string, ...facts: readonly unknown[]): void {
  if (!condition) throw new Error(`${says}: ${facts.map((fact) => JSON.stringify(fact)).join(' ')}`);
}

const who = (decision: RoutingDecision): string =>
  decision.kind === 'call' ? `${decision.ticketId} at ${decision.counterId}` : decision.kind;

const over = (check: (decide: Decide, snapshot: RoutingSnapshot, policy: RoutingPolicy) => void): Law => {
  return (decide) =>
    fc.property(anySnapshot, anyPolicy, (snapshot, policy) => check(decide, snapshot, policy));
};

export const LAWS: Readonly<Record<string, Law>> = {
  'the order in which tickets, sites and colleagues are listed changes nothing': (decide) =>
    fc.property(
      anySnapshot.chain((snapshot) =>
        fc.tuple(
          fc.constant(snapshot),
          shuffled(snapshot.tickets),
          shuffled(snapshot.sites),
          shuffled(snapshot.atWork),
        ),
      ),
      anyPolicy,
      ([snapshot, tickets, sites, atWork], policy) => {
        const first = decide(snapshot, policy);
        const again = decide({ ...snapshot, tickets, sites, atWork }, policy);
        holds(JSON.stringify(first) === JSON.stringify(again), 'two orders, two decisions', first, again);
      },
    ),

  'the counter is a free one of the site of the ticket that is called': over((decide, snapshot, policy) => {
    const decision = decide(snapshot, policy);
    if (decision.kind !== 'call') return;
    const ticket = called(snapshot, decision);
    const site = snapshot.sites.find(({ id }) => id === ticket?.siteId);
    holds(site?.freeCounters.includes(decision.counterId) === true, 'not a free counter there', decision);
  }),

  'of two tickets that are alike the earlier is first': over((decide, snapshot, policy) => {
    const ticket = called(snapshot, decide(snapshot, policy));
    if (!ticket) return;
    const earlier = snapshot.tickets.find((one) => alike(one, ticket) && one.orderedAt < ticket.orderedAt);
    holds(earlier === undefined, 'an earlier one was alike', ticket, earlier);
  }),

  'what is kept for a colleague at work is not called': over((decide, snapshot, policy) => {
    const keeper = called(snapshot, decide(snapshot, policy))?.reservedFor ?? null;
    const isColleague = keeper !== snapshot.inspector.id && snapshot.atWork.some(({ id }) => id === keeper);
    holds(!isColleague, 'kept for a colleague', keeper);
  }),

  'somebody is called whenever a ticket for anybody waited long enough and its room is free': over(
    (decide, snapshot, policy) => {
      const decision = decide(snapshot, policy);
      const ripe = snapshot.tickets.find((ticket) => isRipe(ticket, snapshot, policy));
      holds(ripe === undefined || decision.kind === 'call', 'nobody was called over', ripe, decision);
    },
  ),

  'no ticket whose room is free is held back from everybody at work': over((decide, snapshot, policy) => {
    for (const ticket of snapshot.tickets) {
      if (!snapshot.sites.some(({ id, freeCounters }) => id === ticket.siteId && freeCounters.length > 0))
        continue;
      const takers = snapshot.atWork.filter(
        (inspector) => decide({ ...snapshot, inspector, tickets: [ticket] }, policy).kind === 'call',
      );
      holds(takers.length > 0, 'everybody waits for somebody else', ticket, snapshot.atWork);
    }
  }),

  'nobody is overtaken by who came later than the stated bound': over((decide, snapshot, policy) => {
    const ticket = called(snapshot, decide(snapshot, policy));
    if (!ticket) return;
    const { returning, raised, appointment } = policy.headStartMinutes;
    const most = Math.max(returning, raised, appointment);
    const overtaken = snapshot.tickets.find((one) => {
      const own = one.priorityClass === 'normal' ? 0 : policy.headStartMinutes[one.priorityClass];
      const bound = one.orderedAt + (most - own + policy.siteTurnMinutes) * MINUTE_MS;
      return one.id !== ticket.id && isRipe(one, snapshot, policy) && ticket.orderedAt > bound;
    });
    holds(overtaken === undefined, 'overtaken beyond the bound', overtaken, 'by', ticket);
  }),

  'leaving out those who stand behind somebody alike does not change who is called': over(
    (decide, snapshot, policy) => {
      const heads = snapshot.tickets.filter(
        (ticket) => !snapshot.tickets.some((one) => alike(one, ticket) && isBefore(one, ticket)),
      );
      const [all, fewer] = [decide(snapshot, policy), decide({ ...snapshot, tickets: heads }, policy)];
      holds(who(all) === who(fewer), 'those behind changed it', all, fewer);
    },
  ),

  'whoever comes later than the bound does not change who is called': (decide) =>
    fc.property(anySnapshot, anyPolicy, fc.array(fc.nat(60 * MINUTE_MS)), (snapshot, policy, after) => {
      const decision = decide(snapshot, policy);
      const ticket = called(snapshot, decision);
      if (!ticket) return;
      const own = ticket.priorityClass === 'normal' ? 0 : policy.headStartMinutes[ticket.priorityClass];
      const most = Math.max(...Object.values(policy.headStartMinutes));
      const beyond = ticket.orderedAt + (most - own + policy.siteTurnMinutes) * MINUTE_MS + 1;
      const late = after.map(
        (later, n): RoutingTicket => ({
          ...ticket,
          id: ticketId(200 + n),
          siteId: snapshot.sites[n % snapshot.sites.length]?.id ?? ticket.siteId,
          priorityClass: (['returning', 'raised', 'appointment', 'normal'] as const)[n % 4]!,
          reservedFor: n % 3 === 0 ? snapshot.inspector.id : null,
          orderedAt: beyond + later,
        }),
      );
      const again = decide({ ...snapshot, tickets: [...snapshot.tickets, ...late] }, policy);
      holds(who(decision) === who(again), 'somebody later changed it', decision, again);
    }),

  'whoever is passed over has a place before the one who is called, and a hindrance that is true': over(
    (decide, snapshot, policy) => {
      const decision = decide(snapshot, policy);
      if (decision.kind !== 'call') return;
      for (const { ticketId: id, hindrance } of decision.passedOver) {
        const ticket = snapshot.tickets.find((one) => one.id === id);
        const free = snapshot.sites.find((site) => site.id === ticket?.siteId)?.freeCounters.length ?? 0;
        holds(ticket !== undefined && id !== decision.ticketId, 'passed over itself', decision);
        holds((free === 0) === (hindrance === 'no_free_counter'), 'not what held it back', ticket, hindrance);
        if (hindrance === 'kept_for_language')
          holds(!snapshot.inspector.languages.includes(ticket!.locale), 'it is spoken', ticket);
        if (hindrance === 'kept_for_colleague')
          holds(
            snapshot.atWork.some((one) => one.id === ticket!.reservedFor),
            'nobody keeps it',
            ticket,
          );
      }
    },
  ),
};

/** Waited until anybody may take it, is kept for nobody, and its room is free. */
function isRipe(ticket: RoutingTicket, { at, sites }: RoutingSnapshot, policy: RoutingPolicy): boolean {
  const waited = at - ticket.orderedAt;
  return (
    ticket.reservedFor === null &&
    waited >= policy.languageFirstMinutes * MINUTE_MS &&
    waited >= policy.skillFirstMinutes * MINUTE_MS &&
    sites.some(({ id, freeCounters }) => id === ticket.siteId && freeCounters.length > 0)
  );
}

const alike = (a: RoutingTicket, b: RoutingTicket): boolean =>
  a.siteId === b.siteId &&
  a.priorityClass === b.priorityClass &&
  a.skill === b.skill &&
  a.locale === b.locale &&
  a.reservedFor === b.reservedFor;

const isBefore = (a: RoutingTicket, b: RoutingTicket): boolean =>
  a.orderedAt < b.orderedAt || (a.orderedAt === b.orderedAt && a.id < b.id);

const shuffled = <Item>(items: readonly Item[]): fc.Arbitrary<Item[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length });
