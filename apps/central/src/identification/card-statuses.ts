import type { CardReadingId, ConsultationId, TicketId, Verdict, ZoneId } from '@loket/contract';
import { type CardFiles, decodeIdentity, type TrustAnchors } from '@loket/identity';
import { planStatus, type StatusPlan, statusVerdict } from '@loket/identity/card-status.ts';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { describeError } from '../logging/describe-error.ts';
import { LOG, type Log } from '../logging/log.ts';
import { Revocation } from '../revocation/revocation.ts';
import { dossierKeyOf } from '../vault/dossier-key.repository.ts';
import { type DataKey, Vault } from '../vault/vault.ts';
import { openCardFiles } from './card-readings.repository.ts';
import { claimStatus, storeStatus } from './card-status.repository.ts';
import { TRUST } from './trust.ts';

/**
 * Asks the State whether a card was reported lost or stolen, behind the identity's back: who sits at the counter is on
 * the desk at once, and the answer follows when it comes.
 */
@Injectable()
export class CardStatuses implements BeforeApplicationShutdown {
  readonly #running = new Set<Promise<void>>();

  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(TRUST) private readonly trust: TrustAnchors,
    @Inject(Revocation) private readonly revocation: Revocation,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** True once: whoever gets it calls `ask` when the transaction is committed. */
  claim(tx: ZoneTransaction, readingId: CardReadingId): Promise<boolean> {
    return claimStatus(tx, readingId);
  }

  /** Goes on by itself; the desk is told at its end. */
  ask(zoneId: ZoneId, consultationId: ConsultationId, readingId: CardReadingId): void {
    const asking = this.#ask(zoneId, consultationId, readingId)
      .catch((error) => this.log.error(describeError(error), 'the status of a card could not be established'))
      .finally(() => this.#running.delete(asking));
    this.#running.add(asking);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #ask(zoneId: ZoneId, consultationId: ConsultationId, readingId: CardReadingId): Promise<void> {
    const plan = await this.database.inZone(zoneId, (tx) => this.#plan(tx, readingId));
    if (!plan) return;
    const verdict = await this.#verdictOf(plan);
    await this.database.inZone(zoneId, async (tx) => {
      const opened = await this.#open(tx, readingId);
      if (!opened) return;
      await storeStatus(tx, opened.key, readingId, verdict);
      tx.changed('identification', consultationId);
    });
  }

  async #plan(tx: ZoneTransaction, readingId: CardReadingId): Promise<StatusPlan | undefined> {
    const opened = await this.#open(tx, readingId);
    const identity = opened?.files.identity && decodeIdentity(opened.files.identity);
    if (!identity?.ok) return undefined;
    return planStatus(opened?.files ?? {}, identity.value.nationalNumber, this.trust, new Date());
  }

  async #verdictOf(plan: StatusPlan): Promise<Verdict> {
    const answers = await Promise.all(
      plan.questions.map(async ({ of, certificate, issuer }) => ({
        of,
        status: (await this.revocation.statusOf(certificate, issuer)).status,
      })),
    );
    return statusVerdict(plan, answers);
  }

  /** Nothing when the visit was forgotten, or another card was read, while we asked. */
  async #open(
    tx: ZoneTransaction,
    readingId: CardReadingId,
  ): Promise<{ key: DataKey; files: CardFiles } | undefined> {
    const [reading] = await tx.query<{ ticketId: TicketId }>(
      'SELECT ticket_id AS "ticketId" FROM card_reading WHERE id = $1',
      [readingId],
    );
    const key = reading && (await dossierKeyOf(tx, this.vault, reading.ticketId));
    return key?.ok ? { key: key.value, files: await openCardFiles(tx, key.value, readingId) } : undefined;
  }
}
