import { AssignTicket, QueueTicket, REST, ReferTicket, TicketId, WhyThisTicket } from '@loket/contract';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { Documented } from '../openapi/documented.ts';
import { TicketActions } from './ticket-actions.ts';

const Id = new Checked(z.object({ id: TicketId }));
type Id = { id: TicketId };

const REFUSALS = ['bad_request', 'unauthenticated', 'forbidden', 'not_found', 'out_of_state'] as const;

/** What staff do with a ticket of the queue. Its order is the chief inspector's. */
@Controller()
export class TicketsController {
  constructor(@Inject(TicketActions) private readonly tickets: TicketActions) {}

  @Post(REST.assignTicket(':id'))
  @HttpCode(200)
  @Access('staff', 'chief_inspector')
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
  @Access('staff', 'chief_inspector')
  @Documented({ summary: 'Before those who just came', answer: QueueTicket, refusals: REFUSALS })
  raise(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<QueueTicket> {
    return this.tickets.setPriority(staff, id, 'raised');
  }

  @Post(REST.lowerTicket(':id'))
  @HttpCode(200)
  @Access('staff', 'chief_inspector')
  @Documented({ summary: 'Back among those who just came', answer: QueueTicket, refusals: REFUSALS })
  lower(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<QueueTicket> {
    return this.tickets.setPriority(staff, id, 'normal');
  }

  @Post(REST.parkTicket(':id'))
  @HttpCode(200)
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({
    summary: 'Away for a while: the number is kept as long as the policy says',
    answer: QueueTicket,
    refusals: REFUSALS,
  })
  park(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<QueueTicket> {
    return this.tickets.park(staff, id);
  }

  @Post(REST.resumeTicket(':id'))
  @HttpCode(200)
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({
    summary: 'Back at the old place in time; also, once, after a call that was missed today',
    answer: QueueTicket,
    refusals: REFUSALS,
  })
  resume(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<QueueTicket> {
    return this.tickets.resume(staff, id);
  }

  @Post(REST.referTicket(':id'))
  @HttpCode(204)
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({ summary: 'Sent on to where it can be helped', body: ReferTicket, refusals: REFUSALS })
  refer(
    @CurrentStaff() staff: StaffSession,
    @Param(Id) { id }: Id,
    @Body(new Checked(ReferTicket)) { to }: ReferTicket,
  ): Promise<void> {
    return this.tickets.refer(staff, id, to);
  }

  @Get(REST.why(':id'))
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({
    summary: 'Why this ticket: as it was decided, or where it stands now',
    answer: WhyThisTicket,
    refusals: ['bad_request', 'unauthenticated', 'forbidden', 'not_found'],
  })
  why(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<WhyThisTicket> {
    return this.tickets.why(staff, id);
  }
}
