import { ConsultationId, REST, StartStatement, Statement } from '@loket/contract';
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { Documented } from '../openapi/documented.ts';
import { Statements } from './statements.service.ts';

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

/** Beginning and stopping a statement; writing it goes over the desk's socket. */
@Controller()
@Access('staff', 'inspector', 'chief_inspector')
export class StatementsController {
  constructor(@Inject(Statements) private readonly statements: Statements) {}

  @Post(REST.startStatement(':id'))
  @HttpCode(200)
  @Documented({
    summary: 'Begin a statement: the rights text appears at the counter first',
    body: StartStatement,
    answer: Statement,
    refusals: [...REFUSALS, 'conflict'],
  })
  start(
    @CurrentStaff() staff: StaffSession,
    @Param(Id) { id }: Id,
    @Body(new Checked(StartStatement)) wish: StartStatement,
  ): Promise<Statement> {
    return this.statements.start(staff, id, wish);
  }

  @Post(REST.stopHearing(':id'))
  @HttpCode(200)
  @Documented({
    summary: 'A suspicion: the hearing stops, the draft is kept and can’t be signed',
    answer: Statement,
    refusals: REFUSALS,
  })
  stop(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<Statement> {
    return this.statements.stopHearing(staff, id);
  }
}
