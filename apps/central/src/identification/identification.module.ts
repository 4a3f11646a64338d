import { Module } from '@nestjs/common';
import { CONFIGURATION } from '../config/configuration.ts';
import { VaultModule } from '../vault/vault.module.ts';
import { CardReadings } from './card-readings.service.ts';
import { IdentificationReader } from './identification-reader.ts';
import { Showing } from './showing.ts';
import { readTrust, TRUST } from './trust.ts';

@Module({
  imports: [VaultModule],
  providers: [
    { provide: TRUST, inject: [CONFIGURATION], useFactory: readTrust },
    CardReadings,
    IdentificationReader,
    Showing,
  ],
  exports: [TRUST, CardReadings, IdentificationReader, Showing],
})
export class IdentificationModule {}
