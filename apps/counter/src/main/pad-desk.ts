import type { PadOutcome, PadPage } from '@loket/contract';
import type { CounterEvent } from '../machines/counter-state.ts';
import type { PadFollower } from './device-host-process.ts';
import { log } from './log.ts';
import type { PadInk } from './pad-ink.ts';

export type PadDeskParts = {
  host: {
    beginPad(request: string, page: PadPage, follower: PadFollower): Promise<PadOutcome>;
    cancelPad(request: string): void;
  };
  /** What the pad says of what is signed, in the citizen's language. */
  page: (pageCount: number) => PadPage;
  ink: Pick<PadInk, 'add' | 'forget'>;
  dispatch: (event: CounterEvent) => void;
};

type Asked = { readonly attempt: string; ended: Promise<void>; begun: boolean; cancelled: boolean };

/** Asks the pad for a signature, one at a time, and says how that ended. */
export class PadDesk {
  readonly #parts: PadDeskParts;
  #asked: Asked | null = null;

  constructor(parts: PadDeskParts) {
    this.#parts = parts;
  }

  /** Ends in the event `pad_ended` of this attempt, in every case. */
  ask(attempt: string, pageCount: number): void {
    const before = this.#asked;
    const asked: Asked = { attempt, ended: Promise.resolve(), begun: false, cancelled: false };
    asked.ended = this.#sign(asked, pageCount, before);
    this.#asked = asked;
  }

  cancel(attempt: string): void {
    const asked = this.#asked;
    if (asked?.attempt !== attempt) return;
    asked.cancelled = true;
    if (asked.begun) this.#parts.host.cancelPad(attempt);
  }

  /** Settles when the pad is empty and its ink off, or the pad is gone. */
  async settled(): Promise<void> {
    const asked = this.#asked;
    if (!asked) return;
    this.cancel(asked.attempt);
    await asked.ended;
  }

  async #sign(asked: Asked, pageCount: number, before: Asked | null): Promise<void> {
    // The pad is still being cleared of the request before, and would refuse this one.
    await before?.ended;
    const outcome = asked.cancelled
      ? ({ outcome: 'cancelled' } as const)
      : await this.#outcomeOf(asked, pageCount);
    if (this.#asked === asked) this.#asked = null;
    const cause = outcome.outcome === 'error' ? outcome.detail : null;
    log('info', 'pad ended', { outcome: outcome.outcome, cause });
    this.#parts.dispatch({ event: 'pad_ended', attempt: asked.attempt, outcome });
  }

  async #outcomeOf(asked: Asked, pageCount: number): Promise<PadOutcome> {
    const { host, page, ink, dispatch } = this.#parts;
    const { attempt } = asked;
    asked.begun = true;
    try {
      return await host.beginPad(attempt, page(pageCount), {
        onBegan: (box) => dispatch({ event: 'pad_began', attempt, box }),
        onInk: (point) => ink.add(point),
      });
    } finally {
      ink.forget();
    }
  }
}
