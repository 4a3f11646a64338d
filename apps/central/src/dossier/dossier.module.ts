import { Module } from '@nestjs/common';
import { VaultModule } from '../vault/vault.module.ts';
import { DossierReader } from './dossier-reader.ts';
import { DossierShowing } from './dossier-showing.ts';
import { Dossiers } from './dossiers.ts';

@Module({
  imports: [VaultModule],
  providers: [Dossiers, DossierReader, DossierShowing],
  exports: [Dossiers, DossierReader, DossierShowing],
})
export class DossierModule {}
