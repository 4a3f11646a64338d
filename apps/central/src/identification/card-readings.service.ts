import {
  type CardFileMessage,
  type CardReadingEnd,
  type CardStep,
  type ConsultationId,
  MAX_CARD_FILE_BYTES,
} from '@loket/contract';
import { identify, type TrustAnchors } from '@loket/identity';
import { Inject, Injectable } from '@nestjs/common';
import type { CounterIdentity } from '../access/access.ts';
import { Refusal } from '../boundary/refusal.ts';
import type { Consultation } from '../consultations/consultation.repository.ts';
import { lockOwnConsultation } from '../consultations/consultations.service.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { recordTicketEvent } from '../queue/ticket-history.ts';
import { pagesAreFixed } from '../statements/statement.repository.ts';
import { dossierKeyOf } from '../vault/dossier-key.repository.ts';
import { type DataKey, Vault } from '../vault/vault.ts';
import {
  completeReading,
  continueReading,
  failReading,
  noteStep,
  openCardFiles,
  storeCardFile,
} from './card-readings.repository.ts';
import { TRUST } from './trust.ts';

/**
 * What a counter sends of a card. It carries bytes, no claims: whether they are somebody's identity is decided
 * here, from the files alone.
 */
@Injectable()
export class CardReadings {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(TRUST) private readonly trust: TrustAnchors,
  ) {}

  step(counter: CounterIdentity, { consultationId, readingId, step }: CardStep): Promise<void> {
    return this.duringCall(counter, consultationId, async (tx, consultation) => {
      await continueReading(tx, consultation, readingId);
      await noteStep(tx, readingId, step);
    });
  }

  file(counter: CounterIdentity, message: CardFileMessage): Promise<void> {
    const bytes = Buffer.from(message.bytes, 'base64');
    if (bytes.length > MAX_CARD_FILE_BYTES)
      throw new Refusal('too_large', 'No file of a card is this large.');
    return this.duringCall(counter, message.consultationId, async (tx, consultation) => {
      await continueReading(tx, consultation, message.readingId);
      const key = await this.keyFor(tx, consultation);
      await storeCardFile(tx, key, message.readingId, message.file, bytes);
    });
  }

  /** At `complete` the files must be a whole identity; otherwise the reading failed, whatever the counter says. */
  end(counter: CounterIdentity, { consultationId, readingId, end }: CardReadingEnd): Promise<void> {
    return this.duringCall(counter, consultationId, async (tx, consultation) => {
      await continueReading(tx, consultation, readingId);
      let failure = end.kind === 'failed' ? end.cause : undefined;
      if (end.kind === 'complete') {
        const files = await openCardFiles(tx, await this.keyFor(tx, consultation), readingId);
        const identified = await identify(files, this.trust, new Date());
        if (!identified.ok) failure = 'corrupt_data';
      }
      if (failure) await failReading(tx, readingId, failure);
      else await completeReading(tx, readingId);
      await recordTicketEvent(tx, {
        ticketId: consultation.ticketId,
        kind: failure ? 'card_failed' : 'card_read',
        state: 'in_consultation',
        consultationId,
        actor: { kind: 'counter', id: counter.counterId },
      });
    });
  }

  /**
   * @throws Refusal `out_of_state` when nobody sits at the counter, and while pages that name the person are presented
   *   or signed: the card is then in the reader to sign, and nobody else may take that person's place
   */
  private duringCall(
    counter: CounterIdentity,
    id: ConsultationId,
    work: (tx: ZoneTransaction, consultation: Consultation) => Promise<void>,
  ): Promise<void> {
    return this.database.inZone(counter.zoneId, async (tx) => {
      const consultation = await lockOwnConsultation(tx, counter, id);
      if (consultation.phase !== 'present')
        throw new Refusal('out_of_state', 'A card is read only while the citizen is in the call.');
      if (await pagesAreFixed(tx, consultation.ticketId))
        throw new Refusal('out_of_state', 'The pages that name the person are presented.');
      await work(tx, consultation);
      tx.changed('identification', id);
    });
  }

  private async keyFor(tx: ZoneTransaction, { ticketId }: Consultation): Promise<DataKey> {
    const key = await dossierKeyOf(tx, this.vault, ticketId);
    if (!key.ok) throw new Error(`The key of an open dossier is ${key.error}.`);
    return key.value;
  }
}
