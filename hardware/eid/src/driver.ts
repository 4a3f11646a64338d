import { type CardReaderStatus, type CardReadingId, err, ok, type Result } from '@loket/contract';
import { CardReadings } from './card-readings.ts';
import type { CardSession, UseFailure } from './card-session.ts';
import { activeReader, CardTurns, type CardWork, cardInHand, type EndedFailure } from './card-turns.ts';
import { holdsCertificate, prepareSigning, readKeyCertificates } from './certificates.ts';
import { type CardSigned, signWithAuthenticationKey, signWithNonRepudiationKey } from './signing.ts';
import { AUTHENTICATION_KEY, type HolderKey, NON_REPUDIATION_KEY } from './signing-protocol.ts';
import type { Transport, TransportState } from './transport/transport.ts';
import {
  CAREFUL_WAITS,
  type CardReader,
  type CardReaderOptions,
  type CardUseFailure,
  type Clock,
  type KeyCertificates,
  LEAN_WAITS,
  type ReadingEvent,
  type SignFailure,
  type SignOrder,
  systemClock,
} from './types.ts';

const MUTE_AFTER_MS = 4000;
/** A service that has not been asked yet answers within this. */
const SERVICE_WITHIN_MS = 1500;

/** The reader's state, its readings and its signatures over any transport. */
export class CardReaderDriver implements CardReader {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #turns: CardTurns;
  readonly #readings: CardReadings;
  readonly #statusListeners = new Set<(status: CardReaderStatus) => void>();
  readonly #readingListeners = new Set<(event: ReadingEvent) => void>();
  readonly #stateWaiters = new Set<() => void>();
  #state: TransportState = { kind: 'service_away' };
  #status: CardReaderStatus = { state: 'service_away' };
  #isClosed = false;

  constructor(transport: Transport, options: CardReaderOptions = {}) {
    this.#transport = transport;
    this.#clock = options.clock ?? systemClock;
    this.#turns = new CardTurns({
      transport,
      clock: this.#clock,
      muteAfterMs: options.muteAfterMs ?? MUTE_AFTER_MS,
      waits: options.waits ?? LEAN_WAITS,
      waitsAfterTrouble: options.waitsAfterTrouble ?? CAREFUL_WAITS,
      onMute: () => this.#onMute(),
    });
    this.#readings = new CardReadings({
      turns: this.#turns,
      clock: this.#clock,
      challengeWithinMs: options.challengeWithinMs ?? 0,
      tell: (event) => {
        for (const listener of this.#readingListeners) listener(event);
      },
    });
    transport.watch((state) => this.#onState(state));
  }

  status(): CardReaderStatus {
    return this.#status;
  }

  onStatus(listener: (status: CardReaderStatus) => void) {
    this.#statusListeners.add(listener);
    return () => void this.#statusListeners.delete(listener);
  }

  onReading(listener: (event: ReadingEvent) => void) {
    this.#readingListeners.add(listener);
    return () => void this.#readingListeners.delete(listener);
  }

  setReading(on: boolean, skipPresent = false): void {
    this.#readings.set(on, skipPresent);
    if (!on) this.#turns.forget();
  }

  challenge(reading: CardReadingId, challenge: Uint8Array): void {
    this.#readings.challenge(reading, challenge);
  }

  signatureCertificates(): Promise<Result<KeyCertificates, CardUseFailure>> {
    return this.#useShared((session) => readKeyCertificates(session, NON_REPUDIATION_KEY));
  }

  authenticationCertificates(): Promise<Result<KeyCertificates, CardUseFailure>> {
    return this.#useShared((session) => readKeyCertificates(session, AUTHENTICATION_KEY));
  }

  prepareSigning(certificate: Uint8Array): Promise<Result<{ triesLeft: number | null }, CardUseFailure>> {
    return this.#useShared((session) => prepareSigning(session, certificate));
  }

  async sign(order: SignOrder): Promise<Result<{ signature: Uint8Array }, SignFailure>> {
    const outcome = await this.#sign(order, NON_REPUDIATION_KEY, signWithNonRepudiationKey);
    return outcome.ok ? ok({ signature: outcome.value.signature }) : outcome;
  }

  authenticate(order: SignOrder): Promise<Result<{ signature: Uint8Array; pinAsked: boolean }, SignFailure>> {
    return this.#sign(order, AUTHENTICATION_KEY, signWithAuthenticationKey);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#readings.close();
    this.#turns.drop();
    await this.#transport.close();
  }

  #onState(state: TransportState): void {
    this.#state = state;
    this.#turns.onState(state);
    this.#tellStatus();
    for (const wake of this.#stateWaiters) wake();
    this.#readings.onState(state);
  }

  #onMute(): void {
    this.#tellStatus();
    const card = cardInHand(this.#state);
    if (!this.#turns.isMute(card)) this.#readings.readAnew(card);
  }

  #tellStatus(): void {
    const status = statusOf(this.#state, this.#turns.isMute(cardInHand(this.#state)));
    if (JSON.stringify(status) === JSON.stringify(this.#status)) return;
    this.#status = status;
    for (const listener of this.#statusListeners) listener(status);
  }

  async #useShared<Value>(work: CardWork<Value>): Promise<Result<Value, CardUseFailure>> {
    const outcome = await this.#use(false, work);
    return outcome.ok ? outcome : err(useFailureOf(outcome.error));
  }

  /** The order's card only; a card that was put in again since is looked at again, before it gets a PIN. */
  async #sign(
    order: SignOrder,
    key: HolderKey,
    sign: (session: CardSession, order: SignOrder) => Promise<Result<CardSigned, UseFailure>>,
  ): Promise<Result<{ signature: Uint8Array; pinAsked: boolean }, SignFailure>> {
    try {
      const outcome = await this.#use(true, async (session) => {
        const held = await holdsCertificate(session, key, order.certificate);
        return held.ok ? sign(session, order) : held;
      });
      if (!outcome.ok) return err({ kind: useFailureOf(outcome.error) });
      const { value } = outcome;
      if (value.kind !== 'signed') return err(value);
      return ok({ signature: value.signature, pinAsked: value.pinAsked });
    } finally {
      if (order.pin !== 'on_reader') order.pin.fill(0);
    }
  }

  /** Waits for its turn, and a moment for a service that has only just been asked. */
  async #use<Value>(
    exclusive: boolean,
    work: CardWork<Value>,
  ): Promise<Result<Value, EndedFailure | 'no_card'>> {
    if (this.#state.kind === 'service_away') await this.#nextState();
    while (this.#turns.isTaken) await this.#turns.untilFree();
    const card = cardInHand(this.#state);
    if (!card || this.#isClosed) return err('no_card');
    const outcome = await this.#turns.take(card, { exclusive, work });
    this.#readings.lookAgain();
    return outcome;
  }

  async #nextState(): Promise<void> {
    let wake = (): void => undefined;
    const told = new Promise<void>((resolve) => {
      wake = resolve;
    });
    this.#stateWaiters.add(wake);
    const patience = this.#clock.after(SERVICE_WITHIN_MS);
    await Promise.race([told, patience.done]);
    patience.cancel();
    this.#stateWaiters.delete(wake);
  }
}

function statusOf(state: TransportState, isMute: boolean): CardReaderStatus {
  if (state.kind === 'service_away')
    return { state: 'service_away', ...(state.detail && { detail: state.detail }) };
  const reader = activeReader(state);
  if (reader === undefined) return { state: 'absent' };
  if (isMute) return { state: 'wedged', detail: 'the card does not answer' };
  const card = reader.card ? 'present' : 'absent';
  return { state: 'ready', name: reader.name.slice(0, 120), card, ...(reader.pinPad && { pinPad: true }) };
}

function useFailureOf(failure: EndedFailure | 'no_card'): CardUseFailure {
  switch (failure) {
    case 'no_card':
    case 'card_pulled':
    case 'no_signature_certificate':
    case 'other_card':
    case 'pin_blocked':
    case 'not_supported':
      return failure;
    default:
      return 'card_error';
  }
}
