import { Module } from '@nestjs/common';
import { VaultModule } from '../vault/vault.module.ts';
import { ConsultationsController } from './consultations.controller.ts';
import { Consultations } from './consultations.service.ts';
import { SignalRelay } from './signal-relay.ts';
import { Sweep } from './sweep.ts';

@Module({
  imports: [VaultModule],
  controllers: [ConsultationsController],
  providers: [Consultations, SignalRelay, Sweep],
  exports: [Consultations, SignalRelay],
})
export class ConsultationsModule {}
