import type { Outcome } from '@loket/contract';
import { grouped } from './grouped.ts';
import type { Recorded, RecordedConsultation, Violation, ViolationKind } from './types.ts';

/** After one of these the citizen was served; the ticket may not be called again. */
const SERVED: ReadonlySet<Outcome | null> = new Set<Outcome>(['helped', 'referred', 'citizen_left']);

/** A ticket, a counter and an inspector are each in at most one consultation at a time, and a ticket is served once. */
export function checkOneService({ consultations, events }: Recorded): Violation[] {
  const inTime = [...consultations].sort((a, b) => a.calledAt - b.calledAt);
  return [
    ...overlaps(inTime, 'second_service', 'ticket', ({ ticketId }) => ticketId),
    ...overlaps(inTime, 'occupied_counter', 'counter', ({ counterId }) => counterId),
    ...overlaps(inTime, 'inspector_twice', 'inspector', ({ inspectorId }) => inspectorId),
    ...servedAgain(inTime),
    ...completedTwice(events),
  ];
}

function overlaps(
  inTime: readonly RecordedConsultation[],
  kind: ViolationKind,
  what: string,
  keyOf: (one: RecordedConsultation) => string,
): Violation[] {
  return [...grouped(inTime, keyOf)].flatMap(([key, line]) =>
    line.flatMap((later, place) => {
      const earlier = line
        .slice(0, place)
        .find(({ endedAt }) => endedAt === null || endedAt > later.calledAt);
      return earlier
        ? [{ kind, says: `${what} ${key} was in ${earlier.id} still when ${later.id} called it` }]
        : [];
    }),
  );
}

function servedAgain(inTime: readonly RecordedConsultation[]): Violation[] {
  return [...grouped(inTime, ({ ticketId }) => ticketId)].flatMap(([ticketId, line]) => {
    const served = line.findIndex(({ outcome }) => SERVED.has(outcome));
    const again = served === -1 ? undefined : line[served + 1];
    return again
      ? [
          {
            kind: 'second_service' as const,
            says: `ticket ${ticketId} was served in ${line[served]?.id} and called again in ${again.id}`,
          },
        ]
      : [];
  });
}

function completedTwice(events: Recorded['events']): Violation[] {
  const ends = events.filter(({ kind, state }) => kind === 'ended' && state === 'completed');
  return [...grouped(ends, ({ ticketId }) => ticketId)]
    .filter(([, line]) => line.length > 1)
    .map(([ticketId]) => ({ kind: 'second_service', says: `ticket ${ticketId} was completed twice` }));
}
