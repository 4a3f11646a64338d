import {
  type Locale,
  MAX_PIN_DIGITS,
  MIN_PIN_DIGITS,
  PinKey,
  type PinOutcome,
  type PinState,
  type PinWish,
  type SignatureHash,
  type SigningFailure,
} from '@loket/contract';
import type { CardReader, CardUseFailure, SignFailure } from '@loket/eid';

/** One end of the channel to the PIN page. */
export type PinPort = {
  postMessage(state: PinState): void;
  onMessage(listener: (message: unknown) => void): void;
  onClosed(listener: () => void): void;
  close(): void;
};

/** What the page is told at the end; everything else is `ended`, and main shows what it was. */
const TOLD: Partial<Record<CardUseFailure, 'blocked' | 'pulled'>> = {
  pin_blocked: 'blocked',
  card_pulled: 'pulled',
  no_card: 'pulled',
};

export type PinOrderBytes = {
  hash: SignatureHash;
  digest: Uint8Array;
  certificate: Uint8Array;
  /** Of a reader's own display. */
  locale: Locale;
};

export type PinReader = Pick<CardReader, 'status' | 'prepareSigning' | 'sign'>;

/** More wrong shapes than a page of ours could ever send: somebody else holds the port. */
const MOST_STRANGE_MESSAGES = 20;

/**
 * Digits as they are typed, and the card that they are for. The digits are in one array that is zeroed at every turn;
 * the page gets their count, main gets the outcome, once. At a reader with keys of its own no digit comes here at all.
 */
export class PinEntry {
  readonly #reader: PinReader;
  readonly #order: PinOrderBytes;
  readonly #port: PinPort;
  readonly #end: (outcome: PinOutcome) => void;
  readonly #digits = new Uint8Array(MAX_PIN_DIGITS);
  #count = 0;
  #triesLeft: number | null = null;
  /** The reader has keys of its own: they are typed there, as often as the card lets. */
  readonly #isOnReader: boolean;
  #isPrepared = false;
  #isWorking = false;
  #hasEnded = false;
  #strange = 0;

  constructor(reader: PinReader, order: PinOrderBytes, port: PinPort, end: (outcome: PinOutcome) => void) {
    this.#reader = reader;
    this.#order = order;
    this.#port = port;
    this.#end = end;
    const status = reader.status();
    this.#isOnReader = status.state === 'ready' && status.pinPad === true;
    port.onMessage((message) => this.#receive(message));
    port.onClosed(() => this.#finish('cancelled', null));
  }

  /** Looks whether the right card lies there and may still be asked, while the citizen begins to type. */
  async begin(): Promise<void> {
    this.#tellAsking(false);
    const prepared = await this.#reader.prepareSigning(this.#order.certificate);
    if (this.#hasEnded) return;
    if (!prepared.ok) {
      this.#fail(prepared.error);
      return;
    }
    this.#isPrepared = true;
    this.#triesLeft = prepared.value.triesLeft;
    this.#tellAsking(false);
    if (this.#isOnReader) await this.#signOnReader();
  }

  cancel(): void {
    this.#finish('cancelled', null);
  }

  #receive(message: unknown): void {
    const parsed = PinKey.safeParse(message);
    if (!parsed.success) {
      this.#strange += 1;
      if (this.#strange > MOST_STRANGE_MESSAGES) this.#finish('card_error', null);
      return;
    }
    // While the card works nothing can be typed or taken back: its answer decides.
    if (this.#hasEnded || this.#isWorking) return;
    const pressed = parsed.data;
    if (pressed.key === 'cancel') {
      this.#finish('cancelled', pressed.wish);
      return;
    }
    if (this.#isOnReader) return;
    switch (pressed.key) {
      case 'erase':
        this.#erase();
        break;
      case 'sign':
        void this.#sign();
        break;
      default:
        this.#type(pressed.key.charCodeAt(0));
    }
  }

  #type(digit: number): void {
    if (this.#count < MAX_PIN_DIGITS) {
      this.#digits[this.#count] = digit;
      this.#count += 1;
    }
    this.#tellTyping();
  }

  #erase(): void {
    if (this.#count > 0) {
      this.#count -= 1;
      this.#digits[this.#count] = 0;
    }
    this.#tellTyping();
  }

  async #sign(): Promise<void> {
    if (!this.#isPrepared || this.#count < MIN_PIN_DIGITS) {
      this.#tellTyping();
      return;
    }
    this.#isWorking = true;
    this.#port.postMessage({ state: 'working' });
    const pin = this.#digits.slice(0, this.#count);
    this.#forget();
    const { locale: _, ...order } = this.#order;
    const signed = await this.#reader.sign({ ...order, pin });
    this.#isWorking = false;
    if (this.#hasEnded) return;
    if (signed.ok) {
      this.#succeed(signed.value.signature);
    } else if (signed.error.kind === 'wrong_pin') {
      this.#triesLeft = signed.error.triesLeft;
      this.#port.postMessage({ state: 'wrong', triesLeft: this.#triesLeft });
    } else {
      this.#fail(signed.error.kind);
    }
  }

  /** Asks at the reader until a PIN is right, the card is blocked, or somebody gives up; a time-out gives up too. */
  async #signOnReader(): Promise<void> {
    while (!this.#hasEnded) {
      const signed = await this.#reader.sign({ ...this.#order, pin: 'on_reader' });
      if (this.#hasEnded) return;
      if (signed.ok) {
        this.#succeed(signed.value.signature);
      } else if (signed.error.kind === 'wrong_pin') {
        this.#triesLeft = signed.error.triesLeft;
        this.#tellAsking(true);
      } else {
        this.#fail(signed.error.kind);
      }
    }
  }

  #succeed(signature: Uint8Array): void {
    this.#port.postMessage({ state: 'done' });
    this.#close({ ok: true, signature: Buffer.from(signature).toString('base64') });
  }

  #fail(failure: Exclude<SignFailure['kind'], 'wrong_pin'>): void {
    if (failure === 'pin_cancelled' || failure === 'pin_timed_out') this.#finish('cancelled', null);
    else if (failure === 'pin_entry_error') this.#finish('card_error', null);
    else this.#finish(causeOf(failure), null, TOLD[failure] ?? 'ended');
  }

  #finish(
    cause: SigningFailure,
    wish: PinWish | null,
    state: 'blocked' | 'pulled' | 'ended' = 'ended',
  ): void {
    if (this.#hasEnded) return;
    this.#port.postMessage({ state });
    this.#close({ ok: false, cause, wish });
  }

  #close(outcome: PinOutcome): void {
    this.#hasEnded = true;
    this.#forget();
    this.#end(outcome);
  }

  #forget(): void {
    this.#digits.fill(0);
    this.#count = 0;
  }

  #tellAsking(wasWrong: boolean): void {
    if (this.#isOnReader)
      this.#port.postMessage({ state: 'on_reader', triesLeft: this.#triesLeft, wasWrong });
    else this.#tellTyping();
  }

  #tellTyping(): void {
    this.#port.postMessage({ state: 'typing', count: this.#count, triesLeft: this.#triesLeft });
  }
}

export function causeOf(failure: CardUseFailure): SigningFailure {
  if (failure === 'other_card') return 'other_person';
  return failure === 'not_supported' ? 'card_error' : failure;
}
