import { Module } from '@nestjs/common';
import { InspectorsController } from './inspectors.controller.ts';
import { Inspectors } from './inspectors.service.ts';
import { LoginThrottle } from './login-throttle.ts';
import { Sessions } from './sessions.ts';
import { StaffController } from './staff.controller.ts';

@Module({
  controllers: [StaffController, InspectorsController],
  providers: [LoginThrottle, Sessions, Inspectors],
})
export class StaffModule {}
