import type { Result } from '@loket/contract';
import type { PinPad } from '../pin-pad.ts';

/** A card in a reader. `insertion` is another number after every insertion, however quick. */
export type PresentCard = { readonly atr: Uint8Array; readonly insertion: number };
export type ReaderState = {
  readonly name: string;
  readonly card: PresentCard | undefined;
  /** The reader has keys of its own; undefined also while it has not said so yet. */
  readonly pinPad: PinPad | undefined;
};

export type TransportState =
  | { readonly kind: 'service_away'; readonly detail?: string }
  | { readonly kind: 'readers'; readonly readers: readonly ReaderState[] };

/**
 * Why a command or a connection failed below the card's own status words. `taken`: another program has the card to
 * itself; `reset`: another program reset the card; `communication`: try again on a fresh connection; `unresponsive`:
 * powered, no answer to reset; `unsupported`: not T=0.
 */
export type TransportFailure =
  | 'card_gone'
  | 'reader_gone'
  | 'service_away'
  | 'taken'
  | 'reset'
  | 'communication'
  | 'unresponsive'
  | 'unsupported';

export type CardConnection = {
  readonly pinPad: PinPad | undefined;
  /** One APDU as T=0 has it; the answer's last two bytes are the status word. */
  transmit(apdu: Uint8Array): Promise<Result<Uint8Array, TransportFailure>>;
  /** A control code and its data to the reader itself. */
  control(code: number, data: Uint8Array): Promise<Result<Uint8Array, TransportFailure>>;
  /**
   * Resets the card, so that nothing of this session is left in it, and lets go. Resolves once that is done: with a
   * mute card only when the command that it owes came back.
   */
  disconnect(): Promise<void>;
};

/** What the driver needs of the world: readers, their cards, and bytes to and fro. */
export type Transport = {
  /** Reports the present state and every change, and finds a service again that went away. Called once. */
  watch(listener: (state: TransportState) => void): void;
  /** `exclusive`: nobody else may talk to this card meanwhile; while somebody does, it is `taken`. */
  connect(
    readerName: string,
    share: 'shared' | 'exclusive',
  ): Promise<Result<CardConnection, TransportFailure>>;
  close(): Promise<void>;
};
