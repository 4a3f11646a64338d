import { CounterId, KeptServiceReport, MadeServiceCode, REST } from '@loket/contract';
import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { Documented } from '../openapi/documented.ts';
import { ServiceCodes } from './service-codes.ts';
import { ServiceReports } from './service-reports.ts';

const Id = new Checked(z.object({ id: CounterId }));
type Id = { id: CounterId };

/** A technician's way to a counter's service page, and what came back from there. */
@Controller()
export class ServiceController {
  constructor(
    @Inject(ServiceCodes) private readonly codes: ServiceCodes,
    @Inject(ServiceReports) private readonly reports: ServiceReports,
  ) {}

  @Post(REST.serviceCode(':id'))
  @HttpCode(200)
  @Access('staff', 'technician')
  @Documented({
    summary: 'A one-time code for a counter’s service page, for fifteen minutes; shown once',
    answer: MadeServiceCode,
    refusals: ['unauthenticated', 'forbidden', 'not_found', 'out_of_state'],
  })
  code(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<MadeServiceCode> {
    return this.codes.makeCode(staff, id);
  }

  @Get(REST.serviceReports(':id'))
  @Access('staff', 'technician', 'chief_inspector')
  @Documented({
    summary: 'What technicians proved at a counter, newest first',
    answer: z.array(KeptServiceReport),
    refusals: ['unauthenticated', 'forbidden', 'not_found'],
  })
  list(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<KeptServiceReport[]> {
    return this.reports.ofCounter(staff, id);
  }
}
