import { Module } from '@nestjs/common';
import { CONFIGURATION } from '../config/configuration.ts';
import { DossierModule } from '../dossier/dossier.module.ts';
import { RevocationModule } from '../revocation/revocation.module.ts';
import { VaultModule } from '../vault/vault.module.ts';
import { CardReadings } from './card-readings.service.ts';
import { CardStatuses } from './card-statuses.ts';
import { IdentificationController } from './identification.controller.ts';
import { IdentificationReader } from './identification-reader.ts';
import { IdentifyingByHand } from './identifying-by-hand.ts';
import { Showing } from './showing.ts';
import { readTrust, TRUST } from './trust.ts';

@Module({
  imports: [VaultModule, DossierModule, RevocationModule],
  controllers: [IdentificationController],
  providers: [
    { provide: TRUST, inject: [CONFIGURATION], useFactory: readTrust },
    CardReadings,
    CardStatuses,
    IdentificationReader,
    IdentifyingByHand,
    Showing,
  ],
  exports: [TRUST, CardReadings, IdentificationReader, Showing],
})
export class IdentificationModule {}
