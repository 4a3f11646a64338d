import type { ConsultationId, TimelineEntry } from '@loket/contract';
import { grouped } from './grouped.ts';
import type { History, RecordedConsultation, RecordedEvent, Told, Violation } from './types.ts';

/** What the end of a consultation may still write of it, in the same transaction. */
const WITH_THE_END: ReadonlySet<TimelineEntry['kind']> = new Set([
  'returned',
  'parked',
  'transferred',
  'referred',
]);

/** Who lost the hold on a citizen changes nothing any more: the consultation's id is the fence. */
export function checkFence({ operations, recorded }: History, { slackMs }: Told): Violation[] {
  const held = new Map(recorded.consultations.map((one) => [one.id, one]));
  const late = operations.flatMap((operation) => {
    if (operation.what !== 'consultation' || operation.outcome.kind !== 'ok') return [];
    const endedAt = held.get(operation.consultationId)?.endedAt ?? null;
    return endedAt !== null && endedAt < operation.invokedAt - slackMs
      ? [lateAct(operation.consultationId, `${operation.client} did ${operation.event} after its end`)]
      : [];
  });
  const lives = grouped(
    [...recorded.events].sort((a, b) => a.id - b.id),
    ({ ticketId }) => ticketId,
  );
  return [
    ...late,
    ...[...lives.values()].flatMap(foreignEvents),
    ...recorded.consultations.flatMap(unmatched(lives)),
  ];
}

const lateAct = (id: ConsultationId, says: string): Violation => ({
  kind: 'late_desk_acted',
  says: `consultation ${id}: ${says}`,
});

/** Events of a consultation that is not, or no longer, its ticket's. */
function foreignEvents(life: readonly RecordedEvent[]): Violation[] {
  let current: ConsultationId | null = null;
  let over = false;
  return life.flatMap((event) => {
    const { consultationId, kind } = event;
    if (kind === 'called') {
      current = consultationId;
      over = false;
      return consultationId === null
        ? [lateAct('?' as ConsultationId, `event ${event.id} calls for nobody`)]
        : [];
    }
    if (consultationId === null) return [];
    const allowed = consultationId === current && (!over || WITH_THE_END.has(kind));
    if (kind === 'ended') over = true;
    return allowed
      ? []
      : [lateAct(consultationId, `event ${event.id}, ${kind}, came when the ticket was not its any more`)];
  });
}

/** Each consultation is called once in its ticket's events, and ended once with the outcome that its row has. */
const unmatched =
  (lives: ReadonlyMap<string, readonly RecordedEvent[]>) =>
  ({ id, ticketId, outcome }: RecordedConsultation): Violation[] => {
    const own = (lives.get(ticketId) ?? []).filter(({ consultationId }) => consultationId === id);
    const calls = own.filter(({ kind }) => kind === 'called').length;
    const ends = own.filter(({ kind }) => kind === 'ended');
    const matches =
      calls === 1 && ends.length === (outcome === null ? 0 : 1) && (ends[0]?.outcome ?? null) === outcome;
    return matches
      ? []
      : [
          {
            kind: 'row_not_as_its_events',
            says: `consultation ${id} ended as ${outcome}; its events: ${own.map(({ kind, outcome: said }) => (said ? `${kind} ${said}` : kind)).join(', ')}`,
          },
        ];
  };
