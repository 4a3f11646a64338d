/**
 * Does something again whenever it is asked to, one at a time: what is asked while it runs is done once more
 * afterwards, however often it was asked. For sending whole snapshots, of which only the last one counts.
 */
export class Latest {
  readonly #work: () => Promise<void>;
  readonly #failed: (error: unknown) => void;
  #running: Promise<void> | undefined;
  #again = false;

  constructor(work: () => Promise<void>, failed: (error: unknown) => void) {
    this.#work = work;
    this.#failed = failed;
  }

  /** Resolves when the work was done at least once from now on. */
  run(): Promise<void> {
    this.#again = true;
    this.#running ??= Promise.resolve().then(() => this.#runs());
    return this.#running;
  }

  async #runs(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        await this.#work();
      } catch (error) {
        this.#failed(error);
      }
    }
    // In the same step as the last look at `again`, so that no request falls between.
    this.#running = undefined;
  }
}
