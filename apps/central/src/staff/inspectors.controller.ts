import { Competence, InspectorState, REST, StaffId } from '@loket/contract';
import { Body, Controller, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { Documented } from '../openapi/documented.ts';
import { Inspectors } from './inspectors.service.ts';

const Id = new Checked(z.object({ id: StaffId }));
type Id = { id: StaffId };

const REFUSALS = ['bad_request', 'unauthenticated', 'forbidden', 'not_found'] as const;

/** What the chief inspector decides about the inspectors. */
@Controller()
@Access('staff', 'chief_inspector')
export class InspectorsController {
  constructor(@Inject(Inspectors) private readonly inspectors: Inspectors) {}

  @Post(REST.forceBreak(':id'))
  @HttpCode(200)
  @Documented({
    summary: 'A break from now on, at the latest when the call that runs is over',
    answer: InspectorState,
    refusals: REFUSALS,
  })
  forceBreak(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<InspectorState> {
    return this.inspectors.forceBreak(staff, id);
  }

  @Put(REST.competence(':id'))
  @Documented({
    summary: 'What an inspector speaks and is trained for',
    body: Competence,
    answer: InspectorState,
    refusals: REFUSALS,
  })
  setCompetence(
    @CurrentStaff() staff: StaffSession,
    @Param(Id) { id }: Id,
    @Body(new Checked(Competence)) competence: Competence,
  ): Promise<InspectorState> {
    return this.inspectors.setCompetence(staff, id, competence);
  }
}
