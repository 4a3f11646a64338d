import { Module } from '@nestjs/common';
import { DossierModule } from '../dossier/dossier.module.ts';
import { IdentificationModule } from '../identification/identification.module.ts';
import { SigningModule } from '../signing/signing.module.ts';
import { Acknowledgements } from './acknowledgements.ts';
import { HandOverController } from './hand-over.controller.ts';
import { HandOvers } from './hand-overs.service.ts';

@Module({
  imports: [DossierModule, IdentificationModule, SigningModule],
  controllers: [HandOverController],
  providers: [HandOvers, Acknowledgements],
})
export class HandOverModule {}
