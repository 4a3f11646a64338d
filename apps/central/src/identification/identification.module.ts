import { Module } from '@nestjs/common';
import { CONFIGURATION } from '../config/configuration.ts';
import { VaultModule } from '../vault/vault.module.ts';
import { CardReadings } from './card-readings.service.ts';
import { Showing } from './showing.ts';
import { readTrust, TRUST } from './trust.ts';

@Module({
  imports: [VaultModule],
  providers: [{ provide: TRUST, inject: [CONFIGURATION], useFactory: readTrust }, CardReadings, Showing],
  exports: [CardReadings, Showing],
})
export class IdentificationModule {}
