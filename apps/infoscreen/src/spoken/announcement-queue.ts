import type { ScreenCall } from '@loket/contract';

/** An announcement that waited longer than this has missed its moment: the number stands on the screen. */
export const TOO_LATE_MS = 60_000;
const MOST_WAITING = 12;

type Waiting = { readonly call: ScreenCall; readonly addedAtMs: number };

type AnnouncementQueueOptions = {
  /** Chimes and speaks; resolves when it is quiet again. A failure is the sound's own business. */
  readonly announce: (call: ScreenCall) => Promise<void>;
  /** Whether the call still stands: nobody is called who sits at the counter already. */
  readonly stillOpen: (call: ScreenCall) => boolean;
  readonly nowMs: () => number;
};

/** One voice at a time, in the order of calling; a recall takes the place of the call that it repeats. */
export class AnnouncementQueue {
  readonly #options: AnnouncementQueueOptions;
  #waiting: Waiting[] = [];
  #speaking = false;

  constructor(options: AnnouncementQueueOptions) {
    this.#options = options;
  }

  add(call: ScreenCall): void {
    const others = this.#waiting.filter((one) => one.call.ticketId !== call.ticketId);
    this.#waiting = [...others, { call, addedAtMs: this.#options.nowMs() }].slice(-MOST_WAITING);
    if (!this.#speaking) void this.#speak();
  }

  waitingCount(): number {
    return this.#waiting.length;
  }

  async #speak(): Promise<void> {
    this.#speaking = true;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      const late = this.#options.nowMs() - next.addedAtMs > TOO_LATE_MS;
      if (late || !this.#options.stillOpen(next.call)) continue;
      // A clip that can't be loaded must not silence the calls after it.
      await this.#options.announce(next.call).catch(() => undefined);
    }
    this.#speaking = false;
  }
}
