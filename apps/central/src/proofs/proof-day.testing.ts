import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type {
  ClosingOutcome,
  ConsultationId,
  CounterId,
  DeskConsultation,
  IssueTicket,
  Locale,
  OfflineTicket,
  Reason,
  ReferredTo,
  RoutingPolicy,
  TicketId,
} from '@loket/contract';
import { readRecorded } from '@loket/queue/history/read-recorded.ts';
import type {
  ClientOperation,
  ConsultationSeen,
  Heartbeat,
  History,
  Seen,
} from '@loket/queue/history/types.ts';
import type { TicketMove } from '@loket/queue/lifecycle.ts';
import type { StaffSession } from '../access/access.ts';
import { Refusal } from '../boundary/refusal.ts';
import { recordHeartbeat } from '../fleet/heartbeats.repository.ts';
import { touchDesks } from '../live/desk-presence.ts';
import { giveUp } from '../queue/citizen.ts';
import { openOfferOf } from '../queue/offers.repository.ts';
import { compareWithEvents } from '../queue/projection.ts';
import { setAvailability } from '../staff/inspectors.repository.ts';
import { ALL_READY } from '../testing/test-clients.ts';
import { moveClock } from './movable-clock.testing.ts';
import type { ProofHouse } from './proof-house.testing.ts';
import type { ProofZone } from './proof-zone.testing.ts';

const BOOT = randomUUID();

type Asked = { readonly kiosk: CounterId; readonly request: IssueTicket };
type Known = { readonly id: TicketId; readonly kiosk: CounterId };
/** What a desk and a counter believe that they hold; they are not told when it is taken from them. */
export type Held = {
  readonly id: ConsultationId;
  readonly inspector: StaffSession;
  readonly counterId: CounterId;
};
type Work<Value> = { readonly value: Value };

/**
 * The clients of one zone: what they do through central's services, what they saw of it, and a zone's clock that can be
 * moved. A refusal is an answer; anything else that goes wrong is central's fault and ends the history.
 */
export class ProofDay {
  readonly house: ProofHouse;
  readonly zone: ProofZone;
  readonly operations: ClientOperation[] = [];
  readonly heartbeats: Heartbeat[] = [];
  readonly asked: Asked[] = [];
  readonly known: Known[] = [];
  readonly held: Held[] = [];
  #aheadMs = 0;

  constructor(house: ProofHouse, zone: ProofZone) {
    this.house = house;
    this.zone = zone;
  }

  /** On the zone's clock. */
  now(): number {
    return Date.now() + this.#aheadMs;
  }

  async issue(node: number, kiosk: CounterId, locale: Locale, reason: Reason, lost: boolean): Promise<void> {
    const asked = { kiosk, request: { idempotencyKey: randomUUID(), locale, reason } };
    this.asked.push(asked);
    await this.askForTicket(node, asked, lost);
  }

  /** The same touch again, because its answer was late or lost. */
  async askForTicket(node: number, { kiosk, request }: Asked, lost = false): Promise<void> {
    await this.#ask(
      kiosk,
      { what: 'issue', idempotencyKey: request.idempotencyKey },
      async () => {
        const ticket = await this.house
          .node(node)
          .issuing.issue({ zoneId: this.zone.id, counterId: kiosk }, request);
        if (!lost) this.#know({ id: ticket.id, kiosk });
        return { value: { ticketId: ticket.id, number: ticket.number } };
      },
      lost,
    );
  }

  /** A kiosk that was cut off hands in what it gave out meanwhile, and hands it in again when told to. */
  async offline(node: number, kiosk: CounterId, ages: readonly number[], times: number): Promise<void> {
    const counter = { zoneId: this.zone.id, counterId: kiosk };
    const { offline } = this.house.node(node);
    const block = await offline.reserve(counter);
    const at = (secondsAgo: number) => new Date(this.now() - secondsAgo * 1000).toISOString();
    const tickets = ages.map(
      (secondsAgo, n): OfflineTicket => ({
        idempotencyKey: randomUUID(),
        serviceDay: block.serviceDay,
        number: { siteCode: block.siteCode, series: block.series, count: block.from + n },
        reason: 'theft',
        locale: 'nl',
        issuedAt: at(secondsAgo),
        cancelled: secondsAgo % 7 === 0,
      }),
    );
    const message = { lastContactAt: at(Math.max(...ages)), deviceNow: at(0), tickets };
    for (let time = 0; time < times; time += 1)
      await this.#ask(kiosk, { what: 'reconcile', tickets }, async () => {
        const { accepted, refused } = await offline.reconcile(counter, message);
        return { value: { accepted, refused: refused.map(({ idempotencyKey }) => idempotencyKey) } };
      });
  }

  async cancel(node: number, { id, kiosk }: Known, byPhone: boolean): Promise<void> {
    const { issuing, database } = this.house.node(node);
    await this.#ticket(byPhone ? 'phone' : kiosk, id, 'cancel', () =>
      byPhone
        ? database.inZone(this.zone.id, (tx) => giveUp(tx, id))
        : issuing.cancel({ zoneId: this.zone.id, counterId: kiosk }, id),
    );
  }

  async accept(node: number, inspector: StaffSession): Promise<void> {
    await this.#take(inspector, () => this.house.node(node).accept.next(inspector));
  }

  /** Yes or no to what this inspector is asked, if there is something. */
  async answerOffer(node: number, inspector: StaffSession, yes: boolean): Promise<void> {
    const { accept, database } = this.house.node(node);
    const asked = await seen(async () => ({
      value: await database.inZone(this.zone.id, (tx) => openOfferOf(tx, inspector.staffId)),
    }));
    const offer = asked.kind === 'ok' ? asked.value : null;
    if (!offer) return;
    if (!yes) return this.#other('a no', () => accept.declineOffer(inspector, offer.id));
    await this.#take(inspector, () => accept.acceptOffer(inspector, offer.id));
  }

  async act(
    node: number,
    { id, inspector, counterId }: Held,
    event: ConsultationSeen['event'],
    closing: ClosingOutcome,
  ): Promise<void> {
    const { consultations } = this.house.node(node);
    const counter = { zoneId: this.zone.id, counterId };
    const acts: Record<ConsultationSeen['event'], () => Promise<unknown>> = {
      recall: () => consultations.recall(inspector, id),
      here: () => consultations.here(counter, id),
      away: () => consultations.away(counter, id),
      no_show: () => consultations.noShow(inspector, id),
      stop: () => consultations.stop(counter, id),
      close: () => consultations.close(inspector, id, closing),
      transfer: () => consultations.transfer(inspector, id, { to: { kind: 'anybody' } }),
    };
    await this.#ask(
      inspector.staffId,
      { what: 'consultation', consultationId: id, event, ...(event === 'close' && { closing }) },
      () => acts[event]().then(DONE),
    );
  }

  async assign(node: number, { id }: Known, to: StaffSession | undefined): Promise<void> {
    const { tickets } = this.house.node(node);
    await this.#ticket('board', id, 'reorder', () =>
      tickets.assign(this.zone.chief, id, to?.staffId ?? null),
    );
  }

  async arrange(
    node: number,
    { id }: Known,
    how: 'raise' | 'lower' | 'park' | 'resume' | { refer: ReferredTo },
  ): Promise<void> {
    const { tickets } = this.house.node(node);
    const { chief } = this.zone;
    if (typeof how === 'object')
      return this.#ticket('board', id, 'refer', () => tickets.refer(chief, id, how.refer));
    if (how === 'park') return this.#ticket('board', id, 'park', () => tickets.park(chief, id));
    if (how === 'resume') return this.#ticket('board', id, 'resume', () => tickets.resume(chief, id));
    return this.#ticket('board', id, 'reorder', () =>
      tickets.setPriority(chief, id, how === 'raise' ? 'raised' : 'normal'),
    );
  }

  async setPolicy(node: number, policy: RoutingPolicy): Promise<void> {
    const { routing } = this.house.node(node);
    await this.#other('a policy', async () => {
      const { version } = await routing.inForce(this.zone.chief);
      await routing.set(this.zone.chief, { after: version, policy, note: 'A proof wanted it.' });
    });
  }

  async setAvailability(node: number, who: readonly StaffSession[], available: boolean): Promise<void> {
    const { database } = this.house.node(node);
    await this.#other('a break', () =>
      database.inZone(this.zone.id, async (tx) => {
        for (const { staffId } of who) await setAvailability(tx, staffId, available ? 'available' : 'break');
      }),
    );
  }

  async beat(node: number, counterIds: readonly CounterId[], ready = true): Promise<void> {
    const { database } = this.house.node(node);
    await this.#other('heartbeats', async () => {
      const beats = await database.inZone(this.zone.id, async (tx) => {
        const heartbeat = { bootId: BOOT, busy: ready ? 'idle' : 'wiping', devices: ALL_READY } as const;
        for (const counterId of counterIds) await recordHeartbeat(tx, counterId, heartbeat);
        return tx.query<{ counterId: CounterId; at: number }>(
          `SELECT counter_id AS "counterId", (extract(epoch FROM last_heartbeat_at) * 1000)::float8 AS at
           FROM counter_health WHERE counter_id = ANY ($1)`,
          [counterIds],
        );
      });
      for (const { counterId, at } of beats)
        this.heartbeats.push({ counterId, at, ready, acknowledged: true });
    });
  }

  /** These desks give a sign of life. */
  async touch(node: number, inspectors: readonly StaffSession[]): Promise<void> {
    await this.#other('a sign of life', () =>
      touchDesks(
        this.house.node(node).database,
        this.zone.id,
        inspectors.map(({ staffId }) => staffId),
      ),
    );
  }

  async sweep(node: number): Promise<void> {
    await this.#other('a sweep', () => this.house.node(node).sweep.sweepZone(this.zone.id));
  }

  async restart(node: number): Promise<void> {
    await this.house.restart(node);
  }

  /** After so many milliseconds every connection of central breaks. */
  async cutConnections(afterMs: number): Promise<void> {
    await setTimeout(afterMs);
    await this.house.cutConnections();
  }

  /** Time passes on the zone's clock; nothing else happens meanwhile. */
  async pass(seconds: number): Promise<void> {
    await moveClock(this.house.owner, this.zone.id, seconds);
    this.#aheadMs += seconds * 1000;
  }

  async history(): Promise<History> {
    const { owner } = this.house;
    const unlike = await this.house.node(0).database.inZone(this.zone.id, compareWithEvents);
    const recorded = await readRecorded(
      async <Row>(sql: string, parameters: readonly unknown[]) =>
        // Boundary: what a statement returns is written beside the statement.
        (await owner.query(sql, [...parameters])).rows as Row[],
      this.zone.id,
      unlike.map(({ ticketId, row, rebuilt }) => ({
        ticketId,
        differences: Object.entries(row)
          .filter(([field, value]) => Reflect.get(rebuilt ?? {}, field) !== value)
          .map(([field, value]) => `${field} is ${value}, not ${Reflect.get(rebuilt ?? {}, field)}`),
      })),
    );
    return { operations: this.operations, heartbeats: this.heartbeats, recorded };
  }

  async #take(inspector: StaffSession, take: () => Promise<DeskConsultation>): Promise<void> {
    await this.#ask(inspector.staffId, { what: 'accept', inspectorId: inspector.staffId }, async () => {
      const { id, ticketId, counterId } = await take();
      this.held.push({ id, inspector, counterId });
      return { value: { consultationId: id, ticketId, counterId } };
    });
  }

  #know(ticket: Known): void {
    if (!this.known.some(({ id }) => id === ticket.id)) this.known.push(ticket);
  }

  async #ticket(
    client: string,
    ticketId: TicketId,
    move: TicketMove,
    work: () => Promise<unknown>,
  ): Promise<void> {
    await this.#ask(client, { what: 'ticket', ticketId, move }, () => work().then(DONE));
  }

  async #other(says: string, work: () => Promise<unknown>): Promise<void> {
    const operation = { what: 'other' as const, says, client: says, invokedAt: this.now() };
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    } finally {
      this.operations.push({ ...operation, endedAt: this.now() + 1 });
    }
  }

  async #ask<Value>(
    client: string,
    what: object,
    work: () => Promise<Work<Value>>,
    lost = false,
  ): Promise<void> {
    const invokedAt = this.now();
    const outcome = await seen(work);
    // The date's milliseconds are cut off: it ended within the next one.
    const endedAt = this.now() + 1;
    const told: Seen<Value> = lost ? { kind: 'unknown' } : outcome;
    this.operations.push({ client, invokedAt, endedAt, ...what, outcome: told } as ClientOperation);
  }
}

const DONE = (): Work<null> => ({ value: null });

/** Without the database it is not known whether it was done. */
async function seen<Value>(work: () => Promise<Work<Value>>): Promise<Seen<Value>> {
  try {
    const { value } = await work();
    return { kind: 'ok', value };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code === 'unavailable' ? { kind: 'unknown' } : { kind: 'refused', code: error.code };
  }
}
