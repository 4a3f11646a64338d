import type { Result } from '@loket/contract';

/** A card in a reader. `insertion` is another number after every insertion, however quick. */
export type PresentCard = { readonly atr: Uint8Array; readonly insertion: number };
export type ReaderState = { readonly name: string; readonly card: PresentCard | undefined };

export type TransportState =
  | { readonly kind: 'service_away'; readonly detail?: string }
  | { readonly kind: 'readers'; readonly readers: readonly ReaderState[] };

/**
 * Why a command or a connection failed below the card's own status words. `reset`: another program reset the card;
 * `communication`: try again on a fresh connection; `unresponsive`: powered, no answer to reset; `unsupported`: not T=0.
 */
export type TransportFailure =
  | 'card_gone'
  | 'reader_gone'
  | 'service_away'
  | 'reset'
  | 'communication'
  | 'unresponsive'
  | 'unsupported';

export type CardConnection = {
  /** One APDU as T=0 has it; the answer's last two bytes are the status word. */
  transmit(apdu: Uint8Array): Promise<Result<Uint8Array, TransportFailure>>;
  /** Resets the card, so that nothing of this session is left in it, and lets go. Never waits for a mute card. */
  disconnect(): void;
};

/** What the driver needs of the world: readers, their cards, and bytes to and fro. */
export type Transport = {
  /** Reports the present state and every change, and finds a service again that went away. Called once. */
  watch(listener: (state: TransportState) => void): void;
  /** `exclusive`: nobody else may talk to this card meanwhile; while somebody does, it is a `communication` failure. */
  connect(
    readerName: string,
    share: 'shared' | 'exclusive',
  ): Promise<Result<CardConnection, TransportFailure>>;
  close(): Promise<void>;
};
