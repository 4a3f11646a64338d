import { ConsultationId, Presentation, PresentationId, REST, Statement } from '@loket/contract';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import {
  Access,
  type CounterIdentity,
  CurrentCounter,
  CurrentStaff,
  type StaffSession,
} from '../access/access.ts';
import { sendBytes } from '../boundary/bytes.ts';
import { Checked } from '../boundary/checked.ts';
import { Documented } from '../openapi/documented.ts';
import { Presenting } from './presenting.service.ts';
import { StatementPdfs } from './statement-pdfs.ts';

const Id = new Checked(z.object({ id: ConsultationId }));
type Id = { id: ConsultationId };
/** After the consultation a person says why. */
const ReadAgain = z.object({ reason: z.string().trim().min(5).max(300).optional() });

const REFUSALS = [
  'bad_request',
  'unauthenticated',
  'forbidden',
  'not_found',
  'out_of_state',
  'held_by_other',
] as const;

/** Pages: presenting and taking back, and reading them. */
@Controller()
export class SigningController {
  constructor(
    @Inject(Presenting) private readonly presenting: Presenting,
    @Inject(StatementPdfs) private readonly pdfs: StatementPdfs,
  ) {}

  @Post(REST.present(':id'))
  @HttpCode(200)
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({
    summary: 'Put the statement before the citizen as pages; it can’t be changed meanwhile',
    answer: Presentation,
    refusals: [...REFUSALS, 'answers_missing'],
  })
  present(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<Presentation> {
    return this.presenting.present(staff, id);
  }

  @Post(REST.withdraw(':id'))
  @HttpCode(200)
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({ summary: 'Take the pages back and go on writing', answer: Statement, refusals: REFUSALS })
  withdraw(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<Statement> {
    return this.presenting.withdraw(staff, id);
  }

  @Get(REST.statementPdf(':id'))
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({
    summary:
      'The statement as it was presented or signed (application/pdf); after the consultation with a reason',
    query: ReadAgain,
    refusals: REFUSALS,
    status: 200,
  })
  async pdf(
    @CurrentStaff() staff: StaffSession,
    @Param(Id) { id }: Id,
    @Query(new Checked(ReadAgain)) { reason }: z.infer<typeof ReadAgain>,
    @Res() response: Response,
  ): Promise<void> {
    sendBytes(response, 'application/pdf', await this.pdfs.forInspector(staff, id, reason));
  }

  @Get(REST.counterPresentation(':id'))
  @Access('counter')
  @Documented({
    summary: 'The pages that are before the citizen of this counter now (application/pdf)',
    refusals: ['bad_request', 'unauthenticated', 'not_found', 'out_of_state'],
    status: 200,
  })
  async pages(
    @CurrentCounter() counter: CounterIdentity,
    @Param(new Checked(z.object({ id: PresentationId }))) { id }: { id: PresentationId },
    @Res() response: Response,
  ): Promise<void> {
    sendBytes(response, 'application/pdf', await this.presenting.pagesFor(counter, id));
  }
}
