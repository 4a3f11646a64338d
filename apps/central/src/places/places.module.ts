import { Module } from '@nestjs/common';
import { PlacesController } from './places.controller.ts';
import { Places } from './places.service.ts';

@Module({ controllers: [PlacesController], providers: [Places] })
export class PlacesModule {}
