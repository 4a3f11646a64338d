import { PHOTO_MAX_BYTES, PORTAL } from '@loket/contract';
import { Inject, type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { raw } from 'express';
import { limitByAddress } from '../boundary/limit-by-address.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { MailModule } from '../mail/mail.module.ts';
import { PortalModule } from '../portal/portal.module.ts';
import { VaultModule } from '../vault/vault.module.ts';
import { DeskReportsController } from './desk-reports.controller.ts';
import { DeskReports } from './desk-reports.ts';
import { Photos } from './photos.ts';
import { PublicReportsController } from './public-reports.controller.ts';
import { Reports } from './reports.ts';

@Module({
  imports: [VaultModule, MailModule, PortalModule],
  controllers: [PublicReportsController, DeskReportsController],
  providers: [Reports, DeskReports, Photos],
})
export class ReportsModule implements NestModule {
  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  configure(consumer: MiddlewareConsumer): void {
    const { publicPostsPerMinute } = this.configuration;
    consumer
      .apply(limitByAddress(publicPostsPerMinute))
      .forRoutes(PORTAL.photos, PORTAL.reports, PORTAL.report, PORTAL.addWords);
    // Any type: what a file says that it is decides nothing.
    consumer.apply(raw({ limit: PHOTO_MAX_BYTES, type: () => true })).forRoutes(PORTAL.photos);
  }
}
