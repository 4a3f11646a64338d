import type {
  CardFailure,
  CardFile,
  CardReaderStatus,
  CardReadingId,
  ReadingStep,
  Result,
  SignatureHash,
} from '@loket/contract';

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
   * @param skipPresent leaves the card alone that lies there now, or at the first look: it was read before
   */
  setReading(on: boolean, skipPresent?: boolean): void;
  onReading(listener: (event: ReadingEvent) => void): Unsubscribe;
  /** The certificates of the non-repudiation key as the card holds them: its own, its authority's, the root's. */
  signatureCertificates(): Promise<Result<SignatureCertificates, CardUseFailure>>;
  /**
   * Whether the card of this certificate lies there, and how often a PIN may still be tried; null when the card would
   * burn a try to tell. Costs no try.
   */
  prepareSigning(certificate: Uint8Array): Promise<Result<{ triesLeft: number | null }, CardUseFailure>>;
  /**
   * Signs a digest with the non-repudiation key: RSA PKCS#1 v1.5 block, or ECDSA as r‖s. The PIN is sent to the card at
   * most once and only to the card of `certificate`; it is zeroed here, whatever happens.
   */
  sign(order: SignOrder): Promise<Result<{ signature: Uint8Array }, SignFailure>>;
  close(): Promise<void>;
};

export type SignatureCertificates = {
  readonly certificates: readonly Uint8Array[];
  readonly keyKind: 'rsa2048' | 'p384';
  /** What this key signs at this counter. */
  readonly hash: SignatureHash;
};

/** `other_card`: not the card that the certificate came from. `card_error`: nothing to do but the pen. */
export type CardUseFailure =
  | 'no_card'
  | 'card_pulled'
  | 'no_signature_certificate'
  | 'other_card'
  | 'pin_blocked'
  | 'card_error';

export type SignOrder = {
  readonly hash: SignatureHash;
  readonly digest: Uint8Array;
  /** ASCII digits, 4 to 12. */
  readonly pin: Uint8Array;
  readonly certificate: Uint8Array;
};

export type SignFailure =
  | { readonly kind: 'wrong_pin'; readonly triesLeft: number }
  | { readonly kind: CardUseFailure };

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
