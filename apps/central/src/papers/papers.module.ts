import { REST } from '@loket/contract';
import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { limitByAddress } from '../boundary/limit-by-address.ts';
import { DossierModule } from '../dossier/dossier.module.ts';
import { IdentificationModule } from '../identification/identification.module.ts';
import { VaultModule } from '../vault/vault.module.ts';
import { PaperCheckController } from './check.controller.ts';
import { PaperChecks } from './paper-checks.ts';
import { PapersController } from './papers.controller.ts';
import { Papers } from './papers.service.ts';

@Module({
  imports: [DossierModule, IdentificationModule, VaultModule],
  controllers: [PapersController, PaperCheckController],
  providers: [Papers, PaperChecks],
  exports: [Papers],
})
export class PapersModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    // Eighty bits are not guessed at any pace; this only keeps the machine free.
    consumer.apply(limitByAddress(120)).forRoutes(REST.checkPaper, REST.checkPaperApi);
  }
}
