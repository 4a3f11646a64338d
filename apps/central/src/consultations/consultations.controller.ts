import {
  CloseConsultation,
  ConsultationId,
  DeskConsultation,
  REST,
  TimelineEntry,
  TransferConsultation,
} from '@loket/contract';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { Documented } from '../openapi/documented.ts';
import { Consultations } from './consultations.service.ts';

const Id = new Checked(z.object({ id: ConsultationId }));
type Id = { id: ConsultationId };

const REFUSALS = ['bad_request', 'unauthenticated', 'forbidden', 'not_found', 'out_of_state'] as const;

/** What an inspector does with the own consultation. */
@Controller()
export class ConsultationsController {
  constructor(@Inject(Consultations) private readonly consultations: Consultations) {}

  @Post(REST.recall(':id'))
  @HttpCode(200)
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({
    summary: 'Call the ticket once more, as often as the policy says and not while it is being said',
    answer: DeskConsultation,
    refusals: [...REFUSALS, 'too_many_requests'],
  })
  recall(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<DeskConsultation> {
    return this.consultations.recall(staff, id);
  }

  @Post(REST.noShow(':id'))
  @HttpCode(200)
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({ summary: 'Nobody came to the counter', answer: DeskConsultation, refusals: REFUSALS })
  noShow(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<DeskConsultation> {
    return this.consultations.noShow(staff, id);
  }

  @Post(REST.close(':id'))
  @HttpCode(200)
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({
    summary: 'End with an outcome; without a statement everything of the citizen is forgotten',
    body: CloseConsultation,
    answer: DeskConsultation,
    refusals: REFUSALS,
  })
  close(
    @CurrentStaff() staff: StaffSession,
    @Param(Id) { id }: Id,
    @Body(new Checked(CloseConsultation)) { outcome, referredTo }: CloseConsultation,
  ): Promise<DeskConsultation> {
    return this.consultations.close(staff, id, outcome, referredTo);
  }

  @Post(REST.transfer(':id'))
  @HttpCode(200)
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({
    summary: 'Goes on with a colleague: the ticket is at the head, with everything that was written',
    body: TransferConsultation,
    answer: DeskConsultation,
    refusals: [...REFUSALS, 'nobody_speaks_it'],
  })
  transfer(
    @CurrentStaff() staff: StaffSession,
    @Param(Id) { id }: Id,
    @Body(new Checked(TransferConsultation)) to: TransferConsultation,
  ): Promise<DeskConsultation> {
    return this.consultations.transfer(staff, id, to);
  }

  @Get(REST.timeline(':id'))
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({
    summary: 'Facts and times of the ticket that this consultation is for',
    answer: z.array(TimelineEntry),
    refusals: REFUSALS,
  })
  timeline(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<TimelineEntry[]> {
    return this.consultations.timeline(staff, id);
  }
}
