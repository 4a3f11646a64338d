import { Module } from '@nestjs/common';
import { PortalController } from './portal.controller.ts';
import { PortalZones } from './portal-zones.ts';
import { Retention } from './retention.ts';

@Module({ controllers: [PortalController], providers: [PortalZones, Retention], exports: [PortalZones] })
export class PortalModule {}
