import type { Answer, CardReadingId, ConsultationId, DeviceEvent } from '@loket/contract';
import type { CentralRequests } from './central-requests.ts';

export type CardEvent = DeviceEvent & { event: 'card_step' | 'card_file' | 'card_end' | 'card_proofs_end' };
type CardLine = Pick<
  CentralRequests,
  'cardStep' | 'cardFile' | 'cardEnd' | 'cardProofsEnd' | 'cardChallenge'
>;

/**
 * Carries a reading to central while it happens and keeps nothing of it. A reading that did not arrive whole is
 * remembered as such, without its content: the card is then read again when the line is back.
 */
export class CardRelay {
  readonly #line: CardLine;
  #reading: CardReadingId | null = null;
  #arrived = true;

  constructor(line: CardLine) {
    this.#line = line;
  }

  /** True when the last reading did not reach central whole. */
  get isIncomplete(): boolean {
    return !this.#arrived;
  }

  forget(): void {
    this.#reading = null;
    this.#arrived = true;
  }

  async pass(consultationId: ConsultationId, event: CardEvent): Promise<void> {
    const readingId = event.reading;
    if (this.#reading !== readingId) {
      this.#reading = readingId;
      this.#arrived = true;
    }
    const answer = await this.#send(consultationId, event);
    if (!answer.ok && answer.error.code === 'unavailable' && this.#reading === readingId)
      this.#arrived = false;
  }

  /** What the card's own key shall sign, in base64; null when central can't be asked: the card is then read without. */
  async challenge(consultationId: ConsultationId, readingId: CardReadingId): Promise<string | null> {
    const answer = await this.#line.cardChallenge({ consultationId, readingId });
    return answer.ok ? answer.value.challenge : null;
  }

  #send(consultationId: ConsultationId, event: CardEvent): Promise<Answer> {
    const readingId = event.reading;
    switch (event.event) {
      case 'card_step':
        return this.#line.cardStep({ consultationId, readingId, step: event.step });
      case 'card_file':
        return this.#line.cardFile({ consultationId, readingId, file: event.file, bytes: event.bytes });
      case 'card_end':
        return this.#line.cardEnd({ consultationId, readingId, end: event.end });
      case 'card_proofs_end':
        return this.#line.cardProofsEnd({ consultationId, readingId });
    }
  }
}
