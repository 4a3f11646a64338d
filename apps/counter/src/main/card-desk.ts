import type { CardReadingId, ConsultationId, DeviceEvent } from '@loket/contract';
import { type CounterEvent, type CounterState, testsOf } from '../machines/counter-state.ts';
import { provesCard } from '../machines/device-tests.ts';
import { isMediaAllowed } from '../machines/visit-state.ts';
import type { CardEvent, CardRelay } from './card-relay.ts';
import type { DeviceHost } from './device-host-process.ts';

type Parts = {
  relay: CardRelay;
  host: Pick<DeviceHost, 'setReading' | 'challengeCard'>;
  state: () => CounterState;
  dispatch: (event: CounterEvent) => void;
};

export const isCardEvent = (event: DeviceEvent): event is CardEvent =>
  event.event === 'card_step' ||
  event.event === 'card_file' ||
  event.event === 'card_end' ||
  event.event === 'card_proofs_end';

/** Where a card's files go: to central while its holder is there, nowhere at a test, and otherwise they are dropped. */
export class CardDesk {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  onEvent(event: CardEvent): void {
    const { relay, state, dispatch } = this.#parts;
    const { visit } = state();
    if (visit.at === 'idle' && provesCard(testsOf(state()))) {
      this.#prove(event);
      return;
    }
    // A file that comes after the end, from a host that is about to be replaced, goes nowhere.
    if (visit.at !== 'present') return;
    const passed = relay.pass(visit.consultation.id, event);
    if (event.event === 'card_step' && event.step === 'card_found')
      void this.#challenge(visit.consultation.id, event.reading, passed);
    if (event.event === 'card_step') dispatch({ event: 'card_step', step: event.step });
    if (event.event === 'card_end')
      dispatch({ event: 'card_end', failed: event.end.kind === 'failed' ? event.end.cause : null });
  }

  /** Once central knows of the reading it says what the card's own key shall sign; the card is read meanwhile. */
  async #challenge(
    consultationId: ConsultationId,
    reading: CardReadingId,
    passed: Promise<void>,
  ): Promise<void> {
    const { relay, host } = this.#parts;
    await passed;
    const challenge = await relay.challenge(consultationId, reading);
    if (challenge !== null) host.challengeCard(reading, challenge);
  }

  /** The line is back: a reading that did not arrive whole is done again. */
  repair(): void {
    const { relay, host, state } = this.#parts;
    if (!relay.isIncomplete || !isMediaAllowed(state().visit)) return;
    relay.forget();
    host.setReading(false);
    host.setReading(true);
  }

  forget(): void {
    this.#parts.relay.forget();
  }

  /** That it can be read whole, and in what time, is all that is kept: its files go nowhere. */
  #prove(event: CardEvent): void {
    const { dispatch } = this.#parts;
    if (event.event === 'card_step' && event.step === 'card_found') dispatch({ event: 'card_found' });
    if (event.event === 'card_end')
      dispatch({ event: 'card_proved', failure: event.end.kind === 'failed' ? event.end.cause : null });
  }
}
