import {
  ConsultationId,
  type CounterId,
  type Outcome,
  type RoutingSnapshot,
  type StaffId,
  type TicketId,
  type TicketNumber,
} from '@loket/contract';
import { FIRST_POLICY } from '../policy.ts';
import { route } from '../route.ts';
import { anInspector, counterId, NOON, siteId, staffId, ticketId } from '../snapshots.testing.ts';
import type {
  ClientOperation,
  Heartbeat,
  History,
  Recorded,
  RecordedConsultation,
  RecordedEvent,
  RecordedTicket,
} from './types.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type Opened = { readonly id: ConsultationId; readonly ticketId: TicketId; readonly inspectorId: StaffId };

export const consultationId = (n: number): ConsultationId =>
  ConsultationId.parse(`55555555-0000-4000-8000-${String(n).padStart(12, '0')}`);
const keyOf = (n: number) => `66666666-0000-4000-8000-${String(n).padStart(12, '0')}`;
const numberOf = (count: number): TicketNumber => ({ siteCode: 'T', count, series: '' });

/**
 * A day that went as it should, told a step at a time, each a second after the one before: counters 1 and 2 of site 1,
 * inspectors 1 and 2. A test then changes what it wants to see noticed.
 */
export class GoodDay {
  now = NOON;
  readonly operations: Writable<ClientOperation>[] = [];
  readonly tickets: Writable<RecordedTicket>[] = [];
  readonly events: Writable<RecordedEvent>[] = [];
  readonly consultations: Writable<RecordedConsultation>[] = [];
  readonly decisions: Recorded['decisions'][number][] = [];
  readonly heartbeats: Writable<Heartbeat>[] = [];
  readonly notAsTheirEvents: Recorded['notAsTheirEvents'][number][] = [];

  get history(): History {
    const { operations, tickets, events, consultations, decisions, heartbeats, notAsTheirEvents } = this;
    const counters = [1, 2].map((n) => ({ id: counterId(n), siteId: siteId(1) }));
    return {
      operations,
      heartbeats,
      recorded: { tickets, events, consultations, decisions, counters, policies: [], notAsTheirEvents },
    };
  }

  /** Both counters say that they are ready. */
  beat(ready = true): void {
    this.#step();
    for (const n of [1, 2])
      this.heartbeats.push({ counterId: counterId(n), at: this.now, ready, acknowledged: true });
  }

  issue(n: number): TicketId {
    this.#step();
    const id = ticketId(n);
    const value = { ticketId: id, number: numberOf(n) };
    this.#did({ what: 'issue', idempotencyKey: keyOf(n), outcome: { kind: 'ok', value } });
    this.tickets.push({
      id,
      siteId: siteId(1),
      serviceDay: '2026-11-23',
      number: numberOf(n),
      idempotencyKey: keyOf(n),
      state: 'waiting',
      priorityClass: 'normal',
      reason: 'theft',
      locale: 'nl',
      reservedFor: null,
      orderedAt: this.now,
    });
    this.#note(id, 'issued', 'waiting');
    return id;
  }

  /** The first who waits is called to the first free counter. */
  accept(inspector = 1): Opened {
    this.beat();
    this.#step();
    const occupied = this.consultations.filter(({ endedAt }) => endedAt === null);
    const freeCounters = [1, 2].map(counterId).filter((id) => !occupied.some((one) => one.counterId === id));
    const freeSince = freeCounters.map((id) =>
      Math.max(
        ...this.consultations.filter(({ counterId: at }) => at === id).map(({ endedAt }) => endedAt ?? 0),
      ),
    );
    const everUsed = freeSince.length > 0 && freeSince.every(Number.isFinite);
    const snapshot: RoutingSnapshot = {
      at: this.now,
      policyVersion: 0,
      inspector: anInspector(inspector),
      atWork: [anInspector(1), anInspector(2)],
      tickets: this.tickets
        .filter(({ state }) => state === 'waiting')
        .map(({ id, siteId: site, priorityClass, locale, orderedAt, reservedFor }) => ({
          id,
          siteId: site,
          priorityClass,
          locale,
          orderedAt,
          reservedFor,
          skill: null,
        })),
      sites: [{ id: siteId(1), freeCounters, freeSince: everUsed ? Math.min(...freeSince) : null }],
    };
    const decision = route(snapshot, FIRST_POLICY);
    if (decision.kind !== 'call') throw new Error(`This day has nobody to call: ${decision.kind}.`);
    const id = consultationId(this.consultations.length + 1);
    const opened = { id, ticketId: decision.ticketId, inspectorId: staffId(inspector) };
    const value = { consultationId: id, ticketId: decision.ticketId, counterId: decision.counterId };
    this.#did({ what: 'accept', inspectorId: opened.inspectorId, outcome: { kind: 'ok', value } });
    this.decisions.push({
      consultationId: id,
      at: new Date(this.now).toISOString(),
      snapshot,
      policy: FIRST_POLICY,
      decision,
    });
    this.#call(opened, decision.counterId);
    return opened;
  }

  here({ id, ticketId: ticket }: Opened): void {
    this.#step();
    this.#did({ what: 'consultation', consultationId: id, event: 'here', outcome: OK });
    this.consultation(id).presentAt = this.now;
    this.ticket(ticket).state = 'in_consultation';
    this.#note(ticket, 'present', 'in_consultation', id);
  }

  close({ id, ticketId: ticket }: Opened): void {
    this.#step();
    this.#did({ what: 'consultation', consultationId: id, event: 'close', closing: 'helped', outcome: OK });
    this.#end(id, 'helped');
    this.ticket(ticket).state = 'completed';
    this.#note(ticket, 'ended', 'completed', id, 'helped');
  }

  interrupt({ id, ticketId: ticket }: Opened): void {
    this.#step();
    this.#end(id, 'interrupted');
    Object.assign(this.ticket(ticket), { state: 'waiting', priorityClass: 'returning' });
    this.#note(ticket, 'ended', 'waiting', id, 'interrupted');
    this.#note(ticket, 'returned', 'waiting', id);
  }

  cancel(id: TicketId): void {
    this.#step();
    this.#did({ what: 'ticket', ticketId: id, move: 'cancel', outcome: OK });
    this.ticket(id).state = 'cancelled';
    this.#note(id, 'ended', 'cancelled');
  }

  ticket = (id: TicketId) => found(this.tickets, id);
  consultation = (id: ConsultationId) => found(this.consultations, id);

  #call({ id, ticketId: ticket, inspectorId }: Opened, counter: CounterId): void {
    this.consultations.push({
      id,
      ticketId: ticket,
      counterId: counter,
      inspectorId,
      calledAt: this.now,
      presentAt: null,
      endedAt: null,
      outcome: null,
    });
    this.ticket(ticket).state = 'called';
    this.#note(ticket, 'called', 'called', id);
  }

  #end(id: ConsultationId, outcome: Outcome): void {
    Object.assign(this.consultation(id), { endedAt: this.now, outcome });
  }

  #step(): void {
    this.now += 1_000;
  }

  #did(operation: Without<ClientOperation, 'client' | 'invokedAt' | 'endedAt'>): void {
    this.operations.push({
      client: 'client',
      invokedAt: this.now - 20,
      endedAt: this.now + 20,
      ...operation,
    });
  }

  #note(
    ticket: TicketId,
    kind: RecordedEvent['kind'],
    state: RecordedEvent['state'],
    of: ConsultationId | null = null,
    outcome: Outcome | null = null,
  ): void {
    this.events.push({
      id: this.events.length + 1,
      ticketId: ticket,
      at: this.now,
      kind,
      state,
      consultationId: of,
      outcome,
      actor: 'system',
    });
  }
}

const OK = { kind: 'ok', value: null } as const;
type Without<Union, Keys extends PropertyKey> = Union extends unknown ? Omit<Union, Keys> : never;

function found<Item extends { id: string }>(items: readonly Item[], id: string): Item {
  const item = items.find((one) => one.id === id);
  if (!item) throw new Error(`This day has no ${id}.`);
  return item;
}
