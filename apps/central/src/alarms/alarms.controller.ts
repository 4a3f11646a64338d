import { Alarm, AlarmId, ConsultationId, REST } from '@loket/contract';
import { Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { Documented } from '../openapi/documented.ts';
import { Alarms } from './alarms.service.ts';

const OfConsultation = new Checked(z.object({ id: ConsultationId }));
const OfAlarm = new Checked(z.object({ id: AlarmId }));
const REFUSALS = ['bad_request', 'unauthenticated', 'forbidden', 'not_found'] as const;

/** Raising and answering alarms at a desk. */
@Controller()
@Access('staff', 'inspector', 'chief_inspector')
export class AlarmsController {
  constructor(@Inject(Alarms) private readonly alarms: Alarms) {}

  @Post(REST.raiseAlarm(':id'))
  @HttpCode(200)
  @Documented({
    summary: 'Call for help at the counter of the own consultation',
    answer: Alarm,
    refusals: [...REFUSALS, 'out_of_state'],
  })
  raise(
    @CurrentStaff() staff: StaffSession,
    @Param(OfConsultation) { id }: { id: ConsultationId },
  ): Promise<Alarm> {
    return this.alarms.raiseByInspector(staff, id);
  }

  @Post(REST.answerAlarm(':id'))
  @HttpCode(200)
  @Documented({ summary: 'Take an alarm on; the first one has it', answer: Alarm, refusals: REFUSALS })
  answer(@CurrentStaff() staff: StaffSession, @Param(OfAlarm) { id }: { id: AlarmId }): Promise<Alarm> {
    return this.alarms.answer(staff, id);
  }
}
