import type { Situation } from '@loket/queue';
import { type Line, siteId } from './line.ts';
import type { Consultation, Inspector } from './people.ts';
import type { Rooms } from './rooms.ts';
import { instantOf } from './snapshot.ts';

const MINUTE = 60;
/** As central counts: a break that lasts longer is no break any more. */
const LONGEST_BREAK = 60 * MINUTE;

/** What central would read from its tables at this instant to say how long it takes. */
export function situationOf(state: {
  now: number;
  line: Line;
  rooms: Rooms;
  inspectors: readonly Inspector[];
  underway: ReadonlySet<Consultation>;
  siteTurnMinutes: number;
}): Situation {
  const { now, line, rooms, inspectors, underway } = state;
  return {
    waiting: line.inOrder.map(({ routed, rankedAt }) => ({
      id: routed.id,
      siteId: routed.siteId,
      rankedAgo: (instantOf(now) - rankedAt) / 1000,
    })),
    sites: Array.from({ length: rooms.sites }, (_, site) => {
      const freeSince = rooms.freeSince(site);
      return {
        id: siteId(site),
        rooms: rooms.ofSite(site).filter((room) => room.state !== 'broken').length,
        freeFor: freeSince === null ? null : now - freeSince,
      };
    }),
    idle: inspectors.filter((one) => one.state === 'idle').length,
    underway: [...underway].map(({ room, calledAt }) => ({
      siteId: siteId(room.site),
      elapsed: now - calledAt,
    })),
    onBreak: inspectors.filter((one) => one.state === 'break' && now - one.since < LONGEST_BREAK).length,
    siteTurn: state.siteTurnMinutes * MINUTE,
  };
}
