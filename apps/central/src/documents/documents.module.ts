import { REST } from '@loket/contract';
import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { limitByAddress } from '../boundary/limit-by-address.ts';
import { DossierModule } from '../dossier/dossier.module.ts';
import { VaultModule } from '../vault/vault.module.ts';
import { CounterDocumentsController } from './counter-documents.controller.ts';
import { DocumentsController } from './documents.controller.ts';
import { Documents } from './documents.service.ts';
import { PhoneFiles } from './phone-files.ts';
import { Stills } from './stills.ts';
import { UploadController } from './upload.controller.ts';

@Module({
  imports: [DossierModule, VaultModule],
  controllers: [DocumentsController, CounterDocumentsController, UploadController],
  providers: [Documents, PhoneFiles, Stills],
  exports: [Documents, Stills],
})
export class DocumentsModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    // Phones of one town hall share an address; nobody sends a file every half second.
    consumer.apply(limitByAddress(120)).forRoutes(REST.upload('*secret'));
  }
}
