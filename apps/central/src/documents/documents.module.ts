import { Module } from '@nestjs/common';
import { DossierModule } from '../dossier/dossier.module.ts';
import { Stills } from './stills.ts';

@Module({ imports: [DossierModule], providers: [Stills], exports: [Stills] })
export class DocumentsModule {}
