import type { DeviceEvent } from '@loket/contract';
import type { CounterEvent, CounterState } from '../machines/counter-state.ts';
import { provesCard } from '../machines/installation.ts';
import { isMediaAllowed } from '../machines/visit-state.ts';
import type { CardEvent, CardRelay } from './card-relay.ts';
import type { DeviceHost } from './device-host-process.ts';

type Parts = {
  relay: CardRelay;
  host: Pick<DeviceHost, 'setReading'>;
  state: () => CounterState;
  dispatch: (event: CounterEvent) => void;
};

export const isCardEvent = (event: DeviceEvent): event is CardEvent =>
  event.event === 'card_step' || event.event === 'card_file' || event.event === 'card_end';

/** Where a card's files go: to central while its holder is there, nowhere at a test, and otherwise they are dropped. */
export class CardDesk {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  onEvent(event: CardEvent): void {
    const { relay, state, dispatch } = this.#parts;
    const { visit, installation } = state();
    if (provesCard(installation)) {
      this.#prove(event);
      return;
    }
    // A file that comes after the end, from a host that is about to be replaced, goes nowhere.
    if (visit.at !== 'present') return;
    void relay.pass(visit.consultation.id, event);
    if (event.event === 'card_step') dispatch({ event: 'card_step', step: event.step });
    if (event.event === 'card_end')
      dispatch({ event: 'card_end', failed: event.end.kind === 'failed' ? event.end.cause : null });
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

  /** One file of it is proof enough, and it goes nowhere. */
  #prove(event: CardEvent): void {
    const { dispatch } = this.#parts;
    if (event.event === 'card_file') dispatch({ event: 'card_proved', failure: null });
    if (event.event === 'card_end' && event.end.kind === 'failed')
      dispatch({ event: 'card_proved', failure: event.end.cause });
  }
}
