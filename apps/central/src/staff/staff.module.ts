import { Module } from '@nestjs/common';
import { LoginThrottle } from './login-throttle.ts';
import { Sessions } from './sessions.ts';
import { StaffController } from './staff.controller.ts';

@Module({ controllers: [StaffController], providers: [LoginThrottle, Sessions] })
export class StaffModule {}
