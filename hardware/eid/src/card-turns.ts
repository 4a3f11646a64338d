import { type CardFailure, err, MAX_CARD_FILE_BYTES, type Result } from '@loket/contract';
import { asChannelFailure, CardChannel } from './card-channel.ts';
import { type CardMemory, freshMemory } from './card-memory.ts';
import type { CardSession, UseFailure } from './card-session.ts';
import { FileReader } from './file-reader.ts';
import type { CardConnection, ReaderState, Transport, TransportState } from './transport/transport.ts';
import type { CardWaits, Clock } from './types.ts';

/** Pauses before work goes on over a fresh connection: readers need them after a communication error. */
const RESTART_AFTER_MS = [200, 400, 600] as const;
/** pcscd looks at its slots every 400 ms, later when it is busy with one. */
const NOTICED_WITHIN_MS = 1500;

export type EndedFailure = Exclude<UseFailure, 'restart' | 'line_lost'>;
export type CardWork<Value> = (session: CardSession) => Promise<Result<Value, UseFailure>>;
/** A card that may be worked with; `key` is another one after every insertion. */
export type CardInHand = { readonly name: string; readonly atr: Uint8Array; readonly key: string };

export type Turn<Value> = {
  readonly exclusive: boolean;
  readonly work: CardWork<Value>;
  /** Files that are done: trouble after progress, of a file or of a block, counts as the first trouble again. */
  readonly progress?: () => number;
};

export type CardTurnsParts = {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly muteAfterMs: number;
  readonly waits: CardWaits;
  readonly waitsAfterTrouble: CardWaits;
  /** A card fell silent, or is free of it again. */
  readonly onMute: () => void;
};

/** One at a time with the card: a turn has it alone until its work ends, or the card goes away under it. */
export class CardTurns {
  readonly #parts: CardTurnsParts;
  #current: { key: string; lose(cause: CardFailure): void; ended: Promise<void> } | undefined;
  #known: { key: string; memory: CardMemory } | undefined;
  #muteKey: string | undefined;

  constructor(parts: CardTurnsParts) {
    this.#parts = parts;
  }

  get isTaken(): boolean {
    return this.#current !== undefined;
  }

  /** This card left a command without an answer and has not been taken out, nor answered late, since. */
  isMute(card: CardInHand | undefined): boolean {
    return card !== undefined && card.key === this.#muteKey;
  }

  async untilFree(): Promise<void> {
    while (this.#current) await this.#current.ended;
  }

  /** The present turn's card may have gone with this state. */
  onState(state: TransportState): void {
    const current = this.#current;
    if (current && cardInHand(state)?.key !== current.key)
      current.lose(stillHasReader(state, current.key) ? 'card_pulled' : 'reader_gone');
    const key = cardInHand(state)?.key;
    if (this.#known?.key !== key) this.#known = undefined;
    if (this.#muteKey !== key) this.#muteKey = undefined;
  }

  /** Ends the present turn as if the card had been pulled. */
  drop(): void {
    this.#current?.lose('card_pulled');
  }

  /** Forgets what was read of the card that lies there. */
  forget(): void {
    this.#known = undefined;
  }

  /**
   * Works with this card; nobody else may have a turn. A fresh connection and a new start cure a reset by another
   * program, a program that has the card for a moment, and a communication error. A mute card is left alone.
   */
  async take<Value>(card: CardInHand, turn: Turn<Value>): Promise<Result<Value, EndedFailure>> {
    if (this.#current) throw new Error('the card is taken');
    if (this.isMute(card)) return err('mute_card');
    let lose = (_cause: CardFailure): void => undefined;
    const lost = new Promise<CardFailure>((resolve) => {
      lose = resolve;
    });
    const outcome = this.#attempts(card, turn, lost);
    const ended = outcome.then(
      () => undefined,
      () => undefined,
    );
    this.#current = { key: card.key, lose, ended };
    try {
      return await outcome;
    } finally {
      this.#current = undefined;
    }
  }

  async #attempts<Value>(
    card: CardInHand,
    turn: Turn<Value>,
    lost: Promise<CardFailure>,
  ): Promise<Result<Value, EndedFailure>> {
    let furthest = 0;
    for (let restarts = 0, inARow = 0; ; restarts += 1) {
      const outcome = await this.#attempt(card, turn, lost);
      if (outcome.ok) return outcome;
      if (outcome.error === 'line_lost') break;
      if (outcome.error !== 'restart')
        return err((restarts > 0 ? await this.#noticed(lost) : undefined) ?? outcome.error);
      // A file that is begun anew is no progress: so it ends, however often its blocks come.
      const progress = (turn.progress?.() ?? 0) * MAX_CARD_FILE_BYTES + this.#begunBytes(card);
      inARow = progress > furthest ? 0 : inARow + (restarts > 0 ? 1 : 0);
      furthest = Math.max(furthest, progress);
      const pauseMs = RESTART_AFTER_MS[inARow];
      if (pauseMs === undefined) break;
      const gone = await Promise.race([lost, this.#parts.clock.after(pauseMs).done]);
      if (gone !== undefined) return err(gone);
    }
    return err((await this.#noticed(lost)) ?? 'card_error');
  }

  /** The line was bad: the card may have been pulled, and the service says so only at its next look. */
  async #noticed(lost: Promise<CardFailure>): Promise<CardFailure | undefined> {
    return (await Promise.race([lost, this.#parts.clock.after(NOTICED_WITHIN_MS).done])) ?? undefined;
  }

  async #attempt<Value>(
    card: CardInHand,
    turn: Turn<Value>,
    lost: Promise<CardFailure>,
  ): Promise<Result<Value, UseFailure>> {
    const { clock, muteAfterMs } = this.#parts;
    const memory = this.#memoryOf(card);
    const waits = memory.isTroubled ? this.#parts.waitsAfterTrouble : this.#parts.waits;
    const connected = await this.#connect(card, turn.exclusive, lost);
    if (!connected.ok) return connected;
    const connection = connected.value;
    if (waits.afterConnectMs > 0) await clock.after(waits.afterConnectMs).done;
    const channel = new CardChannel({ connection, clock, muteAfterMs, waits, memory, lost });
    const files = new FileReader(channel, memory);
    const result = await turn.work({ channel, files, memory, reader: card.name, pinPad: connection.pinPad });
    const left = connection.disconnect();
    if (!result.ok && result.error === 'mute_card') this.#fallSilent(card.key, left);
    return result;
  }

  /** A card that does not answer to reset can hold up the service too. */
  async #connect(
    card: CardInHand,
    exclusive: boolean,
    lost: Promise<CardFailure>,
  ): Promise<Result<CardConnection, UseFailure>> {
    const { transport, clock, muteAfterMs } = this.#parts;
    const connecting = transport.connect(card.name, exclusive ? 'exclusive' : 'shared');
    const watchdog = clock.after(muteAfterMs);
    const outcome = await Promise.race([
      connecting,
      lost.then((cause) => ({ lost: cause })),
      watchdog.done.then(() => ({ lost: 'mute_card' as const })),
    ]);
    watchdog.cancel();
    if (!('lost' in outcome)) return outcome.ok ? outcome : err(asChannelFailure(outcome.error));
    const left = connecting.then((late) => (late.ok ? late.value.disconnect() : undefined));
    if (outcome.lost === 'mute_card') this.#fallSilent(card.key, left);
    return err(outcome.lost);
  }

  /** Until it is taken out; or until the command that it owes came back, and it lies there still a moment later. */
  #fallSilent(key: string, left: Promise<void>): void {
    this.#muteKey = key;
    this.#parts.onMute();
    void left
      .then(() => this.#parts.clock.after(NOTICED_WITHIN_MS).done)
      .then(() => {
        if (this.#muteKey !== key) return;
        this.#muteKey = undefined;
        this.#parts.onMute();
      });
  }

  #begunBytes({ key }: CardInHand): number {
    return this.#known?.key === key ? (this.#known.memory.begun?.content.length ?? 0) : 0;
  }

  #memoryOf({ key }: CardInHand): CardMemory {
    if (this.#known?.key !== key) this.#known = { key, memory: freshMemory() };
    return this.#known.memory;
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
