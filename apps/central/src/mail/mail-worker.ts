import type { ZoneId } from '@loket/contract';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { isUnexpected } from '../boundary/failure-of.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { describeError } from '../logging/describe-error.ts';
import { LOG, type Log } from '../logging/log.ts';
import { destroyRecordKey, recordKey } from '../vault/record-key.repository.ts';
import { Vault } from '../vault/vault.ts';
import { type OpenedMail, openedMail } from './mail-content.ts';
import { type SendMail, type SendProblem, smtpSender } from './transport.ts';

const EVERY_MS = 1_000;
/** Longer than the transport's patience: a mail that a living node sends is not taken by another. */
const LEASE_SECONDS = 120;
const GIVE_UP_AFTER_ATTEMPTS = 60;

/** Seconds until the next attempt: quick at first, then every hour; about two days in all. */
export const waitAfter = (attempts: number): number => Math.min(5 * 2 ** (attempts - 1), 3_600);

/**
 * Sends what is due. A node takes a mail by moving its next attempt forward, sends it outside the transaction, and
 * writes the end. Should it die in between, the mail is sent once more, with the same Message-ID, by which
 * receivers recognise it: SMTP offers no more than that.
 */
@Injectable()
export class MailWorker implements OnApplicationBootstrap, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #sender: ReturnType<typeof smtpSender> | undefined;

  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.configuration.mail) return;
    const sender = smtpSender(this.configuration.mail);
    this.#sender = sender;
    this.#timer = setInterval(() => {
      this.#running ??= this.sendAll(sender.send).finally(() => {
        this.#running = undefined;
      });
    }, EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
    this.#sender?.close();
  }

  private async sendAll(send: SendMail): Promise<void> {
    try {
      for (const zone of await this.database.zones()) await this.sendDue(zone.id, send);
    } catch (error) {
      if (isUnexpected(error)) this.log.error(describeError(error), 'mails could not be looked at');
    }
  }

  /** Everything that is due in a zone, one after the other. */
  async sendDue(zoneId: ZoneId, send: SendMail): Promise<void> {
    for (;;) {
      const taken = await this.database.inZone(zoneId, (tx) => this.take(tx));
      if (!taken) return;
      if (taken.mail === undefined) {
        // Its key is gone or it was changed: there is nothing to send.
        await this.database.inZone(zoneId, (tx) => end(tx, taken.id, 'given_up', 'UNREADABLE'));
        continue;
      }
      const messageId = `<${taken.id}@${new URL(this.configuration.publicUrl).hostname}>`;
      const sent = await send({ ...taken.mail, messageId });
      await this.database.inZone(zoneId, (tx) =>
        sent.ok ? end(tx, taken.id, 'sent', null) : this.postpone(tx, taken, sent.error),
      );
    }
  }

  private async take(tx: ZoneTransaction): Promise<Taken | undefined> {
    const [row] = await tx.query<{ id: string; sealed: Buffer; attempts: number }>(
      `UPDATE mail SET attempts = attempts + 1, next_attempt_at = clock_timestamp() + make_interval(secs => $1)
       WHERE id = (
         SELECT id FROM mail WHERE state = 'waiting' AND next_attempt_at <= clock_timestamp()
         ORDER BY next_attempt_at FOR UPDATE SKIP LOCKED LIMIT 1)
       RETURNING id, sealed, attempts`,
      [LEASE_SECONDS],
    );
    if (!row) return undefined;
    const key = await recordKey(tx, this.vault, row.id);
    return {
      id: row.id,
      attempts: row.attempts,
      mail: key.ok ? openedMail(key.value, row.sealed) : undefined,
    };
  }

  private async postpone(
    tx: ZoneTransaction,
    { id, attempts }: Taken,
    { kind, code }: SendProblem,
  ): Promise<void> {
    const last = kind === 'refused' ? 'refused' : attempts >= GIVE_UP_AFTER_ATTEMPTS ? 'given_up' : undefined;
    this.log.warn({ mail: id, attempts, code, ended: last !== undefined }, 'a mail was not sent');
    if (last) return end(tx, id, last, code);
    await tx.query(
      `UPDATE mail SET problem = $2, next_attempt_at = clock_timestamp() + make_interval(secs => $3) WHERE id = $1`,
      [id, code, waitAfter(attempts)],
    );
  }
}

type Taken = { id: string; attempts: number; mail: OpenedMail | undefined };

async function end(
  tx: ZoneTransaction,
  id: string,
  state: 'sent' | 'refused' | 'given_up',
  problem: string | null,
): Promise<void> {
  await tx.query(
    'UPDATE mail SET state = $2, problem = $3, sealed = NULL, ended_at = clock_timestamp() WHERE id = $1',
    [id, state, problem],
  );
  await destroyRecordKey(tx, id);
}
