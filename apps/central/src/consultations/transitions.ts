import type { ClosingOutcome, Outcome, ReferredTo, StaffId, TicketState } from '@loket/contract';
import { Refusal } from '../boundary/refusal.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { closeDossier } from '../dossier/keeping.ts';
import { type QueuePorts, queuePorts } from '../queue/ports.ts';
import { type Actor, recordTicketEvent } from '../queue/ticket-history.ts';
import type { Transition } from '../queue/ticket-moves.ts';
import { policyInForce } from '../routing/policy.repository.ts';
import { destroyKey } from '../vault/consultation-key.repository.ts';
import type { Consultation } from './consultation.repository.ts';
import { CALLED_FOR_SECONDS, PRESENT_FOR_SECONDS } from './lease.ts';
import { nextPhase } from './phases.ts';

/** What happens, with what it brings along. */
export type Happening = { event: 'recall' | 'here' } | { event: 'away'; since?: Date } | Ending;

/** What ends a consultation. */
type Ending =
  | { event: 'no_show' | 'stop' | 'interrupt' }
  | { event: 'close'; outcome: ClosingOutcome; referredTo?: ReferredTo }
  /** Goes on with this colleague, or with whoever is next. */
  | { event: 'transfer'; to: StaffId | null };

/**
 * Carries out one event on a consultation that the caller has locked: its row, its ticket, the history, and at the
 * end the forgetting. Everything in the caller's transaction. `since` of an absence is when the counter was last heard
 * of, if that was earlier than now.
 *
 * @throws Refusal `out_of_state` when the event has no place in this phase; then nothing was changed
 */
export async function happen(
  tx: ZoneTransaction,
  consultation: Consultation,
  happening: Happening,
  actor: Actor,
  { moveTicket }: Pick<QueuePorts, 'moveTicket'> = queuePorts,
): Promise<void> {
  const next = nextPhase(consultation.phase, happening.event);
  if (!next.ok)
    throw new Refusal('out_of_state', `A consultation that is ${consultation.phase} does not take this.`);
  const { id: consultationId, ticketId } = consultation;
  const about = { ticketId, consultationId, actor };
  switch (happening.event) {
    case 'recall':
      await update(tx, consultation, 'recalls = recalls + 1, last_call_at = clock_timestamp()');
      await moveTicket(tx, { ...about, move: 'recall', kind: 'recalled' });
      return;
    case 'here':
      await update(tx, consultation, HERE, [PRESENT_FOR_SECONDS - CALLED_FOR_SECONDS]);
      await moveTicket(tx, { ...about, move: 'here', kind: consultation.wasPresent ? 'back' : 'present' });
      return;
    case 'away':
      await update(tx, consultation, `phase = 'away', away_since = coalesce($2, clock_timestamp())`, [
        happening.since ?? null,
      ]);
      return recordTicketEvent(tx, { ...about, kind: 'away', state: 'in_consultation' });
    default:
      return end(tx, consultation, happening, actor, moveTicket);
  }
}

/** From *Ik ben er* on the desk may be silent for longer, counted from the same last sign of life. */
const HERE = `phase = 'present', away_since = NULL, present_at = coalesce(present_at, clock_timestamp()),
  lease_until = lease_until + CASE WHEN phase = 'called' THEN make_interval(secs => $2) ELSE interval '0' END`;

async function end(
  tx: ZoneTransaction,
  consultation: Consultation,
  ending: Ending,
  actor: Actor,
  moveTicket: QueuePorts['moveTicket'],
): Promise<void> {
  const { id: consultationId, ticketId, inspectorId } = consultation;
  const outcome = outcomeOf(ending);
  await update(
    tx,
    consultation,
    `phase = 'ended', away_since = NULL, ended_at = clock_timestamp(), outcome = $2`,
    [outcome],
  );
  const about = { ticketId, consultationId, actor };
  const state = await moveTicket(tx, {
    ...about,
    ...(await moveAfter(tx, ending, consultation)),
    kind: 'ended',
    outcome,
  });
  const also = ALSO[outcome];
  if (also) await recordTicketEvent(tx, { ...about, kind: also, state });
  await closeDossier(tx, consultation, { outcome, returns: comesBack(state) });
  await destroyKey(tx, consultationId);
  await tx.query(
    'UPDATE inspector SET idle_since = clock_timestamp(), state_since = clock_timestamp() WHERE staff_id = $1',
    [inspectorId],
  );
  tx.changed('dossier', consultationId);
  tx.changed('inspector', inspectorId);
}

const comesBack = (state: TicketState) => state === 'waiting' || state === 'parked';

function outcomeOf(ending: Ending): Outcome {
  return ending.event === 'close' ? ending.outcome : OUTCOMES[ending.event];
}

const OUTCOMES = {
  no_show: 'no_show',
  stop: 'stopped_by_citizen',
  interrupt: 'interrupted',
  transfer: 'transferred',
} as const satisfies Record<string, Outcome>;

/** The line that the history has besides the end. */
const ALSO: Readonly<Partial<Record<Outcome, 'returned' | 'transferred' | 'parked' | 'referred'>>> = {
  interrupted: 'returned',
  transferred: 'transferred',
  returns_later: 'parked',
  referred: 'referred',
};

/** Distributes over the union, as the fields that go with parking belong to parking only. */
type MoveOf<T> = T extends Transition ? Pick<T, Extract<keyof T, 'move' | 'changes' | 'parkMinutes'>> : never;

/** What becomes of the ticket. */
async function moveAfter(
  tx: ZoneTransaction,
  ending: Ending,
  { wasPresent }: Consultation,
): Promise<MoveOf<Transition>> {
  switch (ending.event) {
    case 'interrupt':
      return { move: 'interrupt', changes: { priorityClass: 'returning' } };
    case 'transfer':
      return { move: 'transfer', changes: { priorityClass: 'returning', reservedFor: ending.to } };
    case 'no_show':
      return { move: 'no_show' };
    case 'stop':
      return { move: wasPresent ? 'complete' : 'cancel' };
    case 'close':
      if (ending.outcome === 'returns_later')
        return { move: 'park', parkMinutes: (await policyInForce(tx)).policy.parkMinutes };
      if (ending.outcome === 'referred')
        return { move: 'refer', changes: ending.referredTo ? { referredTo: ending.referredTo } : {} };
      return { move: 'complete' };
  }
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
