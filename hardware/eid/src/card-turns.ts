import { type CardFailure, err, type Result } from '@loket/contract';
import { asChannelFailure, CardChannel } from './card-channel.ts';
import { FileReader } from './file-reader.ts';
import type { CardSession, UseFailure } from './signing.ts';
import type { ReaderState, Transport, TransportState } from './transport/transport.ts';
import type { Clock } from './types.ts';

/** Pauses before a reading starts again on a fresh connection: readers need them after a communication error. */
const RESTART_AFTER_MS = [200, 400, 600] as const;
/** pcscd looks at its slots every 400 ms, later when it is busy with one. */
const NOTICED_WITHIN_MS = 1500;

export type EndedFailure = Exclude<UseFailure, 'restart' | 'line_lost'>;
export type CardWork<Value> = (session: CardSession) => Promise<Result<Value, UseFailure>>;
/** A card that may be worked with; `key` is another one after every insertion. */
export type CardInHand = { readonly name: string; readonly atr: Uint8Array; readonly key: string };

/** One at a time with the card: a turn has it alone until its work ends, or the card goes away under it. */
export class CardTurns {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #muteAfterMs: number;
  #current: { key: string; lose(cause: CardFailure): void; ended: Promise<void> } | undefined;

  constructor(transport: Transport, clock: Clock, muteAfterMs: number) {
    this.#transport = transport;
    this.#clock = clock;
    this.#muteAfterMs = muteAfterMs;
  }

  get isTaken(): boolean {
    return this.#current !== undefined;
  }

  async untilFree(): Promise<void> {
    while (this.#current) await this.#current.ended;
  }

  /** The present turn's card may have gone with this state. */
  onState(state: TransportState): void {
    const current = this.#current;
    if (current && cardInHand(state)?.key !== current.key)
      current.lose(stillHasReader(state, current.key) ? 'card_pulled' : 'reader_gone');
  }

  /** Ends the present turn as if the card had been pulled. */
  drop(): void {
    this.#current?.lose('card_pulled');
  }

  /**
   * Works with this card; nobody else may have a turn. A fresh connection and a new start cure a reset by another
   * program, a program that has the card for a moment, and a communication error.
   */
  async take<Value>(
    card: CardInHand,
    { exclusive }: { exclusive: boolean },
    work: CardWork<Value>,
  ): Promise<Result<Value, EndedFailure>> {
    if (this.#current) throw new Error('the card is taken');
    let lose = (_cause: CardFailure): void => undefined;
    const lost = new Promise<CardFailure>((resolve) => {
      lose = resolve;
    });
    const attempt = () => this.#attempt(card, exclusive, lost, work);
    const outcome = this.#attempts(attempt, lost);
    const ended = outcome.then(
      () => undefined,
      () => undefined,
    );
    const current = { key: card.key, lose, ended };
    this.#current = current;
    try {
      return await outcome;
    } finally {
      this.#current = undefined;
    }
  }

  async #attempts<Value>(
    attempt: () => Promise<Result<Value, UseFailure>>,
    lost: Promise<CardFailure>,
  ): Promise<Result<Value, EndedFailure>> {
    for (const pauseMs of [0, ...RESTART_AFTER_MS]) {
      if (pauseMs > 0) {
        const gone = await Promise.race([lost, this.#clock.after(pauseMs).done]);
        if (gone !== undefined) return err(gone);
      }
      const outcome = await attempt();
      if (outcome.ok) return outcome;
      if (outcome.error === 'line_lost') break;
      if (outcome.error !== 'restart') {
        if (pauseMs === 0) return err(outcome.error);
        return err((await this.#noticed(lost)) ?? outcome.error);
      }
    }
    return err((await this.#noticed(lost)) ?? 'card_error');
  }

  /** The line was bad: the card may have been pulled, and the service says so only at its next look. */
  async #noticed(lost: Promise<CardFailure>): Promise<CardFailure | undefined> {
    return (await Promise.race([lost, this.#clock.after(NOTICED_WITHIN_MS).done])) ?? undefined;
  }

  async #attempt<Value>(
    card: CardInHand,
    exclusive: boolean,
    lost: Promise<CardFailure>,
    work: CardWork<Value>,
  ): Promise<Result<Value, UseFailure>> {
    const connection = await this.#transport.connect(card.name, exclusive ? 'exclusive' : 'shared');
    if (!connection.ok) return err(asChannelFailure(connection.error));
    const channel = new CardChannel(connection.value, this.#clock, this.#muteAfterMs, lost);
    const result = await work({ channel, files: new FileReader(channel) });
    connection.value.disconnect();
    return result;
  }
}

/** The reader with a card, else the first. */
export function activeReader(state: TransportState): ReaderState | undefined {
  if (state.kind !== 'readers') return undefined;
  return state.readers.find(({ card }) => card !== undefined) ?? state.readers[0];
}

export function cardInHand(state: TransportState): CardInHand | undefined {
  const reader = activeReader(state);
  if (!reader?.card) return undefined;
  return { name: reader.name, atr: reader.card.atr, key: `${reader.card.insertion} ${reader.name}` };
}

const stillHasReader = (state: TransportState, key: string): boolean =>
  state.kind === 'readers' && state.readers.some(({ name }) => key.endsWith(` ${name}`));
