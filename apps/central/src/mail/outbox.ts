import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { makeRecordKey } from '../vault/record-key.repository.ts';
import { Vault } from '../vault/vault.ts';
import { type NewMail, sealedMail } from './mail-content.ts';

export type { MailAttachment, NewMail } from './mail-content.ts';

/**
 * Puts a mail into the outbox, in the transaction of the act that it tells of: either both happened or neither. It
 * lies sealed under a key of its own until it is sent; then content and key go.
 * @returns the mail's id
 */
export async function enqueueMail(tx: ZoneTransaction, vault: Vault, mail: NewMail): Promise<string> {
  const id = randomUUID();
  const key = await makeRecordKey(tx, vault, id);
  await tx.query('INSERT INTO mail (zone_id, id, purpose, sealed) VALUES ($1, $2, $3, $4)', [
    tx.zoneId,
    id,
    mail.purpose,
    sealedMail(key, mail),
  ]);
  return id;
}

/** For services that mail: whether they can, and how. */
@Injectable()
export class Outbox {
  constructor(
    @Inject(Vault) private readonly vault: Vault,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** False: no mail server is configured, so nothing may offer e-mail. */
  get enabled(): boolean {
    return this.configuration.mail !== undefined;
  }

  /** The address that our mails come from. */
  get from(): string | undefined {
    return this.configuration.mail?.from;
  }

  /** @returns false when there is no mail server or no address: nothing was queued, and nothing was promised */
  async send(tx: ZoneTransaction, mail: Omit<NewMail, 'to'> & { to: string | null }): Promise<boolean> {
    if (!this.enabled || mail.to === null) return false;
    await enqueueMail(tx, this.vault, { ...mail, to: mail.to });
    return true;
  }
}
