import { Module } from '@nestjs/common';
import { BusModule } from '../bus/bus.module.ts';
import { VaultModule } from '../vault/vault.module.ts';
import { WaitingModule } from '../waiting/waiting.module.ts';
import { Accept } from './accept.ts';
import { Issuing } from './issuing.ts';
import { OfferWatch } from './offer-watch.ts';
import { OfflineNumbers } from './offline-numbers.ts';
import { QueueController } from './queue.controller.ts';

@Module({
  imports: [VaultModule, BusModule, WaitingModule],
  controllers: [QueueController],
  providers: [Accept, Issuing, OfflineNumbers, OfferWatch],
  exports: [Accept, Issuing, OfflineNumbers],
})
export class QueueModule {}
