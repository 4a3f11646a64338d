import type {
  Hindrance,
  RoutingDecision,
  RoutingInspector,
  RoutingPolicy,
  RoutingReason,
  RoutingSite,
  RoutingSnapshot,
  RoutingTicket,
} from '@loket/contract';
import { headStartMinutes } from './policy.ts';

const MINUTE_MS = 60_000;
const MOST_PASSED_OVER = 10;

/**
 * Who is next: the ticket and the counter for the inspector who asks, and why. Pure: the live system, the simulator,
 * the preview of a policy and the proofs all ask this one function, and the same snapshot gives the same answer.
 *
 * Every ticket has a *place in time*: when it was ordered, less a head start of its class (or of being kept for this
 * inspector), less the turn of a site where a room has been free for a while. The earliest place is next, of those who
 * can be called at all: a room at their site is free, they are not kept for a colleague who is at work, and they
 * waited long enough to be taken by somebody who does not speak their language or lacks the training.
 *
 * All of these numbers are bounded by the policy, so waiting is too; `bound.ts` states by how much. Ties are broken by
 * the order's own instant and then by the ticket's id, so no two runs differ.
 */
export function route(snapshot: RoutingSnapshot, policy: RoutingPolicy): RoutingDecision {
  if (snapshot.tickets.length === 0) return { kind: 'nobody_waits' };
  const line = inOrder(snapshot, policy);
  const passedOver: { ticketId: RoutingTicket['id']; hindrance: Hindrance }[] = [];
  for (const { ticket, site } of line) {
    const hindrance = hindranceOf(ticket, site, snapshot, policy);
    const counterId = site?.freeCounters[0];
    if (hindrance === null && counterId !== undefined)
      return {
        kind: 'call',
        ticketId: ticket.id,
        counterId,
        because: reasonsFor(ticket, site, snapshot, policy),
        passedOver: passedOver.slice(0, MOST_PASSED_OVER),
      };
    passedOver.push({ ticketId: ticket.id, hindrance: hindrance ?? 'no_free_counter' });
  }
  return { kind: 'nobody_for_you', hindrances: [...new Set(passedOver.map(({ hindrance }) => hindrance))] };
}

/** A ticket's place in time, in milliseconds since 1970: the earliest is next. */
export function placeInTime(
  ticket: RoutingTicket,
  site: RoutingSite | undefined,
  { at, inspector }: Pick<RoutingSnapshot, 'at' | 'inspector'>,
  policy: RoutingPolicy,
): number {
  return (
    ticket.orderedAt -
    aheadMinutes(ticket, inspector, policy) * MINUTE_MS -
    siteTurnMinutes(site, at, policy) * MINUTE_MS
  );
}

/** What holds this ticket back from this inspector now; null when it can be called. */
export function hindranceOf(
  ticket: RoutingTicket,
  site: RoutingSite | undefined,
  { at, inspector, atWork }: Pick<RoutingSnapshot, 'at' | 'inspector' | 'atWork'>,
  policy: RoutingPolicy,
): Hindrance | null {
  if (!site || site.freeCounters.length === 0) return 'no_free_counter';
  const keeper = ticket.reservedFor;
  if (keeper !== null) {
    if (keeper === inspector.id) return null;
    // Kept for somebody who went home is kept for nobody.
    if (atWork.some(({ id }) => id === keeper)) return 'kept_for_colleague';
  }
  const waitedMinutes = (at - ticket.orderedAt) / MINUTE_MS;
  const everybody = [inspector, ...atWork];
  const isKeptForLanguage =
    waitedMinutes < policy.languageFirstMinutes && everybody.some((one) => speaks(one, ticket));
  const mayTalk = (one: RoutingInspector) => !isKeptForLanguage || speaks(one, ticket);
  if (!mayTalk(inspector)) return 'kept_for_language';
  if (
    !isTrained(inspector, ticket) &&
    waitedMinutes < policy.skillFirstMinutes &&
    // Kept only for somebody who could take it: else who speaks and who is trained would wait for each other.
    atWork.some((one) => isTrained(one, ticket) && mayTalk(one))
  )
    return 'kept_for_skill';
  return null;
}

type InLine = { ticket: RoutingTicket; site: RoutingSite | undefined; place: number };

function inOrder(snapshot: RoutingSnapshot, policy: RoutingPolicy): InLine[] {
  const sites = new Map(snapshot.sites.map((site) => [site.id, site]));
  return snapshot.tickets
    .map((ticket) => {
      const site = sites.get(ticket.siteId);
      return { ticket, site, place: placeInTime(ticket, site, snapshot, policy) };
    })
    .sort(
      (a, b) =>
        a.place - b.place ||
        a.ticket.orderedAt - b.ticket.orderedAt ||
        (a.ticket.id < b.ticket.id ? -1 : Number(a.ticket.id > b.ticket.id)),
    );
}

/** Kept for this inspector counts at least as raised. */
function aheadMinutes(ticket: RoutingTicket, inspector: RoutingInspector, policy: RoutingPolicy): number {
  const own = headStartMinutes(policy, ticket.priorityClass);
  return ticket.reservedFor === inspector.id ? Math.max(own, policy.headStartMinutes.raised) : own;
}

/**
 * A minute for each minute that a room stood free at this site, up to the policy's most. Counted from when the room got
 * free and not from the last call: whoever waited because all rooms were occupied has an early place already, and would
 * go before the people of a site with room for everybody, who wait for nothing but an inspector.
 */
function siteTurnMinutes(site: RoutingSite | undefined, at: number, policy: RoutingPolicy): number {
  if (!site || site.freeCounters.length === 0) return 0;
  if (site.freeSince === null) return policy.siteTurnMinutes;
  return Math.min(policy.siteTurnMinutes, Math.max(0, at - site.freeSince) / MINUTE_MS);
}

const speaks = ({ languages }: RoutingInspector, { locale }: RoutingTicket) => languages.includes(locale);
const isTrained = ({ skills }: RoutingInspector, { skill }: RoutingTicket) =>
  skill === null || skills.includes(skill);

/** What moved a ticket to its place; without an inspector, only what holds for whoever asks. */
export function reasonsFor(
  ticket: RoutingTicket,
  site: RoutingSite | undefined,
  { at, inspector }: { at: number; inspector?: RoutingInspector },
  policy: RoutingPolicy,
): RoutingReason[] {
  const because: RoutingReason[] = [
    { kind: 'waited', minutes: Math.max(0, at - ticket.orderedAt) / MINUTE_MS },
  ];
  const headStart = headStartMinutes(policy, ticket.priorityClass);
  if (headStart > 0) because.push({ kind: 'head_start', of: ticket.priorityClass, minutes: headStart });
  if (inspector && ticket.reservedFor === inspector.id)
    because.push({ kind: 'kept_for_you', minutes: policy.headStartMinutes.raised });
  const turn = siteTurnMinutes(site, at, policy);
  if (turn > 0) because.push({ kind: 'site_turn', minutes: turn });
  if (!inspector) return because;
  because.push({ kind: 'language', match: speaks(inspector, ticket) });
  if (ticket.skill !== null)
    because.push({ kind: 'skill', skill: ticket.skill, match: isTrained(inspector, ticket) });
  return because;
}
