import { randomUUID } from 'node:crypto';
import { CARD_CHALLENGE_BYTES, CardReadingId } from '@loket/contract';
import { CardProofs } from './card-proofs.ts';
import type { CardSession } from './card-session.ts';
import { type CardInHand, type CardTurns, cardInHand, type EndedFailure } from './card-turns.ts';
import { CardReading } from './reading.ts';
import type { TransportState } from './transport/transport.ts';
import type { Clock, ReadingEvent } from './types.ts';

type Running = {
  readonly id: CardReadingId;
  readonly key: string;
  readonly proofs: CardProofs;
  isDropped: boolean;
  /** Wakes whoever waits for the challenge: it came, or nothing comes any more. */
  wake(): void;
};

export type CardReadingsParts = {
  readonly turns: CardTurns;
  readonly clock: Clock;
  readonly challengeWithinMs: number;
  readonly tell: (event: ReadingEvent) => void;
};

/** Which cards are read: each insertion once, while reading is on. */
export class CardReadings {
  readonly #parts: CardReadingsParts;
  #state: TransportState = { kind: 'service_away' };
  #isOn = false;
  #running: Running | undefined;
  /** The insertion that was read, or is being read: once is enough. */
  #readKey: string | undefined;
  /** Reading is on, and the first look at the reader decides which card is left alone. */
  #skipsPresent = false;

  constructor(parts: CardReadingsParts) {
    this.#parts = parts;
  }

  set(on: boolean, skipPresent: boolean): void {
    if (on === this.#isOn) return;
    this.#isOn = on;
    this.#readKey = undefined;
    this.#skipsPresent = on && skipPresent;
    if (on) this.lookAgain();
    else this.#drop();
  }

  challenge(reading: CardReadingId, challenge: Uint8Array): void {
    const running = this.#running;
    if (running?.id !== reading || challenge.length !== CARD_CHALLENGE_BYTES) return;
    running.proofs.challenge(challenge);
    running.wake();
  }

  onState(state: TransportState): void {
    this.#state = state;
    if (this.#running && cardInHand(state)?.key !== this.#running.key) this.#running.wake();
    this.lookAgain();
  }

  /** A card that was mute answered after all: it is as if it had just been put in. */
  readAnew(card: CardInHand | undefined): void {
    if (card && this.#readKey === card.key) this.#readKey = undefined;
    this.lookAgain();
  }

  /** Begins what is due: called whenever the card may be free, or another one. */
  lookAgain(): void {
    const card = cardInHand(this.#state);
    if (this.#skipsPresent && this.#state.kind === 'readers') {
      this.#skipsPresent = false;
      this.#readKey = card?.key;
    }
    const { turns } = this.#parts;
    if (!this.#isOn || turns.isTaken || !card || card.key === this.#readKey || turns.isMute(card)) return;
    this.#readKey = card.key;
    void this.#read(card).finally(() => this.lookAgain());
  }

  close(): void {
    this.#isOn = false;
    this.#drop();
  }

  async #read(card: CardInHand): Promise<void> {
    const id = CardReadingId.parse(randomUUID());
    const tell = (event: ReadingEvent): void => {
      if (!running.isDropped) this.#parts.tell(event);
    };
    const file = (name: Extract<ReadingEvent, { kind: 'file' }>['file'], bytes: Uint8Array) =>
      tell({ reading: id, kind: 'file', file: name, bytes });
    const proofs = new CardProofs(card.atr, file);
    const running: Running = { id, key: card.key, proofs, isDropped: false, wake: () => undefined };
    this.#running = running;
    tell({ reading: id, kind: 'step', step: 'card_found' });
    const reading = new CardReading(card.atr, {
      step: (step) => tell({ reading: id, kind: 'step', step }),
      file,
    });
    let isComplete = false;
    const outcome = await this.#parts.turns.take(card, {
      exclusive: false,
      progress: () => reading.done + proofs.done,
      work: async (session: CardSession) => {
        const read = await reading.readOn(session);
        if (!read.ok) return read;
        if (!isComplete) tell({ reading: id, kind: 'complete' });
        isComplete = true;
        return proofs.readOn(session);
      },
    });
    if (isComplete) {
      if (outcome.ok && proofs.wantsChallenge) await this.#answerLate(card, running);
      tell({ reading: id, kind: 'proofs_end' });
    } else if (!outcome.ok) {
      tell({ reading: id, kind: 'failed', cause: readingFailureOf(outcome.error) });
    }
    if (this.#running === running) this.#running = undefined;
  }

  /** The challenge comes over a network: the card is free for others until it is there. */
  async #answerLate(card: CardInHand, running: Running): Promise<void> {
    const { clock, challengeWithinMs, turns } = this.#parts;
    if (challengeWithinMs === 0) return;
    const patience = clock.after(challengeWithinMs);
    const woken = new Promise<void>((resolve) => {
      running.wake = resolve;
    });
    await Promise.race([woken, patience.done]);
    patience.cancel();
    while (turns.isTaken) await turns.untilFree();
    if (running.isDropped || running.proofs.wantsChallenge) return;
    if (cardInHand(this.#state)?.key !== card.key) return;
    await turns.take(card, { exclusive: false, work: (session) => running.proofs.readOn(session) });
  }

  #drop(): void {
    const running = this.#running;
    if (!running) return;
    running.isDropped = true;
    this.#running = undefined;
    running.wake();
    this.#parts.turns.drop();
  }
}

/** A reading never signs: what only signing ends with can't be its end. */
function readingFailureOf(failure: EndedFailure) {
  switch (failure) {
    case 'no_signature_certificate':
    case 'other_card':
    case 'pin_blocked':
    case 'not_supported':
      return 'card_error';
    default:
      return failure;
  }
}
