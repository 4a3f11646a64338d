import { Module } from '@nestjs/common';
import { Bus } from './bus.ts';

@Module({ providers: [Bus], exports: [Bus] })
export class BusModule {}
