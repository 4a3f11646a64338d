import { Module } from '@nestjs/common';
import { Closing } from './closing.service.ts';
import { SitesController } from './sites.controller.ts';

@Module({ controllers: [SitesController], providers: [Closing] })
export class SitesModule {}
