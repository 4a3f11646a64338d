import type { PriorityClass, QueueTicket, StaffId, TicketId, TicketState } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { lockOpenConsultationOfTicket } from '../consultations/consultation.repository.ts';
import { happen } from '../consultations/transitions.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { recordTicketEvent } from '../queue/ticket-history.ts';
import { openTickets } from '../queue/tickets.repository.ts';

/** What the chief inspector does with somebody who waits. */
@Injectable()
export class TicketActions {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

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
        await happen(tx, consultation, { event: 'interrupt' }, { kind: 'staff', id: staff.staffId });
      }
      await checkWaiting(tx, ticketId);
      if (inspectorId !== null) await checkInspector(tx, inspectorId);
      await tx.query('UPDATE ticket SET reserved_for = $2 WHERE id = $1', [ticketId, inspectorId]);
      await this.note(tx, staff, ticketId, 'assigned');
      return only(tx, ticketId);
    });
  }

  /** Before those who just came, or back among them. @throws Refusal `not_found`, `out_of_state` */
  setPriority(staff: StaffSession, ticketId: TicketId, to: 'raised' | 'normal'): Promise<QueueTicket> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      const { priorityClass } = await checkWaiting(tx, ticketId);
      if (priorityClass === 'returning')
        throw new Refusal('out_of_state', 'This ticket is at the head already.');
      await tx.query('UPDATE ticket SET priority_class = $2 WHERE id = $1', [ticketId, to]);
      await this.note(tx, staff, ticketId, to === 'raised' ? 'raised' : 'lowered');
      return only(tx, ticketId);
    });
  }

  private async note(
    tx: ZoneTransaction,
    staff: StaffSession,
    ticketId: TicketId,
    kind: 'assigned' | 'raised' | 'lowered',
  ): Promise<void> {
    await recordTicketEvent(tx, {
      ticketId,
      kind,
      state: 'waiting',
      actor: { kind: 'staff', id: staff.staffId },
    });
    await recordAudit(tx, {
      actorKind: 'staff',
      actorId: staff.staffId,
      action: kind === 'assigned' ? 'ticket_assigned' : 'ticket_raised',
      subjectKind: 'ticket',
      subjectId: ticketId,
      reason: `On the board: ${kind}.`,
    });
    tx.changed('ticket', ticketId);
  }
}

async function checkWaiting(
  tx: ZoneTransaction,
  ticketId: TicketId,
): Promise<{ state: TicketState; priorityClass: PriorityClass }> {
  const [ticket] = await tx.query<{ state: TicketState; priorityClass: PriorityClass }>(
    'SELECT state, priority_class AS "priorityClass" FROM ticket WHERE id = $1 FOR NO KEY UPDATE',
    [ticketId],
  );
  if (!ticket) throw new Refusal('not_found', 'There is no such ticket.');
  if (ticket.state !== 'waiting') throw new Refusal('out_of_state', 'This ticket does not wait.');
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
