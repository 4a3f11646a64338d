import { randomUUID } from 'node:crypto';
import { type CardReaderStatus, CardReadingId, err, ok, type Result } from '@loket/contract';
import {
  activeReader,
  type CardInHand,
  CardTurns,
  type CardWork,
  cardInHand,
  type EndedFailure,
} from './card-turns.ts';
import { readCard } from './reading.ts';
import {
  type CardSession,
  type CardSigned,
  prepareSigning,
  readSignatureCertificates,
  signDigest,
  type UseFailure,
} from './signing.ts';
import type { Transport, TransportState } from './transport/transport.ts';
import {
  type CardReader,
  type CardReaderOptions,
  type CardUseFailure,
  type Clock,
  type ReadingEvent,
  type SignatureCertificates,
  type SignFailure,
  type SignOrder,
  systemClock,
} from './types.ts';

const MUTE_AFTER_MS = 4000;
/** A service that has not been asked yet answers within this. */
const SERVICE_WITHIN_MS = 1500;

/** The reader's state, its readings and its signatures over any transport. */
export class CardReaderDriver implements CardReader {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #turns: CardTurns;
  readonly #statusListeners = new Set<(status: CardReaderStatus) => void>();
  readonly #readingListeners = new Set<(event: ReadingEvent) => void>();
  readonly #stateWaiters = new Set<() => void>();
  #state: TransportState = { kind: 'service_away' };
  #status: CardReaderStatus = { state: 'service_away' };
  #isOn = false;
  #isClosed = false;
  #reading: { isDropped: boolean } | undefined;
  /** The insertion that was read, or is being read: once is enough. */
  #readKey: string | undefined;
  /** Reading is on, and the first look at the reader decides which card is left alone. */
  #skipsPresent = false;
  /** The insertion whose certificate was compared, and with which. */
  #prepared: { readonly key: string; readonly certificate: Uint8Array } | undefined;

  constructor(transport: Transport, options: CardReaderOptions = {}) {
    this.#transport = transport;
    this.#clock = options.clock ?? systemClock;
    this.#turns = new CardTurns(transport, this.#clock, options.muteAfterMs ?? MUTE_AFTER_MS);
    transport.watch((state) => this.#onState(state));
  }

  status(): CardReaderStatus {
    return this.#status;
  }

  onStatus(listener: (status: CardReaderStatus) => void) {
    this.#statusListeners.add(listener);
    return () => void this.#statusListeners.delete(listener);
  }

  onReading(listener: (event: ReadingEvent) => void) {
    this.#readingListeners.add(listener);
    return () => void this.#readingListeners.delete(listener);
  }

  setReading(on: boolean, skipPresent = false): void {
    if (on === this.#isOn) return;
    this.#isOn = on;
    this.#readKey = undefined;
    this.#skipsPresent = on && skipPresent;
    if (on) this.#readWhatLiesThere();
    else this.#dropReading();
  }

  async signatureCertificates(): Promise<Result<SignatureCertificates, CardUseFailure>> {
    return asUse(await this.#use(false, () => readSignatureCertificates));
  }

  async prepareSigning(
    certificate: Uint8Array,
  ): Promise<Result<{ triesLeft: number | null }, CardUseFailure>> {
    return asUse(
      await this.#use(false, ({ key }) => async (session) => {
        const prepared = await prepareSigning(session, certificate);
        if (prepared.ok) this.#prepared = { key, certificate };
        return prepared;
      }),
    );
  }

  async sign(order: SignOrder): Promise<Result<{ signature: Uint8Array }, SignFailure>> {
    try {
      const outcome = await this.#use(
        true,
        ({ key }) =>
          (session) =>
            this.#sign(session, key, order),
      );
      if (!outcome.ok) return err({ kind: useFailureOf(outcome.error) });
      const { value } = outcome;
      return value.kind === 'signed' ? ok({ signature: value.signature }) : err(value);
    } finally {
      order.pin.fill(0);
    }
  }

  async close(): Promise<void> {
    this.#isOn = false;
    this.#isClosed = true;
    this.#dropReading();
    this.#turns.drop();
    await this.#transport.close();
  }

  #onState(state: TransportState): void {
    this.#state = state;
    this.#turns.onState(state);
    const status = statusOf(state);
    if (JSON.stringify(status) !== JSON.stringify(this.#status)) {
      this.#status = status;
      for (const listener of this.#statusListeners) listener(status);
    }
    for (const wake of this.#stateWaiters) wake();
    this.#readWhatLiesThere();
  }

  #readWhatLiesThere(): void {
    const card = cardInHand(this.#state);
    if (this.#skipsPresent && this.#state.kind === 'readers') {
      this.#skipsPresent = false;
      this.#readKey = card?.key;
    }
    if (!this.#isOn || this.#turns.isTaken || !card || card.key === this.#readKey) return;
    this.#readKey = card.key;
    const reading = { isDropped: false };
    this.#reading = reading;
    void this.#read(card, reading).finally(() => {
      if (this.#reading === reading) this.#reading = undefined;
      this.#readWhatLiesThere();
    });
  }

  async #read(card: CardInHand, running: { isDropped: boolean }): Promise<void> {
    const reading = CardReadingId.parse(randomUUID());
    const emit = (event: ReadingEvent): void => {
      if (running.isDropped) return;
      for (const listener of this.#readingListeners) listener(event);
    };
    emit({ reading, kind: 'step', step: 'card_found' });
    const result = await this.#turns.take(card, { exclusive: false }, (session) =>
      readCard(card.atr, session, {
        step: (step) => emit({ reading, kind: 'step', step }),
        file: (file, bytes) => emit({ reading, kind: 'file', file, bytes }),
      }),
    );
    emit(
      result.ok
        ? { reading, kind: 'complete' }
        : { reading, kind: 'failed', cause: readingFailureOf(result.error) },
    );
  }

  #dropReading(): void {
    if (!this.#reading) return;
    this.#reading.isDropped = true;
    this.#turns.drop();
  }

  /** Waits for its turn, and a moment for a service that has only just been asked. */
  async #use<Value>(
    exclusive: boolean,
    workWith: (card: CardInHand) => CardWork<Value>,
  ): Promise<Result<Value, EndedFailure | 'no_card'>> {
    if (this.#state.kind === 'service_away') await this.#nextState();
    while (this.#turns.isTaken) await this.#turns.untilFree();
    const card = cardInHand(this.#state);
    if (!card || this.#isClosed) return err('no_card');
    const outcome = await this.#turns.take(card, { exclusive }, workWith(card));
    this.#readWhatLiesThere();
    return outcome;
  }

  /** A card that was put in again since it was looked at is looked at again, before it gets a PIN. */
  async #sign(session: CardSession, key: string, order: SignOrder): Promise<Result<CardSigned, UseFailure>> {
    const known = this.#prepared;
    if (known?.key !== key || !Buffer.from(known.certificate).equals(order.certificate)) {
      const prepared = await prepareSigning(session, order.certificate);
      if (!prepared.ok) return prepared;
      this.#prepared = { key, certificate: order.certificate };
    }
    return signDigest(session, order);
  }

  async #nextState(): Promise<void> {
    let wake = (): void => undefined;
    const told = new Promise<void>((resolve) => {
      wake = resolve;
    });
    this.#stateWaiters.add(wake);
    const patience = this.#clock.after(SERVICE_WITHIN_MS);
    await Promise.race([told, patience.done]);
    patience.cancel();
    this.#stateWaiters.delete(wake);
  }
}

function statusOf(state: TransportState): CardReaderStatus {
  if (state.kind === 'service_away')
    return { state: 'service_away', ...(state.detail && { detail: state.detail }) };
  const reader = activeReader(state);
  if (reader === undefined) return { state: 'absent' };
  return { state: 'ready', name: reader.name.slice(0, 120), card: reader.card ? 'present' : 'absent' };
}

/** A reading never signs: what only signing ends with can't be its end. */
const readingFailureOf = (failure: EndedFailure) =>
  failure === 'no_signature_certificate' || failure === 'other_card' || failure === 'pin_blocked'
    ? 'card_error'
    : failure;

function useFailureOf(failure: EndedFailure | 'no_card'): CardUseFailure {
  switch (failure) {
    case 'no_card':
    case 'card_pulled':
    case 'no_signature_certificate':
    case 'other_card':
    case 'pin_blocked':
      return failure;
    default:
      return 'card_error';
  }
}

const asUse = <Value>(outcome: Result<Value, EndedFailure | 'no_card'>): Result<Value, CardUseFailure> =>
  outcome.ok ? outcome : err(useFailureOf(outcome.error));
