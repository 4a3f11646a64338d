import { Module } from '@nestjs/common';
import { VaultModule } from '../vault/vault.module.ts';
import { Accept } from './accept.ts';
import { Issuing } from './issuing.ts';
import { OfflineNumbers } from './offline-numbers.ts';
import { QueueController } from './queue.controller.ts';

@Module({
  imports: [VaultModule],
  controllers: [QueueController],
  providers: [Accept, Issuing, OfflineNumbers],
  exports: [Accept, Issuing, OfflineNumbers],
})
export class QueueModule {}
