import type { ConsultationId, DeskConsultation, RoutingDecision, StaffId, TicketId } from '@loket/contract';
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
      const taken = await this.take(tx, staff.staffId);
      await storeNewKey(tx, this.vault, taken.consultationId);
      await this.ports.moveTicket(tx, {
        ...taken,
        move: 'call',
        kind: 'called',
        actor: { kind: 'staff', id: staff.staffId },
      });
      await noteWaited(tx, taken.ticketId);
      tx.changed('consultation', taken.consultationId);
      tx.changed('inspector', staff.staffId);
      const views = await viewConsultation(tx, taken.consultationId, this.configuration.turn);
      if (!views) throw new Error('A consultation vanished in its own transaction.');
      return views.desk;
    });
  }

  private async take(tx: ZoneTransaction, inspectorId: StaffId): Promise<Taken> {
    const { version, policy } = await policyInForce(tx);
    for (let turn = 0; turn < TURNS; turn += 1) {
      const snapshot = await this.ports.routingSnapshot(tx, inspectorId, version);
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
}

type Taken = { ticketId: TicketId; consultationId: ConsultationId };

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
