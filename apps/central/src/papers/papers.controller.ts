import { ConsultationId, MakePaper, Paper, PaperId, REST } from '@loket/contract';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
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
import { Papers } from './papers.service.ts';

const Id = new Checked(z.object({ id: ConsultationId }));

/** Giving papers, and the page that a counter prints. */
@Controller()
export class PapersController {
  constructor(@Inject(Papers) private readonly papers: Papers) {}

  @Post(REST.papers(':id'))
  @HttpCode(200)
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({
    summary: 'Give the citizen a paper: printed at the counter or by e-mail',
    body: MakePaper,
    answer: Paper,
    refusals: [
      'bad_request',
      'unauthenticated',
      'forbidden',
      'not_found',
      'out_of_state',
      'held_by_other',
      'no_pv_number',
      'no_email',
    ],
  })
  make(
    @CurrentStaff() staff: StaffSession,
    @Param(Id) { id }: { id: ConsultationId },
    @Body(new Checked(MakePaper)) wish: MakePaper,
  ): Promise<Paper> {
    return this.papers.make(staff, id, wish);
  }

  @Get(REST.counterPaper(':id'))
  @Access('counter')
  @Documented({
    summary: 'An A4 page that this counter was asked to print (application/pdf)',
    refusals: ['bad_request', 'unauthenticated', 'not_found', 'out_of_state'],
    status: 200,
  })
  async page(
    @CurrentCounter() counter: CounterIdentity,
    @Param(new Checked(z.object({ id: PaperId }))) { id }: { id: PaperId },
    @Res() response: Response,
  ): Promise<void> {
    sendBytes(response, 'application/pdf', await this.papers.pdfFor(counter, id));
  }
}
