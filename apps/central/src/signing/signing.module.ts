import { Module } from '@nestjs/common';
import { DossierModule } from '../dossier/dossier.module.ts';
import { IdentificationModule } from '../identification/identification.module.ts';
import { RevocationModule } from '../revocation/revocation.module.ts';
import { Presenting } from './presenting.service.ts';
import { SigningController } from './signing.controller.ts';
import { Signing } from './signing.service.ts';
import { StatementPdfs } from './statement-pdfs.ts';
import { ZoneSeals } from './zone-seals.ts';

@Module({
  imports: [DossierModule, IdentificationModule, RevocationModule],
  controllers: [SigningController],
  providers: [Presenting, Signing, StatementPdfs, ZoneSeals],
  exports: [Presenting, Signing, ZoneSeals],
})
export class SigningModule {}
