import { type CardFailure, err, ok, type Result } from '@loket/contract';
import type { CardMemory } from './card-memory.ts';
import { type CardAnswer, getResponse, isSelect, meaningOf, readAnswer } from './protocol.ts';
import type { CardConnection, TransportFailure } from './transport/transport.ts';
import type { CardWaits, Clock } from './types.ts';

/** What ends a reading, or the wish for a fresh connection on which it may succeed. */
export type ChannelFailure = CardFailure | 'restart';

const FAILURES: Record<TransportFailure, ChannelFailure> = {
  card_gone: 'card_pulled',
  reader_gone: 'reader_gone',
  service_away: 'reader_gone',
  taken: 'restart',
  reset: 'restart',
  communication: 'restart',
  unresponsive: 'mute_card',
  unsupported: 'unknown_card',
};

export const asChannelFailure = (failure: TransportFailure): ChannelFailure => FAILURES[failure];

export type ChannelParts = {
  readonly connection: CardConnection;
  readonly clock: Clock;
  readonly muteAfterMs: number;
  readonly waits: CardWaits;
  readonly memory: CardMemory;
  /** Resolves when the reader's state says that the card is no longer there, or the reading is dropped. */
  readonly lost: Promise<CardFailure>;
};

/**
 * Commands to one card with everything below the file settled: T=0's `61xx` and `6Cxx`, a watchdog for a mute card,
 * the pauses that readers need, and a card, reader or service that goes away in the middle.
 */
export class CardChannel {
  readonly #parts: ChannelParts;

  constructor(parts: ChannelParts) {
    this.#parts = parts;
  }

  async send(apdu: Uint8Array): Promise<Result<CardAnswer, ChannelFailure>> {
    const first = await this.sendOnce(apdu);
    if (!first.ok) return first;
    const meaning = meaningOf(first.value.status);
    if (meaning.kind === 'more') return this.#collect(first.value.data, meaning.length);
    if (meaning.kind !== 'exact_length') return first;
    await this.#pause(this.#parts.waits.beforeRepeatMs);
    // Only commands of five bytes end in Le; the others are never answered so.
    return this.sendOnce(Buffer.concat([apdu.subarray(0, 4), Uint8Array.of(meaning.length & 0xff)]));
  }

  async #collect(start: Uint8Array, waiting: number): Promise<Result<CardAnswer, ChannelFailure>> {
    let data = start;
    let length = waiting;
    while (data.length < 0x10000) {
      const next = await this.sendOnce(getResponse(length));
      if (!next.ok) return next;
      data = Buffer.concat([data, next.value.data]);
      const meaning = meaningOf(next.value.status);
      if (meaning.kind !== 'more') return ok({ data, status: next.value.status });
      length = meaning.length;
    }
    return err('card_error');
  }

  /** One command and its bare answer: for what must never be repeated, and for what may have nothing behind it. */
  async sendOnce(apdu: Uint8Array): Promise<Result<CardAnswer, ChannelFailure>> {
    const { connection, memory, muteAfterMs, waits } = this.#parts;
    await this.#pause(waits.beforeCommandMs);
    const answered = await this.#within(muteAfterMs, () => connection.transmit(apdu));
    if (!answered.ok) return answered;
    const answer = readAnswer(answered.value);
    // Not even a status word: some drivers say so that the card has just left.
    if (answer === undefined) {
      memory.isTroubled = true;
      return err('restart');
    }
    const { kind } = meaningOf(answer.status);
    if (kind !== 'ok' && kind !== 'more' && kind !== 'exact_length') await this.#pause(waits.afterErrorMs);
    else if (isSelect(apdu)) await this.#pause(waits.afterSelectMs);
    return ok(answer);
  }

  /** A command to the reader, such as one that its own keys answer. */
  control(code: number, data: Uint8Array, withinMs: number): Promise<Result<Uint8Array, ChannelFailure>> {
    return this.#within(withinMs, () => this.#parts.connection.control(code, data));
  }

  async #within(
    withinMs: number,
    ask: () => Promise<Result<Uint8Array, TransportFailure>>,
  ): Promise<Result<Uint8Array, ChannelFailure>> {
    const { clock, lost, memory } = this.#parts;
    const watchdog = clock.after(withinMs);
    const outcome = await Promise.race([
      ask(),
      lost.then((cause) => ({ lost: cause })),
      watchdog.done.then(() => ({ lost: 'mute_card' as const })),
    ]);
    watchdog.cancel();
    if ('lost' in outcome) return err(outcome.lost);
    if (outcome.ok) return outcome;
    if (outcome.error === 'communication') memory.isTroubled = true;
    return err(asChannelFailure(outcome.error));
  }

  async #pause(delayMs: number): Promise<void> {
    if (delayMs > 0) await this.#parts.clock.after(delayMs).done;
  }
}
