import { Module } from '@nestjs/common';
import { VaultModule } from '../vault/vault.module.ts';
import { MailWorker } from './mail-worker.ts';
import { Outbox } from './outbox.ts';

@Module({ imports: [VaultModule], providers: [Outbox, MailWorker], exports: [Outbox, MailWorker] })
export class MailModule {}
