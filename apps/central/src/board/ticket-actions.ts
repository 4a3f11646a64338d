import type { PriorityClass, QueueTicket, StaffId, TicketId, TicketState } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { lockOpenConsultationOfTicket } from '../consultations/consultation.repository.ts';
import { happen } from '../consultations/transitions.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { QUEUE_PORTS, type QueuePorts, queuePorts } from '../queue/ports.ts';
import type { TicketChanges } from '../queue/ticket-moves.ts';
import { openTickets } from '../queue/tickets.repository.ts';

/** What the chief inspector does with somebody who waits. */
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
        await happen(
          tx,
          consultation,
          { event: 'interrupt' },
          { kind: 'staff', id: staff.staffId },
          this.ports,
        );
      }
      if (inspectorId !== null) await checkInspector(tx, inspectorId);
      await this.move(tx, staff, ticketId, 'assigned', { reservedFor: inspectorId });
      return only(tx, ticketId);
    });
  }

  /** Before those who just came, or back among them. @throws Refusal `not_found`, `out_of_state` */
  setPriority(staff: StaffSession, ticketId: TicketId, to: 'raised' | 'normal'): Promise<QueueTicket> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      const ticket = await lockTicket(tx, ticketId);
      if (ticket.priorityClass === 'returning')
        throw new Refusal('out_of_state', 'This ticket is at the head already.');
      await this.move(tx, staff, ticketId, to === 'raised' ? 'raised' : 'lowered', { priorityClass: to });
      return only(tx, ticketId);
    });
  }

  private async move(
    tx: ZoneTransaction,
    staff: StaffSession,
    ticketId: TicketId,
    kind: 'assigned' | 'raised' | 'lowered',
    changes: TicketChanges,
  ): Promise<void> {
    const actor = { kind: 'staff', id: staff.staffId } as const;
    await this.ports.moveTicket(tx, { ticketId, move: 'reorder', kind, changes, actor });
    await recordAudit(tx, {
      actorKind: 'staff',
      actorId: staff.staffId,
      action: kind === 'assigned' ? 'ticket_assigned' : 'ticket_raised',
      subjectKind: 'ticket',
      subjectId: ticketId,
      reason: `On the board: ${kind}.`,
    });
  }
}

async function lockTicket(
  tx: ZoneTransaction,
  ticketId: TicketId,
): Promise<{ state: TicketState; priorityClass: PriorityClass }> {
  const [ticket] = await tx.query<{ state: TicketState; priorityClass: PriorityClass }>(
    'SELECT state, priority_class AS "priorityClass" FROM ticket WHERE id = $1 FOR NO KEY UPDATE',
    [ticketId],
  );
  if (!ticket) throw new Refusal('not_found', 'There is no such ticket.');
  return ticket;
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
