import { ticketLabel } from '@loket/contract';
import { grouped } from './grouped.ts';
import type { History, IssueSeen, Recorded, RecordedTicket, Violation } from './types.ts';

/**
 * Numbers are unique per site, service day and series. Those of central grow in the order in which tickets came to
 * exist, and in the order that clients saw: one confirmed before the next was asked has the smaller number.
 */
export function checkNumbers({ operations, recorded }: History): Violation[] {
  const lines = [...grouped(recorded.tickets, lineOf).values()];
  return [
    ...lines.flatMap(repeated),
    ...lines.flatMap((line) => outOfOrder(line, recorded.events)),
    ...againstClients(
      operations.filter((operation) => operation.what === 'issue'),
      recorded.tickets,
    ),
  ];
}

const lineOf = ({ siteId, serviceDay, number }: RecordedTicket) => `${siteId} ${serviceDay} ${number.series}`;

function repeated(line: readonly RecordedTicket[]): Violation[] {
  return [...grouped(line, ({ number }) => number.count).values()]
    .filter((same) => same.length > 1)
    .map((same) => ({
      kind: 'number_not_unique',
      says: `${same.map(({ id }) => id).join(' and ')} are both ${same.map(({ number }) => ticketLabel(number))[0]}`,
    }));
}

/** Only central's own series: a device's clock may jump back, and its numbers are in the order that it gave them. */
function outOfOrder(line: readonly RecordedTicket[], events: Recorded['events']): Violation[] {
  const born = new Map(
    events.filter(({ kind }) => kind === 'issued').map(({ ticketId, at, id }) => [ticketId, { at, id }]),
  );
  const inOrder = line
    .filter(({ number, id }) => number.series === '' && born.has(id))
    .sort((a, b) => a.number.count - b.number.count);
  return inOrder.slice(1).flatMap((later, place) => {
    const earlier = inOrder[place];
    const [before, after] = [earlier && born.get(earlier.id), born.get(later.id)];
    return earlier && before && after && (before.at > after.at || before.id > after.id)
      ? [
          {
            kind: 'number_out_of_order',
            says: `${ticketLabel(later.number)} (${later.id}) came before ${ticketLabel(earlier.number)} (${earlier.id})`,
          },
        ]
      : [];
  });
}

function againstClients(issued: readonly IssueSeen[], tickets: readonly RecordedTicket[]): Violation[] {
  const rows = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const attempts = grouped(issued, ({ idempotencyKey }) => idempotencyKey);
  const seen = issued.flatMap(({ outcome, idempotencyKey, endedAt }) => {
    const ticket = outcome.kind === 'ok' ? rows.get(outcome.value.ticketId) : undefined;
    // An attempt whose answer was lost may have been the one that got the number: it was asked at the first of them.
    const invokedAt = Math.min(...(attempts.get(idempotencyKey) ?? []).map((attempt) => attempt.invokedAt));
    return ticket && endedAt !== null ? [{ ticket, invokedAt, endedAt }] : [];
  });
  return [...grouped(seen, ({ ticket }) => lineOf(ticket)).values()].flatMap((line) => {
    // The first answer of a repeated request is the one that counts.
    const first = [...grouped(line, ({ ticket }) => ticket.id).values()].map((same) => ({
      ...same[0],
      ticket: same[0]?.ticket,
      invokedAt: Math.min(...same.map(({ invokedAt }) => invokedAt)),
      endedAt: Math.min(...same.map(({ endedAt }) => endedAt)),
    }));
    return first.flatMap((later) =>
      first
        .filter(
          (earlier) =>
            earlier.ticket &&
            later.ticket &&
            earlier.endedAt < later.invokedAt &&
            earlier.ticket.number.count >= later.ticket.number.count &&
            earlier.ticket.id !== later.ticket.id,
        )
        .map((earlier) => ({
          kind: 'number_out_of_order' as const,
          says: `${earlier.ticket?.id} was confirmed before ${later.ticket?.id} was asked, and has the larger number`,
        })),
    );
  });
}
