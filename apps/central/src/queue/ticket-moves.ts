import type {
  ConsultationId,
  Outcome,
  PriorityClass,
  ReferredTo,
  StaffId,
  TicketId,
  TicketState,
  TimelineEntry,
} from '@loket/contract';
import { afterMove, isOver, type TicketMove } from '@loket/queue';
import { Refusal } from '../boundary/refusal.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import type { Actor } from './ticket-history.ts';

/** What a transition may change besides the state. */
export type TicketChanges = {
  priorityClass?: PriorityClass;
  reservedFor?: StaffId | null;
  referredTo?: ReferredTo;
  rejoined?: true;
};

/** One transition. Only parking has an end of its own: so many minutes from now. */
export type Transition = {
  ticketId: TicketId;
  /** How the history calls it. */
  kind: TimelineEntry['kind'];
  actor: Actor;
  consultationId?: ConsultationId;
  outcome?: Outcome;
  changes?: TicketChanges;
} & ({ move: Exclude<TicketMove, 'park'> } | { move: 'park'; parkMinutes: number });

type Held = { state: TicketState; priorityClass: PriorityClass; rejoined: boolean };

/**
 * The one way in which a ticket changes: locks it, asks the machine of tickets whether this move has a place in its
 * state, changes the row and writes the event that says all that changed, so that the row can be rebuilt from them
 * (`projection.ts`). Told to everybody at commit.
 * @returns the state from now on
 * @throws Refusal `not_found`; `out_of_state`, then nothing was changed
 */
export async function moveTicket(tx: ZoneTransaction, transition: Transition): Promise<TicketState> {
  const { ticketId, move, changes = {} } = transition;
  const [held] = await tx.query<Held>(
    `SELECT state, priority_class AS "priorityClass", rejoined FROM ticket WHERE id = $1 FOR NO KEY UPDATE`,
    [ticketId],
  );
  if (!held) throw new Refusal('not_found', 'There is no such ticket.');
  const next = afterMove(held.state, move);
  if (!next.ok || (move === 'rejoin' && held.rejoined))
    throw new Refusal('out_of_state', `A ticket that is ${held.state} does not take this: ${move}.`);
  const withdrawn = await tx.query<{ from: StaffId }>(MOVE, [
    ticketId,
    next.value,
    'parkMinutes' in transition ? transition.parkMinutes : null,
    JSON.stringify(changes),
    transition.kind,
    transition.consultationId ?? null,
    transition.outcome ?? null,
    transition.actor.kind,
    transition.actor.id,
  ]);
  for (const { from } of withdrawn) tx.changed('offer', from);
  tx.changed('ticket', ticketId, isOver(next.value) ? GONE : undefined);
  return next.value;
}

const GONE = Promise.resolve('gone' as const);

export type MoveTicket = typeof moveTicket;

/** How events write an instant: whole, so that comparing it with the row's is comparing text. */
export const EXACT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

/** The row and its event in one statement: there is never one without the other. An offer of it ends with its waiting. */
const MOVE = /* sql */ `
  WITH moved AS (
    UPDATE ticket SET state = $2,
      priority_class = coalesce($4::jsonb ->> 'priorityClass', priority_class),
      reserved_for = CASE WHEN $4::jsonb ? 'reservedFor' THEN ($4::jsonb ->> 'reservedFor')::uuid ELSE reserved_for END,
      parked_until = clock_timestamp() + make_interval(mins => $3),
      referred_to = $4::jsonb ->> 'referredTo',
      rejoined = rejoined OR $4::jsonb ? 'rejoined'
    WHERE id = $1 RETURNING *
  ), noted AS (
  INSERT INTO ticket_event (zone_id, ticket_id, kind, state, consultation_id, outcome, actor_kind, actor_id, data)
  SELECT zone_id, id, $5, state, $6, $7, $8, $9, $4::jsonb || CASE WHEN parked_until IS NULL THEN '{}'
    ELSE jsonb_build_object('parkedUntil', to_char(parked_until AT TIME ZONE 'UTC', ${EXACT})) END
  FROM moved)
  UPDATE offer SET state = 'withdrawn' WHERE ticket_id = $1 AND state = 'open' AND $2 <> 'waiting'
  RETURNING inspector_id AS "from"`;
