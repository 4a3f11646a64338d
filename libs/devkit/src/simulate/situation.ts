import type { Situation } from '@loket/queue';
import { type Line, siteId } from './line.ts';
import type { Consultation, Inspector } from './people.ts';
import type { Rooms } from './rooms.ts';

const MINUTE = 60;
/** As central counts: a break that lasts longer is no break any more. */
const LONGEST_BREAK = 60 * MINUTE;

/** What central would read from its tables at this instant to say how long it takes. */
export function situationOf(state: {
  /** Milliseconds since 1970, and the same instant in seconds of the simulation. */
  at: number;
  now: number;
  line: Line;
  rooms: Rooms;
  sites: number;
  lastCallMs: readonly (number | null)[];
  inspectors: readonly Inspector[];
  underway: ReadonlySet<Consultation>;
  siteTurnMinutes: number;
}): Situation {
  const { at, now, line, rooms, inspectors, underway } = state;
  const siteTurn = state.siteTurnMinutes * MINUTE;
  return {
    waiting: line.inOrder.map(({ routed, rankedAt }) => ({
      id: routed.id,
      siteId: routed.siteId,
      rankedAgo: (at - rankedAt) / 1000,
    })),
    sites: Array.from({ length: state.sites }, (_, site) => {
      const lastCall = state.lastCallMs[site] ?? null;
      const ago = lastCall === null ? null : (at - lastCall) / 1000;
      return {
        id: siteId(site),
        rooms: rooms.ofSite(site).filter((room) => room.state !== 'broken').length,
        lastCallAgo: ago !== null && ago <= siteTurn ? ago : null,
      };
    }),
    idle: inspectors.filter((one) => one.state === 'idle').length,
    underway: [...underway].map(({ room, calledAt }) => ({
      siteId: siteId(room.site),
      elapsed: now - calledAt,
    })),
    onBreak: inspectors.filter((one) => one.state === 'break' && now - one.since < LONGEST_BREAK).length,
    siteTurn,
  };
}
