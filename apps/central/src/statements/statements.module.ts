import { Module } from '@nestjs/common';
import { DossierModule } from '../dossier/dossier.module.ts';
import { StatementsController } from './statements.controller.ts';
import { Statements } from './statements.service.ts';

@Module({
  imports: [DossierModule],
  controllers: [StatementsController],
  providers: [Statements],
  exports: [Statements],
})
export class StatementsModule {}
