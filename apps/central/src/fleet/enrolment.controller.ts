import { CounterId, EnrolCounter, EnrolledCounter, MadeEnrolmentCode, REST } from '@loket/contract';
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { Documented } from '../openapi/documented.ts';
import { Enrolment } from './enrolment.ts';

const Id = new Checked(z.object({ id: CounterId }));
type Id = { id: CounterId };

/** A technician makes a code; the fresh counter, which nobody knows yet, uses it once. */
@Controller()
export class EnrolmentController {
  constructor(@Inject(Enrolment) private readonly enrolment: Enrolment) {}

  @Post(REST.enrolmentCode(':id'))
  @HttpCode(200)
  @Access('staff', 'technician')
  @Documented({
    summary: 'A one-time code for a counter, for fifteen minutes; shown once',
    answer: MadeEnrolmentCode,
    refusals: ['unauthenticated', 'forbidden', 'not_found', 'out_of_state'],
  })
  code(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<MadeEnrolmentCode> {
    return this.enrolment.makeCode(staff, id);
  }

  @Post(REST.enrol)
  @HttpCode(200)
  @Access('public')
  @Documented({
    summary: 'Enrol a counter: its own public key against a code',
    body: EnrolCounter,
    answer: EnrolledCounter,
    refusals: ['bad_request', 'code_not_valid', 'too_many_requests'],
  })
  enrol(@Body(new Checked(EnrolCounter)) request: EnrolCounter): Promise<EnrolledCounter> {
    return this.enrolment.enrol(request);
  }
}
