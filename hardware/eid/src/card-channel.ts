import { type CardFailure, err, ok, type Result } from '@loket/contract';
import { type CardAnswer, getResponse, meaningOf, readAnswer } from './protocol.ts';
import type { CardConnection, TransportFailure } from './transport/transport.ts';
import type { Clock } from './types.ts';

/** What ends a reading, or the wish for a fresh connection on which it may succeed. */
export type ChannelFailure = CardFailure | 'restart';

/** Cards of the first generations need a pause between `6Cxx` and the repeated command. */
const PAUSE_BEFORE_REPEAT_MS = 10;

const FAILURES: Record<TransportFailure, ChannelFailure> = {
  card_gone: 'card_pulled',
  reader_gone: 'reader_gone',
  service_away: 'reader_gone',
  reset: 'restart',
  communication: 'restart',
  unresponsive: 'mute_card',
  unsupported: 'unknown_card',
};

export const asChannelFailure = (failure: TransportFailure): ChannelFailure => FAILURES[failure];

/**
 * Commands to one card with everything below the file settled: T=0's `61xx` and `6Cxx`, a watchdog for a mute card,
 * and a card, reader or service that goes away in the middle.
 */
export class CardChannel {
  readonly #connection: CardConnection;
  readonly #clock: Clock;
  readonly #muteAfterMs: number;
  readonly #lost: Promise<CardFailure>;

  /** @param lost resolves when the reader's state says that the card is no longer there, or the reading is dropped */
  constructor(connection: CardConnection, clock: Clock, muteAfterMs: number, lost: Promise<CardFailure>) {
    this.#connection = connection;
    this.#clock = clock;
    this.#muteAfterMs = muteAfterMs;
    this.#lost = lost;
  }

  async send(apdu: Uint8Array): Promise<Result<CardAnswer, ChannelFailure>> {
    const first = await this.sendOnce(apdu);
    if (!first.ok) return first;
    const meaning = meaningOf(first.value.status);
    if (meaning.kind === 'more') return this.#collect(first.value.data, meaning.length);
    if (meaning.kind !== 'exact_length') return first;
    await this.#clock.after(PAUSE_BEFORE_REPEAT_MS).done;
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
    const watchdog = this.#clock.after(this.#muteAfterMs);
    const outcome = await Promise.race([
      this.#connection.transmit(apdu),
      this.#lost.then((cause) => ({ lost: cause })),
      watchdog.done.then(() => ({ lost: 'mute_card' as const })),
    ]);
    watchdog.cancel();
    if ('lost' in outcome) return err(outcome.lost);
    if (!outcome.ok) return err(FAILURES[outcome.error]);
    const answer = readAnswer(outcome.value);
    // Not even a status word: some drivers say so that the card has just left.
    return answer === undefined ? err('restart') : ok(answer);
  }
}
