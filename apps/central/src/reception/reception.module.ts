import { Module } from '@nestjs/common';
import { VaultModule } from '../vault/vault.module.ts';
import { ReceptionController } from './reception.controller.ts';
import { Visitors } from './visitors.ts';

@Module({
  imports: [VaultModule],
  controllers: [ReceptionController],
  providers: [Visitors],
  exports: [Visitors],
})
export class ReceptionModule {}
