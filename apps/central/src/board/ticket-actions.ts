import type {
  AuditAction,
  PriorityClass,
  QueueTicket,
  ReferredTo,
  StaffId,
  TicketId,
  WhyThisTicket,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { lockOpenConsultationOfTicket } from '../consultations/consultation.repository.ts';
import { happen } from '../consultations/transitions.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { comeBack, lockTicket } from '../queue/citizen.ts';
import { QUEUE_PORTS, type QueuePorts, queuePorts } from '../queue/ports.ts';
import type { TicketChanges } from '../queue/ticket-moves.ts';
import { openTickets } from '../queue/tickets.repository.ts';
import { whyThisTicket } from '../queue/why.ts';
import { policyInForce } from '../routing/policy.repository.ts';

/** What staff do with somebody who waits, is away for a while, or was missed. */
@Injectable()
export class TicketActions {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(QUEUE_PORTS) private readonly ports: QueuePorts = queuePorts,
  ) {}

  /**
   * Keeps a ticket for one inspector, or for nobody in particular. One that is called already, and whose citizen is
   * not at the counter yet, is taken back from its inspector first and stands at the head.
   * @throws Refusal `not_found`, `out_of_state` (the citizen is in the call, or gone)
   */
  assign(staff: StaffSession, ticketId: TicketId, inspectorId: StaffId | null): Promise<QueueTicket> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      const consultation = await lockOpenConsultationOfTicket(tx, ticketId);
      if (consultation?.phase === 'called') {
        if (consultation.inspectorId === inspectorId) return only(tx, ticketId);
        await happen(tx, consultation, { event: 'interrupt' }, actor(staff), this.ports);
      }
      if (inspectorId !== null) await checkInspector(tx, inspectorId);
      await this.reorder(tx, staff, ticketId, 'assigned', { reservedFor: inspectorId });
      return only(tx, ticketId);
    });
  }

  /** Before those who just came, or back among them. @throws Refusal `not_found`, `out_of_state` */
  setPriority(staff: StaffSession, ticketId: TicketId, to: 'raised' | 'normal'): Promise<QueueTicket> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      if ((await lockedClass(tx, ticketId)) === 'returning')
        throw new Refusal('out_of_state', 'This ticket is at the head already.');
      const kind = to === 'raised' ? 'raised' : 'lowered';
      await this.reorder(tx, staff, ticketId, kind, { priorityClass: to });
      return only(tx, ticketId);
    });
  }

  /** Away for a while, as long as the policy allows. @throws Refusal `not_found`, `out_of_state` */
  park(staff: StaffSession, ticketId: TicketId): Promise<QueueTicket> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      await checkNotCalled(tx, ticketId);
      const { parkMinutes } = (await policyInForce(tx)).policy;
      await this.ports.moveTicket(tx, {
        ticketId,
        move: 'park',
        kind: 'parked',
        actor: actor(staff),
        parkMinutes,
      });
      await audit(tx, staff, ticketId, 'ticket_parked', 'Parked.');
      return only(tx, ticketId);
    });
  }

  /** Back from it, also after a call that was missed today. @throws Refusal `not_found`, `out_of_state` */
  resume(staff: StaffSession, ticketId: TicketId): Promise<QueueTicket> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      await comeBack(tx, ticketId, actor(staff), this.ports);
      await audit(tx, staff, ticketId, 'ticket_parked', 'Back in the queue.');
      return only(tx, ticketId);
    });
  }

  /** Sent on kindly. @throws Refusal `not_found`, `out_of_state` */
  refer(staff: StaffSession, ticketId: TicketId, referredTo: ReferredTo): Promise<void> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      await checkNotCalled(tx, ticketId);
      await this.ports.moveTicket(tx, {
        ticketId,
        move: 'refer',
        kind: 'referred',
        actor: actor(staff),
        changes: { referredTo },
      });
      await audit(tx, staff, ticketId, 'ticket_referred', `Sent on: ${referredTo}.`);
    });
  }

  /** @throws Refusal `not_found` */
  why(staff: StaffSession, ticketId: TicketId): Promise<WhyThisTicket> {
    return this.database.inZone(staff.zoneId, (tx) => whyThisTicket(tx, ticketId));
  }

  private async reorder(
    tx: ZoneTransaction,
    staff: StaffSession,
    ticketId: TicketId,
    kind: 'assigned' | 'raised' | 'lowered',
    changes: TicketChanges,
  ): Promise<void> {
    await this.ports.moveTicket(tx, { ticketId, move: 'reorder', kind, changes, actor: actor(staff) });
    const action = kind === 'assigned' ? 'ticket_assigned' : 'ticket_raised';
    await audit(tx, staff, ticketId, action, `On the board: ${kind}.`);
  }
}

const actor = ({ staffId }: StaffSession) => ({ kind: 'staff', id: staffId }) as const;

function audit(
  tx: ZoneTransaction,
  { staffId }: StaffSession,
  subjectId: TicketId,
  action: AuditAction,
  reason: string,
): Promise<void> {
  return recordAudit(tx, {
    actorKind: 'staff',
    actorId: staffId,
    action,
    subjectKind: 'ticket',
    subjectId,
    reason,
  });
}

/** A ticket that is called or in a call is its consultation's; that is ended instead. */
async function checkNotCalled(tx: ZoneTransaction, ticketId: TicketId): Promise<void> {
  const { state } = await lockTicket(tx, ticketId);
  if (state === 'called' || state === 'in_consultation')
    throw new Refusal('out_of_state', 'This ticket is with an inspector.');
}

async function lockedClass(tx: ZoneTransaction, ticketId: TicketId): Promise<PriorityClass> {
  const [ticket] = await tx.query<{ priorityClass: PriorityClass }>(
    'SELECT priority_class AS "priorityClass" FROM ticket WHERE id = $1 FOR NO KEY UPDATE',
    [ticketId],
  );
  if (!ticket) throw new Refusal('not_found', 'There is no such ticket.');
  return ticket.priorityClass;
}

async function checkInspector(tx: ZoneTransaction, staffId: StaffId): Promise<void> {
  const [inspector] = await tx.query('SELECT 1 FROM inspector WHERE staff_id = $1', [staffId]);
  if (!inspector) throw new Refusal('not_found', 'There is no such inspector.');
}

async function only(tx: ZoneTransaction, ticketId: TicketId): Promise<QueueTicket> {
  const [ticket] = await openTickets(tx, ticketId);
  if (!ticket) throw new Refusal('not_found', 'There is no such open ticket.');
  return ticket;
}
