import { ConsultationId, HandOver, REST, SetPvNumber } from '@loket/contract';
import { Body, Controller, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { Documented } from '../openapi/documented.ts';
import { HandOvers } from './hand-overs.service.ts';

const Id = new Checked(z.object({ id: ConsultationId }));
type Id = { id: ConsultationId };
const REFUSALS = [
  'bad_request',
  'unauthenticated',
  'forbidden',
  'not_found',
  'out_of_state',
  'held_by_other',
] as const;

/** The way into the police's own system, and the number that comes back from it. */
@Controller()
@Access('staff', 'inspector', 'chief_inspector')
export class HandOverController {
  constructor(@Inject(HandOvers) private readonly handOvers: HandOvers) {}

  @Post(REST.handOver(':id'))
  @HttpCode(200)
  @Documented({
    summary: 'Hand the signed statement over; doing it twice is doing it once',
    answer: HandOver,
    refusals: [...REFUSALS, 'unavailable', 'conflict'],
  })
  handOver(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<HandOver> {
    return this.handOvers.handOver(staff, id);
  }

  @Put(REST.pvNumber(':id'))
  @HttpCode(204)
  @Documented({
    summary: 'The number of the PV in the police’s own system',
    body: SetPvNumber,
    refusals: REFUSALS,
  })
  setPvNumber(
    @CurrentStaff() staff: StaffSession,
    @Param(Id) { id }: Id,
    @Body(new Checked(SetPvNumber)) { pvNumber }: SetPvNumber,
  ): Promise<void> {
    return this.handOvers.setPvNumber(staff, id, pvNumber);
  }
}
