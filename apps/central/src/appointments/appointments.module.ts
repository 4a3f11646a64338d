import { PORTAL } from '@loket/contract';
import { Inject, type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { limitByAddress } from '../boundary/limit-by-address.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { MailModule } from '../mail/mail.module.ts';
import { PortalModule } from '../portal/portal.module.ts';
import { VaultModule } from '../vault/vault.module.ts';
import { Agendas } from './agendas.ts';
import { Booking } from './booking.ts';
import { DeskAppointmentsController } from './desk-appointments.controller.ts';
import { Invitations } from './invitations.ts';
import { PublicAppointmentsController } from './public-appointments.controller.ts';
import { Telling } from './telling.ts';

@Module({
  imports: [VaultModule, MailModule, PortalModule],
  controllers: [PublicAppointmentsController, DeskAppointmentsController],
  providers: [Agendas, Booking, Invitations, Telling],
})
export class AppointmentsModule implements NestModule {
  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  configure(consumer: MiddlewareConsumer): void {
    const { publicPostsPerMinute } = this.configuration;
    consumer
      .apply(limitByAddress(publicPostsPerMinute))
      .forRoutes(
        PORTAL.findInspector,
        PORTAL.slots,
        PORTAL.book,
        PORTAL.appointment,
        PORTAL.move,
        PORTAL.cancel,
        PORTAL.invitation,
      );
  }
}
