import { AssignTicket, QueueTicket, REST, SetCap, TicketId } from '@loket/contract';
import { Body, Controller, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Checked } from '../boundary/checked.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { Documented } from '../openapi/documented.ts';
import { TicketActions } from './ticket-actions.ts';

const Id = new Checked(z.object({ id: TicketId }));
type Id = { id: TicketId };

const REFUSALS = ['bad_request', 'unauthenticated', 'forbidden', 'not_found', 'out_of_state'] as const;

/** What the chief inspector does; the board itself is told over the desk's socket. */
@Controller()
@Access('staff', 'chief_inspector')
export class BoardController {
  constructor(
    @Inject(TicketActions) private readonly tickets: TicketActions,
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
  ) {}

  @Post(REST.assignTicket(':id'))
  @HttpCode(200)
  @Documented({
    summary: 'Keep a ticket for one inspector',
    body: AssignTicket,
    answer: QueueTicket,
    refusals: REFUSALS,
  })
  assign(
    @CurrentStaff() staff: StaffSession,
    @Param(Id) { id }: Id,
    @Body(new Checked(AssignTicket)) { inspectorId }: AssignTicket,
  ): Promise<QueueTicket> {
    return this.tickets.assign(staff, id, inspectorId);
  }

  @Post(REST.raiseTicket(':id'))
  @HttpCode(200)
  @Documented({ summary: 'Before those who just came', answer: QueueTicket, refusals: REFUSALS })
  raise(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<QueueTicket> {
    return this.tickets.setPriority(staff, id, 'raised');
  }

  @Post(REST.lowerTicket(':id'))
  @HttpCode(200)
  @Documented({ summary: 'Back among those who just came', answer: QueueTicket, refusals: REFUSALS })
  lower(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<QueueTicket> {
    return this.tickets.setPriority(staff, id, 'normal');
  }

  @Put(REST.cap)
  @Documented({
    summary: 'Most inspectors at work at once',
    body: SetCap,
    answer: SetCap,
    refusals: REFUSALS,
  })
  cap(
    @CurrentStaff() staff: StaffSession,
    @Body(new Checked(SetCap)) { inspectors }: SetCap,
  ): Promise<SetCap> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      await tx.query('UPDATE zone SET inspector_cap = $2 WHERE id = $1', [tx.zoneId, inspectors]);
      await recordAudit(tx, {
        actorKind: 'staff',
        actorId: staff.staffId,
        action: 'cap_changed',
        subjectKind: 'zone',
        subjectId: tx.zoneId,
        reason: `At most ${inspectors} at work.`,
      });
      tx.changed('cap', tx.zoneId);
      return { inspectors };
    });
  }
}
