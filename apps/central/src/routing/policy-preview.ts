import type {
  PolicyPreview,
  RoutingPolicy,
  RoutingSite,
  RoutingSnapshot,
  RoutingTicket,
  SiteId,
  TicketId,
  TicketNumber,
} from '@loket/contract';
import { StaffId } from '@loket/contract';
import { boundOf, placeInTime, route } from '@loket/queue';

/** A decision as it was taken. */
export type RecordedCall = { at: Date; called: TicketId; snapshot: RoutingSnapshot };
/** One that another policy would have taken differently; nothing: it would have called nobody. */
export type OtherDecision = { at: Date; called: TicketId; instead: TicketId | null };

export type WhoWaits = {
  at: number;
  tickets: readonly (RoutingTicket & { number: TicketNumber })[];
  sites: ReadonlyMap<SiteId, RoutingSite>;
};

/** Those who wait in their order under both policies, by the older one's. */
export function ordersOf(
  waits: WhoWaits,
  before: RoutingPolicy,
  after: RoutingPolicy,
): PolicyPreview['order'] {
  const places = new Map(inOrder(waits, after).map(({ id }, index) => [id, index + 1]));
  return inOrder(waits, before).map(({ id, number }, index) => ({
    number,
    before: index + 1,
    after: places.get(id) ?? index + 1,
  }));
}

/** The recorded decisions that the proposed policy would have taken differently, in the order given. */
export function otherDecisions(recorded: readonly RecordedCall[], proposed: RoutingPolicy): OtherDecision[] {
  return recorded.flatMap(({ at, called, snapshot }) => {
    const again = route(snapshot, proposed);
    const instead = again.kind === 'call' ? again.ticketId : null;
    return instead === called ? [] : [{ at, called, instead }];
  });
}

/** By how many minutes somebody may have come later than an ordinary ticket and still be served before it. */
export function boundMinutesOf(policy: RoutingPolicy): number {
  const { anybodyAfterMinutes, overtakenByMinutes } = boundOf(policy);
  // Whoever comes later than both comes when the ticket is past the first and falls under the second.
  return Math.max(anybodyAfterMinutes, overtakenByMinutes);
}

/** For whom nothing is kept: the order as nobody in particular sees it. */
const NOBODY: RoutingSnapshot['inspector'] = {
  id: StaffId.parse('00000000-0000-0000-0000-000000000000'),
  languages: [],
  skills: [],
};

function inOrder({ at, tickets, sites }: WhoWaits, policy: RoutingPolicy): WhoWaits['tickets'] {
  return tickets
    .map((ticket) => ({
      ticket,
      place: placeInTime(ticket, sites.get(ticket.siteId), { at, inspector: NOBODY }, policy),
    }))
    .sort(
      (a, b) =>
        a.place - b.place ||
        a.ticket.orderedAt - b.ticket.orderedAt ||
        (a.ticket.id < b.ticket.id ? -1 : Number(a.ticket.id > b.ticket.id)),
    )
    .map(({ ticket }) => ticket);
}
