import { AVAILABILITY_FILE_MAX_BYTES, PORTAL_DESK } from '@loket/contract';
import { type MiddlewareConsumer, Module, type NestModule, RequestMethod } from '@nestjs/common';
import { raw } from 'express';
import { PortalModule } from '../portal/portal.module.ts';
import { AvailabilityController } from './availability.controller.ts';
import { Availability } from './availability.ts';

@Module({ imports: [PortalModule], controllers: [AvailabilityController], providers: [Availability] })
export class AvailabilityModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer
      .apply(raw({ limit: AVAILABILITY_FILE_MAX_BYTES, type: () => true }))
      .forRoutes({ path: PORTAL_DESK.availability, method: RequestMethod.POST });
  }
}
