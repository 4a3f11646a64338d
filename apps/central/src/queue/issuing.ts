import { setImmediate as othersHaveATurn } from 'node:timers/promises';
import {
  type CounterId,
  type CounterRole,
  type IssuedTicket,
  type IssueTicket,
  type PriorityClass,
  REST,
  type SiteId,
  type TicketId,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { CounterIdentity } from '../access/access.ts';
import { redeemAppointmentCode } from '../appointments/redeem.ts';
import { Refusal } from '../boundary/refusal.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { together } from '../database/together.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { ticketDoorOf } from '../sites/sites.repository.ts';
import { Vault } from '../vault/vault.ts';
import { KnownWaits } from '../waiting/known-waits.ts';
import { announceWait } from '../waiting/waiting.repository.ts';
import { followHash, followSecret } from './follow-secret.ts';
import { insertTicket, type MadeTicket, type NewTicket, ticketMadeFor } from './new-ticket.ts';
import { QUEUE_PORTS, type QueuePorts, queuePorts } from './ports.ts';

type Kiosk = { siteId: SiteId; siteCode: string; zoneCode: string };

/** Gives tickets, and takes back the ones that nobody needs any more. */
@Injectable()
export class Issuing {
  /** At which site each counter stood when it gave a ticket last. */
  readonly #stood = new Map<CounterId, SiteId>();

  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(KnownWaits) private readonly waits: KnownWaits,
    @Inject(QUEUE_PORTS) private readonly ports: QueuePorts = queuePorts,
  ) {}

  /**
   * A ticket, once per idempotency key: a repeated request gets the same one.
   * @throws Refusal `forbidden` for a counter that is no ticket kiosk, `conflict` for another counter's key, and what
   *   {@link admit} says
   */
  async issue(counter: CounterIdentity, request: IssueTicket): Promise<IssuedTicket> {
    const issued = await this.inQueue(counter, request);
    // Whoever has to know of it is told first: a forecast is for one person, who waits for a printer anyway.
    await othersHaveATurn();
    const wait = await this.database.inZone(counter.zoneId, (tx) =>
      announceWait(tx, issued.id, this.waits.pace),
    );
    return { ...issued, wait };
  }

  /**
   * A place is taken in the same breath as it is found out who asks, at the site where that counter stood last. Where that
   * was too soon it is given back, and everything is done once more, one thing after the other.
   */
  private async inQueue(counter: CounterIdentity, request: IssueTicket): Promise<Queued> {
    const stood = this.#stood.get(counter.counterId);
    try {
      return await this.enqueue(counter, request, stood);
    } catch (error) {
      if (!(error instanceof TakenTooSoon)) throw error;
      return this.enqueue(counter, request);
    }
  }

  private enqueue(
    { zoneId, counterId }: CounterIdentity,
    request: IssueTicket,
    stood?: SiteId,
  ): Promise<Queued> {
    return this.database.inZoneLastly(zoneId, async (tx) => {
      const { idempotencyKey, appointmentCode } = request;
      const entering = enterLine(tx, counterId, idempotencyKey);
      const giving = givenBefore(tx, counterId, idempotencyKey);
      const taking = stood && this.place(tx, stood, appointmentCode);
      // Why there is no place counts only when one is needed.
      const [kiosk, given] = await together(
        entering,
        giving,
        taking?.catch(() => undefined),
      );
      if (taking && (given || kiosk.siteId !== stood)) throw new TakenTooSoon();
      this.#stood.set(counterId, kiosk.siteId);
      const secret = followSecret(this.vault, { id: tx.zoneId, code: kiosk.zoneCode }, idempotencyKey);
      if (given) return { last: Promise.resolve(this.toTell(given, secret)) };
      const place = await (taking ?? this.place(tx, kiosk.siteId, appointmentCode));
      const made = this.putInLine(tx, counterId, place, request, followHash(secret));
      return { last: made.then((ticket) => this.toTell(ticket, secret)) };
    });
  }

  /** Only by the counter that issued it, only while it waits; a ticket that is called is a consultation's. */
  cancel(counter: CounterIdentity, ticketId: TicketId): Promise<void> {
    return this.database.inZone(counter.zoneId, async (tx) => {
      const [ticket] = await tx.query<{ state: string; issuedBy: CounterId }>(
        'SELECT state, issued_by AS "issuedBy" FROM ticket WHERE id = $1 FOR NO KEY UPDATE',
        [ticketId],
      );
      if (!ticket) throw new Refusal('not_found', 'There is no such ticket.');
      if (ticket.issuedBy !== counter.counterId)
        throw new Refusal('forbidden', 'Another counter issued this ticket.');
      if (ticket.state !== 'waiting')
        throw new Refusal('out_of_state', 'This ticket does not wait any more.');
      await this.ports.moveTicket(tx, {
        ticketId,
        move: 'cancel',
        kind: 'ended',
        actor: { kind: 'counter', id: counter.counterId },
      });
    });
  }

  private async place(
    tx: ZoneTransaction,
    siteId: SiteId,
    appointmentCode: string | undefined,
  ): Promise<NewPlace> {
    const [priorityClass, number] = await together(
      admit(tx, siteId, appointmentCode),
      this.ports.nextNumber(tx, siteId, ''),
    );
    return { ...number, siteId, series: '', priorityClass };
  }

  private putInLine(
    tx: ZoneTransaction,
    counterId: CounterId,
    place: NewPlace,
    { reason, locale, idempotencyKey }: IssueTicket,
    hash: Buffer,
  ): Promise<MadeTicket> {
    return insertTicket(tx, {
      ...place,
      reason,
      locale,
      issuedBy: counterId,
      idempotencyKey,
      followHash: hash,
    });
  }

  private toTell({ ticket, peopleBefore }: MadeTicket, secret: string): Queued {
    const { id, number, locale, orderedAt } = ticket;
    const followUrl = `${this.configuration.publicUrl}${REST.follow(secret)}`;
    return { id, number, locale, issuedAt: orderedAt, peopleBefore, followUrl };
  }
}

type Queued = Omit<IssuedTicket, 'wait'>;

/** Takes back the number of a place that nobody needed. */
class TakenTooSoon extends Error {}

type NewPlace = Pick<NewTicket, 'siteId' | 'serviceDay' | 'series' | 'count' | 'priorityClass'>;

/**
 * Where this counter stands. Of two requests with one key at the same instant the second waits here, and then finds the
 * first's ticket.
 */
async function enterLine(tx: ZoneTransaction, counterId: CounterId, idempotencyKey: string): Promise<Kiosk> {
  const [row] = await tx.query<Kiosk & { roles: CounterRole[] }>(
    `SELECT pg_advisory_xact_lock(hashtextextended($2, 0)), c.site_id AS "siteId", s.code AS "siteCode", z.code AS "zoneCode", c.roles FROM counter c
     JOIN site s ON s.zone_id = c.zone_id AND s.id = c.site_id
     JOIN zone z ON z.id = c.zone_id
     WHERE c.id = $1 AND c.revoked_at IS NULL`,
    [counterId, `${tx.zoneId} ${idempotencyKey}`],
  );
  if (!row) throw new Refusal('not_found', 'There is no such counter.');
  if (!row.roles.includes('ticket_kiosk')) throw new Refusal('forbidden', 'This counter gives no tickets.');
  return row;
}

/** The ticket that was given for this key before, which is then the answer again. */
async function givenBefore(
  tx: ZoneTransaction,
  counterId: CounterId,
  idempotencyKey: string,
): Promise<MadeTicket | undefined> {
  const made = await ticketMadeFor(tx, idempotencyKey);
  if (made && made.issuedBy !== counterId) throw new Refusal('conflict', 'Another counter used this key.');
  return made;
}

/**
 * Whether this site gives a ticket now, and of what class: one with a code of an appointment that is due comes before
 * those who just came.
 * @throws Refusal `site_closed`, `unknown_appointment` (not of today at this site, or a site by appointment only)
 */
async function admit(
  tx: ZoneTransaction,
  siteId: SiteId,
  appointmentCode: string | undefined,
): Promise<PriorityClass> {
  const door = await ticketDoorOf(tx, siteId);
  if (door === 'closed') throw new Refusal('site_closed', 'This site is closed now.');
  if (appointmentCode === undefined) {
    if (door === 'walk_in') return 'normal';
    if (door === 'last_call') throw new Refusal('site_closed', 'The last ticket of today was given.');
    throw new Refusal('unknown_appointment', 'This site works by appointment only.');
  }
  const redeemed = await redeemAppointmentCode(tx, { siteId, code: appointmentCode, at: new Date() });
  if (redeemed.ok) return 'appointment';
  throw new Refusal('unknown_appointment', `This code gives no ticket here now: ${redeemed.error}.`);
}
