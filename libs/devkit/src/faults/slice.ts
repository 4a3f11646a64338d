import { isOver } from '@loket/queue';
import type { ClientOperation, Recorded } from '@loket/queue/history/types.ts';
import type { Journal } from './journal.ts';

/** What earlier rounds asked for, by the key of the ticket: every attempt, also those whose answer was lost. */
export type Memory = Map<string, readonly ClientOperation[]>;

/**
 * The part of the record that a round is judged by: every ticket that something happened to, every ticket that
 * somebody spoke of, and the last one before at each counter, each with its whole life.
 */
export function sliceOf(recorded: Recorded, afterEvent: number, journal: Journal, memory: Memory) {
  const wanted = new Set<string>(
    recorded.events.filter(({ id }) => id > afterEvent).map(({ ticketId }) => ticketId),
  );
  for (const { id, state } of recorded.tickets) if (!isOver(state) && state !== 'no_show') wanted.add(id);
  const spokenOf = new Set(
    journal.operations.flatMap((one) => (one.what === 'consultation' ? [one.consultationId] : [])),
  );
  for (const { id, ticketId } of recorded.consultations) if (spokenOf.has(id)) wanted.add(ticketId);
  for (const ticketId of lastBefore(recorded, wanted)) wanted.add(ticketId);
  const consultations = recorded.consultations.filter(({ ticketId }) => wanted.has(ticketId));
  const ids = new Set(consultations.map(({ id }) => id));
  const isOld = ({ calledAt }: { calledAt: number }) => calledAt < journal.beganAt;
  const tickets = recorded.tickets.filter(({ id }) => wanted.has(id));
  return {
    /** Consultations of earlier rounds: judged then, with all that their decisions saw; here they are background. */
    judgedBefore: consultations.filter(isOld).map(({ id }) => id),
    recorded: {
      ...recorded,
      tickets,
      consultations,
      events: recorded.events.filter(({ ticketId }) => wanted.has(ticketId)),
      decisions: recorded.decisions.filter(({ consultationId }) => ids.has(consultationId)),
      notAsTheirEvents: recorded.notAsTheirEvents,
    },
    operations: [
      ...journal.operations,
      ...tickets.flatMap(({ idempotencyKey }) => memory.get(idempotencyKey) ?? []),
    ],
  };
}

function lastBefore({ consultations }: Recorded, wanted: ReadonlySet<string>): Iterable<string> {
  const last = new Map<string, string>();
  // In the order of their calls, so the last one at a counter stays.
  for (const { counterId, ticketId } of consultations)
    if (!wanted.has(ticketId)) last.set(counterId, ticketId);
  return last.values();
}

/** For the rounds to come: who asked for what and was given it, one ticket an operation. */
export function remember(journal: Journal, memory: Memory): void {
  const add = (key: string, one: ClientOperation) => memory.set(key, [...(memory.get(key) ?? []), one]);
  for (const one of journal.operations) {
    if (one.what === 'issue') add(one.idempotencyKey, one);
    if (one.what !== 'reconcile' || one.outcome.kind !== 'ok') continue;
    for (const ticket of one.tickets) {
      const accepted = one.outcome.value.accepted.filter((key) => key === ticket.idempotencyKey);
      if (accepted.length === 0) continue;
      const outcome = { kind: 'ok', value: { accepted, refused: [] } } as const;
      add(ticket.idempotencyKey, { ...one, tickets: [ticket], outcome });
    }
  }
}
