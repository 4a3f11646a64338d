import type { CounterId, RoutingTicket, SiteId, StaffId, TicketId } from '@loket/contract';
import type { Visitor } from './arrivals.ts';

// Nothing outside the simulation sees these; they only have to be different, and in order where ties are broken.
export const ticketId = (number: number) => `ticket ${String(number).padStart(9, '0')}` as TicketId;
export const siteId = (number: number) => `site ${String(number).padStart(4, '0')}` as SiteId;
export const counterId = (number: number) => `counter ${String(number).padStart(4, '0')}` as CounterId;
export const staffId = (number: number) => `inspector ${String(number).padStart(4, '0')}` as StaffId;

/** A ticket that waits or is being served. */
export type Waiting = {
  readonly visitor: Visitor;
  /** As the routing sees it; changes when an interrupted call comes back. */
  routed: RoutingTicket;
  /** Milliseconds since 1970: `orderedAt` less the head start, which orders the queue. */
  rankedAt: number;
  /** Those equal in site, class, language and training differ in nothing but their place in the line. */
  kind: string;
  /** How long its site had no room for anybody until this ticket came, in seconds. */
  readonly blockedBefore: number;
  /** Seconds of the story that are still to be told. */
  handlingLeft: number;
  called: boolean;
};

export const kindOf = (ticket: Pick<RoutingTicket, 'siteId' | 'priorityClass' | 'skill' | 'locale'>) =>
  `${ticket.siteId} ${ticket.priorityClass} ${ticket.skill} ${ticket.locale}`;

/** Everybody who waits, in the queue's order: `ranked_at, ordered_at, id`. */
export class Line {
  readonly #all: Waiting[] = [];

  get size(): number {
    return this.#all.length;
  }

  get inOrder(): readonly Waiting[] {
    return this.#all;
  }

  join(ticket: Waiting): void {
    let place = this.#all.length;
    while (place > 0 && before(ticket, this.#all[place - 1])) place -= 1;
    this.#all.splice(place, 0, ticket);
  }

  leave(ticket: Waiting): boolean {
    const place = this.#all.indexOf(ticket);
    if (place === -1) return false;
    this.#all.splice(place, 1);
    return true;
  }

  find(id: TicketId): Waiting | undefined {
    return this.#all.find(({ routed }) => routed.id === id);
  }

  /** What a snapshot holds: of those who are equal, the first. */
  firsts(): RoutingTicket[] {
    const seen = new Set<string>();
    const tickets: RoutingTicket[] = [];
    for (const { kind, routed } of this.#all) {
      if (seen.has(kind)) continue;
      seen.add(kind);
      tickets.push(routed);
    }
    return tickets;
  }
}

function before(one: Waiting, other: Waiting | undefined): boolean {
  if (!other) return false;
  if (one.rankedAt !== other.rankedAt) return one.rankedAt < other.rankedAt;
  if (one.routed.orderedAt !== other.routed.orderedAt) return one.routed.orderedAt < other.routed.orderedAt;
  return one.routed.id < other.routed.id;
}

/** As `ordered_at - head_start` in the database. */
export const rankedAt = (orderedAt: number, headStartMinutes: number) =>
  orderedAt - headStartMinutes * 60_000;
