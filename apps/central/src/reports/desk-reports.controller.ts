import {
  AnsweredReport,
  AnswerReport,
  InboxReport,
  PhotoId,
  PORTAL_DESK,
  ReadReport,
  ReportId,
  WithReason,
} from '@loket/contract';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { Documented } from '../openapi/documented.ts';
import { DeskReports } from './desk-reports.ts';

/** The inbox of reports and questions. */
@Controller()
@Access('staff', 'inspector', 'chief_inspector', 'neighbourhood_inspector', 'call_taker')
export class DeskReportsController {
  constructor(@Inject(DeskReports) private readonly reports: DeskReports) {}

  @Get(PORTAL_DESK.reports)
  @Documented({
    summary: 'What was reported and asked; sensitive ones for inspectors only',
    answer: z.array(InboxReport),
    refusals: ['forbidden'],
  })
  inbox(@CurrentStaff() staff: StaffSession): Promise<InboxReport[]> {
    return this.reports.inbox(staff);
  }

  @Post(PORTAL_DESK.readReport(':id'))
  @HttpCode(200)
  @Documented({
    summary: 'One of them, whole; recorded with the reason',
    body: WithReason,
    answer: ReadReport,
    refusals: ['bad_request', 'forbidden', 'not_found'],
  })
  read(
    @CurrentStaff() staff: StaffSession,
    @Param('id', new Checked(ReportId)) id: ReportId,
    @Body(new Checked(WithReason)) { reason }: WithReason,
  ): Promise<ReadReport> {
    return this.reports.read(staff, id, reason);
  }

  @Post(PORTAL_DESK.readPhoto(':id', ':photo'))
  @HttpCode(200)
  @Documented({
    summary: 'A photo of it (image/jpeg); recorded with the reason',
    body: WithReason,
    answer: z.unknown(),
    refusals: ['bad_request', 'forbidden', 'not_found'],
  })
  async photo(
    @CurrentStaff() staff: StaffSession,
    @Param('id', new Checked(ReportId)) id: ReportId,
    @Param('photo', new Checked(PhotoId)) photo: PhotoId,
    @Body(new Checked(WithReason)) { reason }: WithReason,
    @Res() response: Response,
  ): Promise<void> {
    const jpeg = await this.reports.readPhoto(staff, id, photo, reason);
    response.set({ 'Content-Type': 'image/jpeg', 'Cache-Control': 'no-store' }).send(jpeg);
  }

  @Post(PORTAL_DESK.answerReport(':id'))
  @HttpCode(200)
  @Documented({
    summary: 'Answer, or set the state; who asked for it is told by e-mail that there is an answer',
    body: AnswerReport,
    answer: AnsweredReport,
    refusals: ['bad_request', 'forbidden', 'not_found'],
  })
  answer(
    @CurrentStaff() staff: StaffSession,
    @Param('id', new Checked(ReportId)) id: ReportId,
    @Body(new Checked(AnswerReport)) answer: AnswerReport,
  ): Promise<AnsweredReport> {
    return this.reports.answer(staff, id, answer);
  }
}
