import { Module } from '@nestjs/common';
import { MobileController } from './mobile.controller.ts';

@Module({ controllers: [MobileController] })
export class MobileModule {}
