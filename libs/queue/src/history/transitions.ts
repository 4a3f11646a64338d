import type { Outcome, TicketState, TimelineEntry } from '@loket/contract';
import { afterMove, type TicketMove } from '../lifecycle.ts';
import { grouped } from './grouped.ts';
import type { Recorded, RecordedEvent, Violation } from './types.ts';

type Kind = TimelineEntry['kind'];

/** The moves that an event of this kind may stand for. An event that only notes something leaves the state alone. */
const MOVES: Readonly<Record<Kind, readonly (TicketMove | 'note')[]>> = {
  issued: [],
  reconciled: [],
  called: ['call'],
  recalled: ['recall'],
  present: ['here'],
  back: ['here'],
  away: ['note'],
  card_read: ['note'],
  card_failed: ['note'],
  returned: ['interrupt', 'transfer', 'note'],
  ended: ['complete', 'no_show', 'interrupt', 'transfer', 'park', 'refer', 'cancel', 'expire'],
  assigned: ['reorder'],
  raised: ['reorder'],
  lowered: ['reorder'],
  offered: ['reorder'],
  offer_missed: ['reorder'],
  parked: ['park', 'note'],
  resumed: ['resume'],
  rejoined: ['rejoin'],
  transferred: ['transfer', 'note'],
  referred: ['refer', 'note'],
};

/** What the end of a consultation makes of its ticket. */
const AFTER: Readonly<Record<Outcome, readonly TicketState[]>> = {
  helped: ['completed'],
  citizen_left: ['completed'],
  referred: ['referred'],
  returns_later: ['parked'],
  no_show: ['no_show'],
  interrupted: ['waiting'],
  transferred: ['waiting'],
  stopped_by_citizen: ['completed', 'cancelled'],
};

/** Every ticket lived by the machine of `lifecycle.ts`, and its row is what its events say. */
export function checkTransitions({ tickets, events, notAsTheirEvents }: Recorded): Violation[] {
  const lives = grouped(
    [...events].sort((a, b) => a.id - b.id),
    ({ ticketId }) => ticketId,
  );
  return [
    ...tickets.flatMap(({ id, state }) => {
      const last = lives.get(id)?.at(-1)?.state;
      return last === state
        ? []
        : [
            {
              kind: 'row_not_as_its_events' as const,
              says: `ticket ${id} is ${state}, its events say ${last}`,
            },
          ];
    }),
    ...notAsTheirEvents.map(({ ticketId, differences }) => ({
      kind: 'row_not_as_its_events' as const,
      says: `ticket ${ticketId} is not what its events say: ${differences.join('; ')}`,
    })),
    ...[...lives.values()].flatMap(illegalSteps),
  ];
}

function illegalSteps(life: readonly RecordedEvent[]): Violation[] {
  const wrong = life.flatMap((event, place) => {
    const before = life[place - 1];
    const legal = before ? follows(before, event) : begins(event);
    return legal ? [] : [illegal(event, `${before?.state ?? 'nothing'} → ${event.kind} → ${event.state}`)];
  });
  const rejoined = life.filter(({ kind }) => kind === 'rejoined');
  return rejoined.length > 1
    ? [...wrong, ...rejoined.slice(1).map((event) => illegal(event, 'rejoined twice'))]
    : wrong;
}

const illegal = ({ ticketId, id }: RecordedEvent, says: string): Violation => ({
  kind: 'illegal_transition',
  says: `ticket ${ticketId}, event ${id}: ${says}`,
});

/** A device that was cut off may hand in a ticket that its owner had given up. */
const begins = ({ kind, state }: RecordedEvent): boolean =>
  (kind === 'issued' && state === 'waiting') ||
  (kind === 'reconciled' && (state === 'waiting' || state === 'cancelled'));

function follows(before: RecordedEvent, { kind, state, outcome }: RecordedEvent): boolean {
  if (kind === 'ended' && outcome !== null && !AFTER[outcome].includes(state)) return false;
  return MOVES[kind].some((move) => {
    if (move === 'note') return before.state === state;
    const after = afterMove(before.state, move);
    return after.ok && after.value === state;
  });
}
