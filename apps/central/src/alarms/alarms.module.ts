import { Module } from '@nestjs/common';
import { AlarmsController } from './alarms.controller.ts';
import { Alarms } from './alarms.service.ts';

@Module({ controllers: [AlarmsController], providers: [Alarms], exports: [Alarms] })
export class AlarmsModule {}
