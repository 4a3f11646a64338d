import { type DynamicModule, Module } from '@nestjs/common';
import { AppointmentsModule } from './appointments/appointments.module.ts';
import { AuditModule } from './audit/audit.module.ts';
import { AvailabilityModule } from './availability/availability.module.ts';
import { BoardModule } from './board/board.module.ts';
import type { Configuration } from './config/configuration.ts';
import { FleetModule } from './fleet/fleet.module.ts';
import { FollowModule } from './follow/follow.module.ts';
import { foundation } from './foundation.module.ts';
import { HandOverModule } from './handover/handover.module.ts';
import { HealthModule } from './health/health.module.ts';
import { LiveModule } from './live/live.module.ts';
import type { Log } from './logging/log.ts';
import { MessagesModule } from './messages/messages.module.ts';
import { MobileModule } from './mobile/mobile.module.ts';
import { PlacesModule } from './places/places.module.ts';
import { ReceptionModule } from './reception/reception.module.ts';
import { ReportsModule } from './reports/reports.module.ts';
import { RoutingModule } from './routing/routing.module.ts';
import { SitesModule } from './sites/sites.module.ts';
import { StaffModule } from './staff/staff.module.ts';
import { StatisticsModule } from './statistics/statistics.module.ts';

@Module({})
class AppModule {}

/** Central: one module a capability. */
export function central(configuration: Configuration, log: Log): DynamicModule {
  return {
    module: AppModule,
    imports: [
      foundation(configuration, log),
      HealthModule,
      SitesModule,
      PlacesModule,
      BoardModule,
      MessagesModule,
      RoutingModule,
      StatisticsModule,
      ReceptionModule,
      MobileModule,
      StaffModule,
      FleetModule,
      LiveModule,
      HandOverModule,
      AuditModule,
      FollowModule,
      AppointmentsModule,
      AvailabilityModule,
      ReportsModule,
    ],
  };
}
