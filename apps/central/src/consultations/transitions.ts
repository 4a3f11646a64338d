import type { Outcome, TicketState } from '@loket/contract';
import { Refusal } from '../boundary/refusal.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { closeDossier } from '../dossier/keeping.ts';
import { type Actor, recordTicketEvent } from '../queue/ticket-history.ts';
import { returnTicketToQueue, setTicketState } from '../queue/tickets.repository.ts';
import { destroyKey } from '../vault/consultation-key.repository.ts';
import type { Consultation } from './consultation.repository.ts';
import { nextPhase } from './phases.ts';

/** What happens, with what it brings along. */
export type Happening =
  | { event: 'recall' | 'here' }
  | { event: 'no_show' | 'stop' | 'interrupt' }
  /** `since`: when the counter was last heard of, if that was earlier than now. */
  | { event: 'away'; since?: Date }
  | { event: 'close'; outcome: Outcome };

/**
 * Carries out one event on a consultation that the caller has locked: its row, its ticket, the history, and at the
 * end the forgetting. Everything in the caller's transaction.
 *
 * @throws Refusal `out_of_state` when the event has no place in this phase; then nothing was changed
 */
export async function happen(
  tx: ZoneTransaction,
  consultation: Consultation,
  happening: Happening,
  actor: Actor,
): Promise<void> {
  const next = nextPhase(consultation.phase, happening.event);
  if (!next.ok)
    throw new Refusal('out_of_state', `A consultation that is ${consultation.phase} does not take this.`);
  switch (happening.event) {
    case 'recall':
      await update(tx, consultation, 'recalls = recalls + 1, last_call_at = clock_timestamp()');
      return note(tx, consultation, 'recalled', 'called', actor);
    case 'here':
      await update(
        tx,
        consultation,
        `phase = 'present', away_since = NULL, present_at = coalesce(present_at, clock_timestamp())`,
      );
      await setTicketState(tx, consultation.ticketId, 'in_consultation');
      return note(tx, consultation, consultation.wasPresent ? 'back' : 'present', 'in_consultation', actor);
    case 'away':
      await update(tx, consultation, `phase = 'away', away_since = coalesce($2, clock_timestamp())`, [
        happening.since ?? null,
      ]);
      return note(tx, consultation, 'away', 'in_consultation', actor);
    default:
      return end(tx, consultation, outcomeOf(happening), actor);
  }
}

function outcomeOf(
  happening: Extract<Happening, { event: 'no_show' | 'stop' | 'interrupt' | 'close' }>,
): Outcome {
  return happening.event === 'close' ? happening.outcome : OUTCOMES[happening.event];
}

const OUTCOMES = {
  no_show: 'no_show',
  stop: 'stopped_by_citizen',
  interrupt: 'interrupted',
} as const satisfies Record<string, Outcome>;

async function end(
  tx: ZoneTransaction,
  consultation: Consultation,
  outcome: Outcome,
  actor: Actor,
): Promise<void> {
  const { id, ticketId } = consultation;
  await update(
    tx,
    consultation,
    `phase = 'ended', away_since = NULL, ended_at = clock_timestamp(), outcome = $2`,
    [outcome],
  );
  const state = ticketStateAfter(outcome, consultation);
  await recordTicketEvent(tx, { ticketId, kind: 'ended', state, consultationId: id, outcome, actor });
  if (state === 'waiting') {
    await returnTicketToQueue(tx, ticketId);
    await recordTicketEvent(tx, { ticketId, kind: 'returned', state, consultationId: id, actor });
  } else {
    await setTicketState(tx, ticketId, state);
  }
  await closeDossier(tx, consultation, { outcome, returns: state === 'waiting' });
  await destroyKey(tx, id);
  tx.changed('dossier', id);
  tx.changed('inspector', consultation.inspectorId);
}

function ticketStateAfter(outcome: Outcome, { wasPresent }: Consultation): TicketState {
  if (outcome === 'interrupted') return 'waiting';
  if (outcome === 'no_show') return 'no_show';
  return outcome === 'stopped_by_citizen' && !wasPresent ? 'cancelled' : 'completed';
}

async function update(
  tx: ZoneTransaction,
  { id }: Consultation,
  assignments: string,
  values: readonly unknown[] = [],
): Promise<void> {
  await tx.query(`UPDATE consultation SET ${assignments}, version = version + 1 WHERE id = $1`, [
    id,
    ...values,
  ]);
  tx.changed('consultation', id);
}

async function note(
  tx: ZoneTransaction,
  { id, ticketId }: Consultation,
  kind: 'recalled' | 'present' | 'back' | 'away',
  state: TicketState,
  actor: Actor,
): Promise<void> {
  await recordTicketEvent(tx, { ticketId, kind, state, consultationId: id, actor });
}
