import type {
  CardFailure,
  CardFile,
  CardReaderStatus,
  CardReadingId,
  Locale,
  ReadingStep,
  Result,
} from '@loket/contract';

/**
 * What one reading tells, in order. Files come as they are read, already known to decode; a reading is whole only
 * when `complete` came. After `failed`, what came before must be thrown away.
 *
 * After `complete` come the proof files (`PROOF_FILES` of the contract), so that nobody who waits for the identity waits
 * for them: `authentication_certificate` and `ca_certificate` (one byte 00: the card has none), then, on applet 1.8 and
 * when `challenge` was called for this reading, `basic_key` and `genuineness`. `proofs_end` is the last event of every
 * reading that was complete, also when the card was pulled meanwhile. What is missing then was not to be had.
 * The step `checked` is not the driver's: whoever checks says it.
 */
export type ReadingEvent = { readonly reading: CardReadingId } & (
  | { readonly kind: 'step'; readonly step: ReadingStep }
  | { readonly kind: 'file'; readonly file: CardFile; readonly bytes: Uint8Array }
  | { readonly kind: 'complete' }
  | { readonly kind: 'failed'; readonly cause: CardFailure }
  | { readonly kind: 'proofs_end' }
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
  /**
   * 48 bytes that the basic key of an applet 1.8 card signs, which a copy of its files can't (reference manual V1.8,
   * INTERNAL AUTHENTICATE). Counts for this reading only; ignored when it has ended, and when it is not 48 bytes long.
   */
  challenge(reading: CardReadingId, challenge: Uint8Array): void;
  /** The certificates of the non-repudiation key as the card holds them: its own, its authority's, the root's. */
  signatureCertificates(): Promise<Result<KeyCertificates, CardUseFailure>>;
  /** The same of the authentication key. */
  authenticationCertificates(): Promise<Result<KeyCertificates, CardUseFailure>>;
  /**
   * Whether the card of this certificate (of either key) lies there, and how often a PIN may still be tried; null when
   * the card would burn a try to tell (applet 1.1). Costs no try.
   */
  prepareSigning(certificate: Uint8Array): Promise<Result<{ triesLeft: number | null }, CardUseFailure>>;
  /**
   * Signs a digest with the non-repudiation key: an RSA block, or ECDSA as r‖s. A typed PIN is sent to the card at
   * most once and only to the card of `certificate`; it is zeroed here, whatever happens.
   */
  sign(order: SignOrder): Promise<Result<{ signature: Uint8Array }, SignFailure>>;
  /**
   * The same with the authentication key. The card is asked for a signature first and for the PIN only when it wants
   * one: `pinAsked` false says that another program had opened the key, so that nobody proved to know the PIN.
   */
  authenticate(order: SignOrder): Promise<Result<{ signature: Uint8Array; pinAsked: boolean }, SignFailure>>;
  close(): Promise<void>;
};

/** RSA-1024 is an applet 1.1 card's: fit to authenticate its holder, too weak to sign a document that must last. */
export type KeyKind = 'rsa1024' | 'rsa2048' | 'p384';
export type CardHash = 'sha1' | 'sha256' | 'sha384' | 'sha512';
/** RSA PKCS#1 v1.5 or PSS (salt as long as the hash; applet 1.7), ECDSA (applet 1.8). */
export type SignatureScheme = 'pkcs1' | 'pss' | 'ecdsa';

export type KeyCertificates = {
  readonly certificates: readonly Uint8Array[];
  readonly keyKind: KeyKind;
  /** What this key signs at this counter. */
  readonly hash: 'sha256' | 'sha384';
};

/**
 * `other_card`: not the card that the certificate came from. `not_supported`: this card does not know the scheme with
 * this hash. `no_signature_certificate`: the card has none of the wanted key. `card_error`: nothing to do but the pen.
 */
export type CardUseFailure =
  | 'no_card'
  | 'card_pulled'
  | 'no_signature_certificate'
  | 'other_card'
  | 'pin_blocked'
  | 'not_supported'
  | 'card_error';

export type SignOrder = {
  /** Left out: PKCS#1 v1.5 for an RSA key, ECDSA for an elliptic curve's. */
  readonly scheme?: SignatureScheme;
  readonly hash: CardHash;
  readonly digest: Uint8Array;
  readonly certificate: Uint8Array;
} & PinSource;

/**
 * ASCII digits, 4 to 12; or typed at a reader with keys of its own, whose display speaks this language, so that no digit
 * enters the computer.
 */
export type PinSource = { readonly pin: Uint8Array } | { readonly pin: 'on_reader'; readonly locale: Locale };

/** `pin_timed_out`, `pin_cancelled`, `pin_entry_error`: answers of a reader with keys; no try was lost. */
export type SignFailure =
  | { readonly kind: 'wrong_pin'; readonly triesLeft: number }
  | { readonly kind: 'pin_timed_out' | 'pin_cancelled' | 'pin_entry_error' }
  | { readonly kind: CardUseFailure };

/** Time, so that tests need none. */
export type Clock = {
  after(delayMs: number): { readonly done: Promise<void>; cancel(): void };
};

/** Pauses in milliseconds that cards and readers may need; which ones do only real hardware can settle. */
export type CardWaits = {
  /** Behind every connection. */
  readonly afterConnectMs: number;
  readonly beforeCommandMs: number;
  /** Behind an answer that is neither 9000 nor 61xx nor 6Cxx. */
  readonly afterErrorMs: number;
  readonly afterSelectMs: number;
  /** Between `6Cxx` and the same command with the right length: cards of the first generations need it. */
  readonly beforeRepeatMs: number;
};

/** Enough where no trouble was seen. */
export const LEAN_WAITS: CardWaits = {
  afterConnectMs: 0,
  beforeCommandMs: 0,
  afterErrorMs: 0,
  afterSelectMs: 0,
  beforeRepeatMs: 10,
};

/** The State's middleware (200, 3, 25) and commons-eid (20, 10), all of them together. */
export const CAREFUL_WAITS: CardWaits = {
  afterConnectMs: 200,
  beforeCommandMs: 3,
  afterErrorMs: 25,
  afterSelectMs: 20,
  beforeRepeatMs: 10,
};

export type CardReaderOptions = {
  readonly clock?: Clock;
  /** A card that has not answered a command for this long is mute. 4,000 when left out. */
  readonly muteAfterMs?: number;
  /** `LEAN_WAITS` when left out. */
  readonly waits?: CardWaits;
  /** From the first communication error of a card on, until it leaves. `CAREFUL_WAITS` when left out. */
  readonly waitsAfterTrouble?: CardWaits;
  /**
   * How long a complete reading waits for `challenge` before it ends its proofs. 0 when left out: one that came until
   * then is used.
   */
  readonly challengeWithinMs?: number;
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
