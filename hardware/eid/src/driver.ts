import { randomUUID } from 'node:crypto';
import { type CardFailure, type CardReaderStatus, CardReadingId } from '@loket/contract';
import { asChannelFailure, CardChannel, type ChannelFailure } from './card-channel.ts';
import { readCard } from './reading.ts';
import type { PresentCard, ReaderState, Transport, TransportState } from './transport/transport.ts';
import {
  type CardReader,
  type CardReaderOptions,
  type Clock,
  type ReadingEvent,
  systemClock,
} from './types.ts';

/** Pauses before a reading starts again on a fresh connection: readers need them after a communication error. */
const RESTART_AFTER_MS = [200, 400, 600] as const;
/** pcscd looks at its slots every 400 ms, later when it is busy with one. */
const NOTICED_WITHIN_MS = 1500;
const MUTE_AFTER_MS = 4000;

type RunningReading = { readonly key: string; lose(cause: CardFailure): void; isDropped: boolean };

/** The reader's state and its readings over any transport. */
export class CardReaderDriver implements CardReader {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #muteAfterMs: number;
  readonly #statusListeners = new Set<(status: CardReaderStatus) => void>();
  readonly #readingListeners = new Set<(event: ReadingEvent) => void>();
  #state: TransportState = { kind: 'service_away' };
  #status: CardReaderStatus = { state: 'service_away' };
  #isOn = false;
  #running: RunningReading | undefined;
  /** The insertion that was read, or is being read: once is enough. */
  #readKey: string | undefined;

  constructor(transport: Transport, options: CardReaderOptions = {}) {
    this.#transport = transport;
    this.#clock = options.clock ?? systemClock;
    this.#muteAfterMs = options.muteAfterMs ?? MUTE_AFTER_MS;
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

  setReading(on: boolean): void {
    if (on === this.#isOn) return;
    this.#isOn = on;
    this.#readKey = undefined;
    if (on) this.#readWhatLiesThere();
    else this.#drop();
  }

  async close(): Promise<void> {
    this.#isOn = false;
    this.#drop();
    await this.#transport.close();
  }

  #onState(state: TransportState): void {
    this.#state = state;
    const running = this.#running;
    if (running && keyOf(activeReader(state)) !== running.key) {
      running.lose(stillHasReader(state, running.key) ? 'card_pulled' : 'reader_gone');
    }
    const status = statusOf(state);
    if (JSON.stringify(status) !== JSON.stringify(this.#status)) {
      this.#status = status;
      for (const listener of this.#statusListeners) listener(status);
    }
    this.#readWhatLiesThere();
  }

  #readWhatLiesThere(): void {
    const reader = activeReader(this.#state);
    const key = keyOf(reader);
    if (!this.#isOn || this.#running || !reader?.card || key === undefined || key === this.#readKey) return;
    this.#readKey = key;
    let lose = (_cause: CardFailure): void => undefined;
    const lost = new Promise<CardFailure>((resolve) => {
      lose = resolve;
    });
    const running: RunningReading = { key, lose, isDropped: false };
    this.#running = running;
    void this.#read(reader.name, reader.card, running, lost).finally(() => {
      if (this.#running === running) this.#running = undefined;
      this.#readWhatLiesThere();
    });
  }

  async #read(
    name: string,
    card: PresentCard,
    running: RunningReading,
    lost: Promise<CardFailure>,
  ): Promise<void> {
    const reading = CardReadingId.parse(randomUUID());
    const emit = (event: ReadingEvent): void => {
      if (running.isDropped) return;
      for (const listener of this.#readingListeners) listener(event);
    };
    emit({ reading, kind: 'step', step: 'card_found' });
    const cause = await this.#attempts(name, card, lost, reading, emit);
    emit(cause === undefined ? { reading, kind: 'complete' } : { reading, kind: 'failed', cause });
  }

  /** A fresh connection and a new start cure a reset by another program and a communication error. */
  async #attempts(
    name: string,
    card: PresentCard,
    lost: Promise<CardFailure>,
    reading: CardReadingId,
    emit: (event: ReadingEvent) => void,
  ): Promise<CardFailure | undefined> {
    let failure = await this.#attempt(name, card, lost, reading, emit);
    if (failure !== 'restart') return failure;
    for (const pauseMs of RESTART_AFTER_MS) {
      const gone = await Promise.race([lost, this.#clock.after(pauseMs).done]);
      if (gone !== undefined) return gone;
      failure = await this.#attempt(name, card, lost, reading, emit);
      if (failure === undefined) return undefined;
      if (failure !== 'restart') break;
    }
    // The line was bad: the card may have been pulled, and the service says so only at its next look.
    const gone = await Promise.race([lost, this.#clock.after(NOTICED_WITHIN_MS).done]);
    return gone ?? (failure === 'restart' ? 'card_error' : failure);
  }

  async #attempt(
    name: string,
    card: PresentCard,
    lost: Promise<CardFailure>,
    reading: CardReadingId,
    emit: (event: ReadingEvent) => void,
  ): Promise<ChannelFailure | undefined> {
    const connection = await this.#transport.connect(name);
    if (!connection.ok) return asChannelFailure(connection.error);
    const channel = new CardChannel(connection.value, this.#clock, this.#muteAfterMs, lost);
    const result = await readCard(card.atr, channel, {
      step: (step) => emit({ reading, kind: 'step', step }),
      file: (file, bytes) => emit({ reading, kind: 'file', file, bytes }),
    });
    connection.value.disconnect();
    return result.ok ? undefined : result.error;
  }

  #drop(): void {
    if (!this.#running) return;
    this.#running.isDropped = true;
    this.#running.lose('card_pulled');
  }
}

/** The reader with a card, else the first. */
function activeReader(state: TransportState): ReaderState | undefined {
  if (state.kind !== 'readers') return undefined;
  return state.readers.find(({ card }) => card !== undefined) ?? state.readers[0];
}

const keyOf = (reader: ReaderState | undefined): string | undefined =>
  reader?.card && `${reader.card.insertion} ${reader.name}`;

const stillHasReader = (state: TransportState, key: string): boolean =>
  state.kind === 'readers' && state.readers.some(({ name }) => key.endsWith(` ${name}`));

function statusOf(state: TransportState): CardReaderStatus {
  if (state.kind === 'service_away')
    return { state: 'service_away', ...(state.detail && { detail: state.detail }) };
  const reader = activeReader(state);
  if (reader === undefined) return { state: 'absent' };
  return { state: 'ready', name: reader.name.slice(0, 120), card: reader.card ? 'present' : 'absent' };
}
