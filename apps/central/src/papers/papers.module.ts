import { Module } from '@nestjs/common';
import { DossierModule } from '../dossier/dossier.module.ts';
import { IdentificationModule } from '../identification/identification.module.ts';
import { VaultModule } from '../vault/vault.module.ts';
import { PapersController } from './papers.controller.ts';
import { Papers } from './papers.service.ts';

@Module({
  imports: [DossierModule, IdentificationModule, VaultModule],
  controllers: [PapersController],
  providers: [Papers],
  exports: [Papers],
})
export class PapersModule {}
