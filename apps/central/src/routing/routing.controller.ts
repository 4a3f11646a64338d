import { PolicyPreview, REST, RoutingPolicy, SetRoutingPolicy, VersionedPolicy } from '@loket/contract';
import { Body, Controller, Get, HttpCode, Inject, Post, Put } from '@nestjs/common';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { Documented } from '../openapi/documented.ts';
import { Routing } from './routing.service.ts';

/** Who is served next, as data: every inspector may read it, the chief inspector writes it. */
@Controller()
export class RoutingController {
  constructor(@Inject(Routing) private readonly routing: Routing) {}

  @Get(REST.routing)
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({
    summary: 'The routing policy in force',
    answer: VersionedPolicy,
    refusals: ['unauthenticated', 'forbidden'],
  })
  inForce(@CurrentStaff() staff: StaffSession): Promise<VersionedPolicy> {
    return this.routing.inForce(staff);
  }

  @Put(REST.routing)
  @Access('staff', 'chief_inspector')
  @Documented({
    summary: 'Put a policy in force; those who wait are ranked by it at once',
    body: SetRoutingPolicy,
    answer: VersionedPolicy,
    refusals: ['bad_request', 'unauthenticated', 'forbidden', 'changed_meanwhile'],
  })
  set(
    @CurrentStaff() staff: StaffSession,
    @Body(new Checked(SetRoutingPolicy)) wanted: SetRoutingPolicy,
  ): Promise<VersionedPolicy> {
    return this.routing.set(staff, wanted);
  }

  @Post(REST.routingPreview)
  @HttpCode(200)
  @Access('staff', 'chief_inspector')
  @Documented({
    summary:
      'What a policy would change: who waits now, and the newest decisions taken again. Changes nothing',
    body: RoutingPolicy,
    answer: PolicyPreview,
    refusals: ['bad_request', 'unauthenticated', 'forbidden'],
  })
  preview(
    @CurrentStaff() staff: StaffSession,
    @Body(new Checked(RoutingPolicy)) proposed: RoutingPolicy,
  ): Promise<PolicyPreview> {
    return this.routing.preview(staff, proposed);
  }
}
