import type { CardFailure, CardFile, CardReaderStatus, CardReadingId, ReadingStep } from '@loket/contract';

/**
 * What one reading tells, in order. Files come as they are read, already known to decode; a reading is whole only
 * when `complete` came. After `failed`, what came before must be thrown away.
 * The step `checked` is not the driver's: whoever checks says it.
 */
export type ReadingEvent = { readonly reading: CardReadingId } & (
  | { readonly kind: 'step'; readonly step: ReadingStep }
  | { readonly kind: 'file'; readonly file: CardFile; readonly bytes: Uint8Array }
  | { readonly kind: 'complete' }
  | { readonly kind: 'failed'; readonly cause: CardFailure }
);

export type Unsubscribe = () => void;

export type CardReader = {
  status(): CardReaderStatus;
  /** Called when the status really changes; never with anything of a card. */
  onStatus(listener: (status: CardReaderStatus) => void): Unsubscribe;
  /**
   * On: every insertion is read once, and a card that lies there already is read at once. Off: a reading under way
   * is dropped without a further event.
   */
  setReading(on: boolean): void;
  onReading(listener: (event: ReadingEvent) => void): Unsubscribe;
  close(): Promise<void>;
};

/** Time, so that tests need none. */
export type Clock = {
  after(delayMs: number): { readonly done: Promise<void>; cancel(): void };
};

export type CardReaderOptions = {
  readonly clock?: Clock;
  /** A card that has not answered a command for this long is mute. */
  readonly muteAfterMs?: number;
};

export const systemClock: Clock = {
  after(delayMs) {
    let timer: NodeJS.Timeout | undefined;
    const done = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, delayMs);
    });
    return { done, cancel: () => clearTimeout(timer) };
  },
};
