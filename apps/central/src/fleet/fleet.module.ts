import { REST } from '@loket/contract';
import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { limitByAddress } from '../boundary/limit-by-address.ts';
import { VaultModule } from '../vault/vault.module.ts';
import { CounterLogins } from './counter-logins.ts';
import { DeviceHistoryController } from './device-history.controller.ts';
import { EnrolmentController } from './enrolment.controller.ts';
import { Enrolment } from './enrolment.ts';
import { FleetController } from './fleet.controller.ts';
import { Heartbeats } from './heartbeats.ts';
import { Installations } from './installation.ts';
import { ServiceController } from './service.controller.ts';
import { ServiceCodes } from './service-codes.ts';
import { ServiceReports } from './service-reports.ts';
import { ServiceVisits } from './service-visits.ts';

@Module({
  imports: [VaultModule],
  controllers: [FleetController, EnrolmentController, ServiceController, DeviceHistoryController],
  providers: [
    CounterLogins,
    Enrolment,
    Heartbeats,
    Installations,
    ServiceCodes,
    ServiceVisits,
    ServiceReports,
  ],
  exports: [Heartbeats, Installations, ServiceVisits, ServiceReports],
})
export class FleetModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    // A whole zone can reconnect at once behind one address; a flood of challenges is far above that.
    consumer.apply(limitByAddress(600)).forRoutes(REST.counterChallenge, REST.counterToken);
    // Codes are typed by hand: sixty bits against ten guesses a minute.
    consumer.apply(limitByAddress(10)).forRoutes(REST.enrol);
  }
}
