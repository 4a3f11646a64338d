import { randomBytes } from 'node:crypto';
import {
  type AskCardChallenge,
  CARD_CHALLENGE_BYTES,
  type CardChallenge,
  type CardFileMessage,
  type CardProofsEnd,
  type CardReadingEnd,
  type CardStep,
  type ConsultationId,
  isProofFile,
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
  challengeFor,
  completeReading,
  continueProofs,
  continueReading,
  endProofs,
  failReading,
  isComplete,
  noteStep,
  openCardFiles,
  storeCardFile,
} from './card-readings.repository.ts';
import { CardStatuses } from './card-statuses.ts';
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
    @Inject(CardStatuses) private readonly statuses: CardStatuses,
  ) {}

  step(counter: CounterIdentity, { consultationId, readingId, step }: CardStep): Promise<void> {
    return this.duringCall(counter, consultationId, async (tx, consultation) => {
      await continueReading(tx, consultation, readingId);
      await noteStep(tx, readingId, step);
    });
  }

  /** What the chip of this reading shall sign; the same one however often it is asked. */
  challenge(
    counter: CounterIdentity,
    { consultationId, readingId }: AskCardChallenge,
  ): Promise<CardChallenge> {
    return this.duringCall(counter, consultationId, async (tx, consultation) => {
      if (!(await isComplete(tx, readingId))) await continueReading(tx, consultation, readingId);
      else await continueProofs(tx, consultation, readingId);
      const challenge = await challengeFor(tx, readingId, randomBytes(CARD_CHALLENGE_BYTES));
      return { challenge: challenge.toString('base64') };
    });
  }

  /** A file of a reading; the proofs of a card may come after it was whole. */
  async file(counter: CounterIdentity, message: CardFileMessage): Promise<void> {
    const bytes = Buffer.from(message.bytes, 'base64');
    if (bytes.length > MAX_CARD_FILE_BYTES)
      throw new Refusal('too_large', 'No file of a card is this large.');
    const { consultationId, readingId, file } = message;
    const isAsked = await this.duringCall(counter, consultationId, async (tx, consultation) => {
      const isLate = isProofFile(file) && (await isComplete(tx, readingId));
      if (isLate) await continueProofs(tx, consultation, readingId);
      else await continueReading(tx, consultation, readingId);
      await storeCardFile(tx, await this.keyFor(tx, consultation), readingId, file, bytes);
      return isLate && (await this.statuses.claim(tx, readingId));
    });
    if (isAsked) this.statuses.ask(counter.zoneId, consultationId, readingId);
  }

  /** No further proof comes: what is missing now stays missing. */
  async proofsEnd(counter: CounterIdentity, { consultationId, readingId }: CardProofsEnd): Promise<void> {
    const isAsked = await this.duringCall(counter, consultationId, async (tx, consultation) => {
      await continueProofs(tx, consultation, readingId);
      await endProofs(tx, readingId);
      return this.statuses.claim(tx, readingId);
    });
    if (isAsked) this.statuses.ask(counter.zoneId, consultationId, readingId);
  }

  /** At `complete` the files must be a whole identity; otherwise the reading failed, whatever the counter says. */
  async end(counter: CounterIdentity, { consultationId, readingId, end }: CardReadingEnd): Promise<void> {
    const isAsked = await this.duringCall(counter, consultationId, async (tx, consultation) => {
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
      return failure === undefined && (await this.statuses.claim(tx, readingId));
    });
    if (isAsked) this.statuses.ask(counter.zoneId, consultationId, readingId);
  }

  /**
   * @throws Refusal `out_of_state` when nobody sits at the counter, and while pages that name the person are presented
   *   or signed: the card is then in the reader to sign, and nobody else may take that person's place
   */
  private duringCall<Value>(
    counter: CounterIdentity,
    id: ConsultationId,
    work: (tx: ZoneTransaction, consultation: Consultation) => Promise<Value>,
  ): Promise<Value> {
    return this.database.inZone(counter.zoneId, async (tx) => {
      const consultation = await lockOwnConsultation(tx, counter, id);
      if (consultation.phase !== 'present')
        throw new Refusal('out_of_state', 'A card is read only while the citizen is in the call.');
      if (await pagesAreFixed(tx, consultation.ticketId))
        throw new Refusal('out_of_state', 'The pages that name the person are presented.');
      const value = await work(tx, consultation);
      tx.changed('identification', id);
      return value;
    });
  }

  private async keyFor(tx: ZoneTransaction, { ticketId }: Consultation): Promise<DataKey> {
    const key = await dossierKeyOf(tx, this.vault, ticketId);
    if (!key.ok) throw new Error(`The key of an open dossier is ${key.error}.`);
    return key.value;
  }
}
