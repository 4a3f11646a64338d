import type { RoutingSnapshot } from '@loket/contract';
import { type Line, siteId } from './line.ts';
import type { Inspector } from './people.ts';
import type { Rooms } from './rooms.ts';

/** 2024-01-01 was a Monday. */
const EPOCH_MS = Date.UTC(2024, 0, 1);

/** An instant of the simulation, in seconds from its beginning, as milliseconds since 1970. */
export const instantOf = (seconds: number): number => EPOCH_MS + Math.round(seconds * 1000);

/** What central would read from its tables at this instant to decide whom this inspector gets. */
export function snapshotOf(state: {
  now: number;
  line: Line;
  rooms: Rooms;
  inspectors: readonly Inspector[];
  asks: Inspector;
}): RoutingSnapshot {
  const { now, line, rooms, inspectors, asks } = state;
  const tickets = line.firsts();
  const inLine = new Set(tickets.map((ticket) => ticket.siteId));
  return {
    at: instantOf(now),
    policyVersion: 0,
    inspector: asks.routed,
    atWork: inspectors.flatMap(({ state, routed }) => (state === 'idle' || state === 'busy' ? [routed] : [])),
    tickets,
    sites: Array.from({ length: rooms.sites }, (_, site) => site)
      .filter((site) => inLine.has(siteId(site)))
      .map((site) => {
        const freeSince = rooms.freeSince(site);
        return {
          id: siteId(site),
          freeCounters: rooms.free(site),
          freeSince: freeSince === null ? null : instantOf(freeSince),
        };
      }),
  };
}
