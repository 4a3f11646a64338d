import { MakeScreenMessage, REST, ScreenMessage, ScreenMessageId } from '@loket/contract';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { Documented } from '../openapi/documented.ts';
import { Messages } from './messages.service.ts';

const Id = new Checked(z.object({ id: ScreenMessageId }));
type Id = { id: ScreenMessageId };

/** Messages to those who wait. Inspectors see what stands; the chief inspector writes. */
@Controller()
export class MessagesController {
  constructor(@Inject(Messages) private readonly messages: Messages) {}

  @Get(REST.messages)
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({
    summary: 'Messages that stand on the infoscreens now',
    answer: z.array(ScreenMessage),
    refusals: ['unauthenticated', 'forbidden'],
  })
  list(@CurrentStaff() staff: StaffSession): Promise<ScreenMessage[]> {
    return this.messages.list(staff);
  }

  @Post(REST.messages)
  @HttpCode(200)
  @Access('staff', 'chief_inspector')
  @Documented({
    summary: 'Tell those who wait something, at one site or at all, for at most a week',
    body: MakeScreenMessage,
    answer: ScreenMessage,
    refusals: ['bad_request', 'unauthenticated', 'forbidden', 'not_found', 'conflict'],
  })
  make(
    @CurrentStaff() staff: StaffSession,
    @Body(new Checked(MakeScreenMessage)) message: MakeScreenMessage,
  ): Promise<ScreenMessage> {
    return this.messages.make(staff, message);
  }

  @Delete(REST.message(':id'))
  @HttpCode(204)
  @Access('staff', 'chief_inspector')
  @Documented({
    summary: 'Take a message back',
    refusals: ['bad_request', 'unauthenticated', 'forbidden', 'not_found'],
  })
  remove(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<void> {
    return this.messages.remove(staff, id);
  }
}
