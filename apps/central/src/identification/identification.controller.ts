import { ConsultationId, ManualIdentification, REST } from '@loket/contract';
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { Documented } from '../openapi/documented.ts';
import { IdentifyingByHand } from './identifying-by-hand.ts';

const Id = new Checked(z.object({ id: ConsultationId }));

/** Identifying somebody who has no card, or whose card can't be read. */
@Controller()
export class IdentificationController {
  constructor(@Inject(IdentifyingByHand) private readonly byHand: IdentifyingByHand) {}

  @Post(REST.identifyByHand(':id'))
  @HttpCode(204)
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({
    summary: 'Identify the citizen by hand, with the reason; marked as such everywhere',
    body: ManualIdentification,
    refusals: ['bad_request', 'unauthenticated', 'forbidden', 'not_found', 'out_of_state', 'held_by_other'],
  })
  identify(
    @CurrentStaff() staff: StaffSession,
    @Param(Id) { id }: { id: ConsultationId },
    @Body(new Checked(ManualIdentification)) manual: ManualIdentification,
  ): Promise<void> {
    return this.byHand.identify(staff, id, manual);
  }
}
