import { REST, SiteId, Visitor, VisitorId } from '@loket/contract';
import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { Documented } from '../openapi/documented.ts';
import { Visitors } from './visitors.ts';

const ListVisitors = z.object({ siteId: SiteId.optional(), reason: z.string().trim().min(5).max(300) });
type ListVisitors = z.infer<typeof ListVisitors>;
const Id = new Checked(z.object({ id: VisitorId }));
type Id = { id: VisitorId };

/** The reception's list of visitors. */
@Controller()
@Access('staff', 'chief_inspector', 'technician', 'call_taker')
export class ReceptionController {
  constructor(@Inject(Visitors) private readonly visitors: Visitors) {}

  @Get(REST.visitors)
  @Documented({
    summary: 'Today’s visitors; reading names is recorded with the reason',
    query: ListVisitors,
    answer: z.array(Visitor),
    refusals: ['bad_request', 'unauthenticated', 'forbidden'],
  })
  list(
    @CurrentStaff() staff: StaffSession,
    @Query(new Checked(ListVisitors)) { siteId, reason }: ListVisitors,
  ): Promise<Visitor[]> {
    return this.visitors.list(staff, siteId, reason);
  }

  @Post(REST.visitorLeaves(':id'))
  @HttpCode(200)
  @Documented({
    summary: 'The badge is back',
    answer: Visitor,
    refusals: ['unauthenticated', 'forbidden', 'not_found'],
  })
  leaves(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<Visitor> {
    return this.visitors.leave(staff, id);
  }
}
