import { type TicketId, type TicketNumber, type TicketState, ticketLabel } from '@loket/contract';
import { isOver, type TicketMove } from '../lifecycle.ts';
import { grouped } from './grouped.ts';
import type { ClientOperation, History, Recorded, RecordedTicket, Told, Violation } from './types.ts';

/** What was acknowledged is there, what is there was asked, and who is in a call is in exactly one. */
export function checkTicketsKept({ operations, recorded }: History, told: Told): Violation[] {
  return [
    ...operations.flatMap((operation) => missing(operation, recorded, told)),
    ...fromNowhere(operations, recorded),
    ...recorded.tickets.flatMap((ticket) => notHeld(ticket, recorded)),
    ...(told.settled ? recorded.tickets.flatMap(notSettled) : []),
  ];
}

function missing(operation: ClientOperation, recorded: Recorded, told: Told): Violation[] {
  switch (operation.what) {
    case 'issue': {
      if (operation.outcome.kind !== 'ok') return [];
      const { ticketId, number } = operation.outcome.value;
      return lost(recorded, operation.idempotencyKey, number, ticketId);
    }
    case 'reconcile': {
      if (operation.outcome.kind !== 'ok') return [];
      const { accepted, refused } = operation.outcome.value;
      return operation.tickets.flatMap(({ idempotencyKey, number }) => {
        if (accepted.includes(idempotencyKey)) return lost(recorded, idempotencyKey, number);
        if (refused.includes(idempotencyKey)) return [];
        return [{ kind: 'lost_ticket', says: `${label(number)} was handed in and not answered for` }];
      });
    }
    case 'accept': {
      if (operation.outcome.kind !== 'ok') return [];
      const { consultationId, ticketId, counterId } = operation.outcome.value;
      const held = recorded.consultations.some(
        (one) =>
          one.id === consultationId &&
          one.ticketId === ticketId &&
          one.counterId === counterId &&
          one.inspectorId === operation.inspectorId,
      );
      return held ? [] : [unkept(operation, `consultation ${consultationId} is not recorded so`)];
    }
    case 'consultation': {
      if (operation.outcome.kind !== 'ok' || !ENDS.has(operation.event)) return [];
      const one = recorded.consultations.find(({ id }) => id === operation.consultationId);
      const expected = operation.event === 'close' ? operation.closing : OUTCOME_OF[operation.event];
      if (one && one.endedAt !== null && (expected === undefined || one.outcome === expected)) return [];
      return [
        unkept(operation, `consultation ${operation.consultationId} ended as ${one?.outcome ?? 'nothing'}`),
      ];
    }
    case 'ticket': {
      const state = STATE_AFTER[operation.move];
      if (operation.outcome.kind !== 'ok' || state === undefined) return [];
      const until = (operation.endedAt ?? Number.POSITIVE_INFINITY) + told.slackMs;
      const noted = recorded.events.some(
        (event) => event.ticketId === operation.ticketId && event.state === state && event.at <= until,
      );
      return noted ? [] : [unkept(operation, `ticket ${operation.ticketId} was never ${state}`)];
    }
    default:
      return [];
  }
}

const OUTCOME_OF: Readonly<Record<string, string>> = {
  no_show: 'no_show',
  stop: 'stopped_by_citizen',
  transfer: 'transferred',
};
const ENDS = new Set(['close', ...Object.keys(OUTCOME_OF)]);
const STATE_AFTER: Readonly<Partial<Record<TicketMove, TicketState>>> = {
  cancel: 'cancelled',
  park: 'parked',
  refer: 'referred',
  resume: 'waiting',
  rejoin: 'waiting',
};

const label = (number: TicketNumber) => ticketLabel(number);
const unkept = (operation: ClientOperation, says: string): Violation => ({
  kind: 'lost_operation',
  says: `${operation.client} heard that ${describe(operation)} was done, but ${says}`,
});
const describe = (operation: ClientOperation): string =>
  operation.what === 'consultation'
    ? operation.event
    : operation.what === 'ticket'
      ? operation.move
      : operation.what;

function lost(recorded: Recorded, key: string, number: TicketNumber, ticketId?: TicketId): Violation[] {
  const ticket = recorded.tickets.find(({ idempotencyKey }) => idempotencyKey === key);
  if (!ticket) return [{ kind: 'lost_ticket', says: `${label(number)} (key ${key}) is nowhere` }];
  if (ticketId !== undefined && ticket.id !== ticketId)
    return [{ kind: 'lost_ticket', says: `${label(number)} was ${ticketId} and is ${ticket.id}` }];
  if (label(ticket.number) !== label(number))
    return [{ kind: 'lost_ticket', says: `${label(number)} became ${label(ticket.number)} (${ticket.id})` }];
  return [];
}

function fromNowhere(operations: readonly ClientOperation[], { tickets }: Recorded): Violation[] {
  const asked = new Set(operations.flatMap(keysThatMayExist));
  const strangers = tickets
    .filter(({ idempotencyKey }) => !asked.has(idempotencyKey))
    .map(({ number, id }) => ({
      kind: 'ticket_from_nowhere' as const,
      says: `nobody was given ${label(number)} (${id})`,
    }));
  const twins = [...grouped(tickets, ({ idempotencyKey }) => idempotencyKey)]
    .filter(([, same]) => same.length > 1)
    .map(([key, same]) => ({
      kind: 'ticket_from_nowhere' as const,
      says: `one touch (key ${key}) made ${same.map(({ number }) => label(number)).join(' and ')}`,
    }));
  return [...strangers, ...twins];
}

function keysThatMayExist(operation: ClientOperation): readonly string[] {
  if (operation.what === 'issue')
    return operation.outcome.kind === 'refused' ? [] : [operation.idempotencyKey];
  if (operation.what !== 'reconcile' || operation.outcome.kind === 'refused') return [];
  return operation.outcome.kind === 'ok'
    ? operation.outcome.value.accepted
    : operation.tickets.map(({ idempotencyKey }) => idempotencyKey);
}

function notHeld({ id, state, number }: RecordedTicket, { consultations }: Recorded): Violation[] {
  const open = consultations.filter(({ ticketId, endedAt }) => ticketId === id && endedAt === null);
  const expected = state === 'called' || state === 'in_consultation' ? 1 : 0;
  if (open.length !== expected)
    return [
      {
        kind: open.length > expected ? 'second_service' : 'lost_ticket',
        says: `${label(number)} (${id}) is ${state} with ${open.length} open consultations`,
      },
    ];
  const [one] = open;
  if (one && (one.presentAt === null) !== (state === 'called'))
    return [
      {
        kind: 'row_not_as_its_events',
        says: `${label(number)} (${id}) is ${state}, its consultation ${one.id} says otherwise`,
      },
    ];
  return [];
}

const notSettled = ({ id, state, number }: RecordedTicket): Violation[] =>
  isOver(state) || state === 'no_show'
    ? []
    : [{ kind: 'lost_ticket', says: `${label(number)} (${id}) is still ${state} when all is over` }];
