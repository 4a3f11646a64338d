import type { HostProcess } from './host-process.ts';

/** A process of the operating system's, and whether it said that it started: it says so once. */
export type TakenHost = { readonly process: HostProcess; readonly started: boolean };

/** One that dies right after another finds its successor too: a spare one is not ready again within a second. */
const KEPT_READY = 2;
/** After one is taken: until then it opens the devices, and a second start beside it would slow that down. */
const PREPARE_AFTER_MS = 300;
/** The same after one that was not started ahead. */
const PREPARE_AFTER_START_MS = 1_500;
/** A spare that ends by itself lacks something that no haste brings. */
const PREPARE_AGAIN_AFTER_MS = 8_000;

/**
 * Processes with the drivers that were started ahead and know nothing yet, neither devices nor a card. Starting one
 * takes a second or two on a small machine in the middle of a call, which is most of what a crash of the drivers costs.
 */
export class SpareHost {
  readonly #fork: () => HostProcess;
  readonly #after: (delayMs: number, action: () => void) => void;
  #spares: { process: HostProcess; started: boolean }[] = [];
  #closed = false;

  constructor(fork: () => HostProcess, after: (delayMs: number, action: () => void) => void) {
    this.#fork = fork;
    this.#after = after;
  }

  /** The oldest spare one, also when it is still starting, or else a new one. Soon there is another in its place. */
  take(): TakenHost {
    const spare = this.#spares.shift();
    this.#after(spare ? PREPARE_AFTER_MS : PREPARE_AFTER_START_MS, () => this.#prepare());
    return spare ?? { process: this.#fork(), started: false };
  }

  /** @returns the spare ones, killed, so that whoever must know can await their end */
  discard(): HostProcess[] {
    const discarded = this.#spares.splice(0).map(({ process }) => process);
    for (const process of discarded) process.kill();
    return discarded;
  }

  close(): void {
    this.#closed = true;
    this.discard();
  }

  /** One at a time: two that start together take each other's time. */
  #prepare(): void {
    if (this.#closed || this.#spares.length >= KEPT_READY) return;
    const spare = { process: this.#fork(), started: false };
    this.#spares.push(spare);
    spare.process.on('spawn', () => {
      spare.started = true;
    });
    spare.process.on('exit', () => {
      if (!this.#spares.includes(spare)) return;
      this.#spares = this.#spares.filter((one) => one !== spare);
      this.#after(PREPARE_AGAIN_AFTER_MS, () => this.#prepare());
    });
    if (this.#spares.length < KEPT_READY) this.#after(PREPARE_AFTER_START_MS, () => this.#prepare());
  }
}
