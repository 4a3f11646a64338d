import type {
  ConsultationId,
  DeskConsultation,
  OfferId,
  RoutingDecision,
  StaffId,
  TicketId,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { Refusal } from '../boundary/refusal.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { viewConsultation } from '../consultations/consultation.repository.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { policyInForce } from '../routing/policy.repository.ts';
import { storeNewKey } from '../vault/consultation-key.repository.ts';
import { Vault } from '../vault/vault.ts';
import { noteWaited } from '../waiting/waiting.repository.ts';
import { turnDown } from './offering.ts';
import { lockOffer, type OpenOffer, settleOffers } from './offers.repository.ts';
import { QUEUE_PORTS, type QueuePorts, queuePorts } from './ports.ts';
import { oneDecisionAtATime, recordDecision } from './taking.repository.ts';

/** Each turn loses to a citizen who gave up or a counter that failed in this very instant. */
const TURNS = 20;

/**
 * *Next*: the ticket that the routing names, a ready free counter at its site and this inspector, in one transaction.
 * The routing decides on a snapshot; the database decides whether it still holds, and its unique indexes decide every
 * race that is left.
 */
@Injectable()
export class Accept {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(QUEUE_PORTS) private readonly ports: QueuePorts = queuePorts,
  ) {}

  /**
   * @throws Refusal `not_available` (has a break), `already_in_consultation`, `nobody_waits`, `no_free_counter`
   *   (somebody waits, but no ready counter is free at their site), `kept_for_others`
   */
  next(staff: StaffSession): Promise<DeskConsultation> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      await oneDecisionAtATime(tx);
      await checkInspector(tx, staff.staffId);
      return this.call(tx, staff.staffId, await this.take(tx, staff.staffId));
    });
  }

  /**
   * Yes to an offer: that ticket, by the same road as *next*.
   * @throws Refusal `offer_over`, and what {@link next} says
   */
  acceptOffer(staff: StaffSession, offerId: OfferId): Promise<DeskConsultation> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      await oneDecisionAtATime(tx);
      const { ticketId } = await standingOffer(tx, offerId, staff.staffId);
      await checkInspector(tx, staff.staffId);
      return this.call(tx, staff.staffId, await this.take(tx, staff.staffId, ticketId));
    });
  }

  /** No to an offer: this inspector has a break, and the next one is asked. @throws Refusal `offer_over` */
  declineOffer(staff: StaffSession, offerId: OfferId): Promise<void> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      await oneDecisionAtATime(tx);
      const offer = await standingOffer(tx, offerId, staff.staffId);
      await turnDown(tx, offer, 'declined', { kind: 'staff', id: staff.staffId });
    });
  }

  /** Decides, and takes what was decided. @param only the one ticket that is asked about */
  private async take(tx: ZoneTransaction, inspectorId: StaffId, only?: TicketId): Promise<Taken> {
    const { version, policy } = await policyInForce(tx);
    for (let turn = 0; turn < TURNS; turn += 1) {
      const snapshot = await this.ports.routingSnapshot(tx, inspectorId, version, only);
      if (!snapshot) throw new Refusal('forbidden', 'This needs an inspector.');
      const decision = this.ports.route(snapshot, policy);
      if (decision.kind !== 'call') throw whyNobody(decision);
      const consultationId = await this.ports.beginConsultation(tx, decision, inspectorId);
      if (!consultationId) continue;
      await recordDecision(tx, consultationId, { snapshot, decision });
      return { ticketId: decision.ticketId, consultationId };
    }
    throw new Refusal('conflict', 'Others were faster each time.');
  }

  /** What goes with it: the ticket is called, the consultation has a key, everybody is told. */
  private async call(tx: ZoneTransaction, staffId: StaffId, taken: Taken): Promise<DeskConsultation> {
    const { consultationId, ticketId } = taken;
    await storeNewKey(tx, this.vault, consultationId);
    await settleOffers(tx, staffId, ticketId);
    await this.ports.moveTicket(tx, {
      ...taken,
      move: 'call',
      kind: 'called',
      actor: { kind: 'staff', id: staffId },
    });
    await noteWaited(tx, ticketId);
    tx.changed('consultation', consultationId);
    tx.changed('inspector', staffId);
    const views = await viewConsultation(tx, consultationId, this.configuration.turn);
    if (!views) throw new Error('A consultation vanished in its own transaction.');
    return views.desk;
  }
}

type Taken = { ticketId: TicketId; consultationId: ConsultationId };

async function standingOffer(tx: ZoneTransaction, id: OfferId, staffId: StaffId): Promise<OpenOffer> {
  const offer = await lockOffer(tx, id, staffId);
  if (!offer) throw new Refusal('offer_over', 'This offer was not answered in time, or its ticket is gone.');
  return offer;
}

/** The lock makes a break that begins at this instant wait, or be seen. */
async function checkInspector(tx: ZoneTransaction, staffId: StaffId): Promise<void> {
  const [inspector] = await tx.query<{ availability: string; busy: boolean }>(
    `SELECT availability, EXISTS (SELECT FROM consultation k WHERE k.zone_id = i.zone_id
       AND k.inspector_id = i.staff_id AND k.phase <> 'ended') AS busy
     FROM inspector i WHERE staff_id = $1 FOR NO KEY UPDATE`,
    [staffId],
  );
  if (!inspector) throw new Refusal('forbidden', 'This needs an inspector.');
  if (inspector.busy) throw new Refusal('already_in_consultation', 'This inspector is in a consultation.');
  if (inspector.availability !== 'available')
    throw new Refusal('not_available', 'This inspector has a break.');
}

function whyNobody(decision: Exclude<RoutingDecision, { kind: 'call' }>): Refusal {
  if (decision.kind === 'nobody_waits') return new Refusal('nobody_waits', 'Nobody waits.');
  return decision.hindrances.every((hindrance) => hindrance === 'no_free_counter')
    ? new Refusal('no_free_counter', 'Somebody waits, but no ready counter is free at their site.')
    : new Refusal('kept_for_others', 'Who waits is kept for a colleague for now.');
}
