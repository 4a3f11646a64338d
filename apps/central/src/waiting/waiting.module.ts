import { Module } from '@nestjs/common';
import { KnownWaits } from './known-waits.ts';

@Module({ providers: [KnownWaits], exports: [KnownWaits] })
export class WaitingModule {}
