import { Module } from '@nestjs/common';
import { RoutingController } from './routing.controller.ts';
import { Routing } from './routing.service.ts';

@Module({ controllers: [RoutingController], providers: [Routing] })
export class RoutingModule {}
