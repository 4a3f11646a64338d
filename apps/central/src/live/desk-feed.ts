import type { DeskChange, DeskSnapshot } from '@loket/contract';

type Outlet = {
  read(): Promise<DeskSnapshot>;
  snapshot(snapshot: DeskSnapshot): void;
  change(change: DeskChange): void;
  failed(error: unknown): void;
};

/**
 * Keeps one desk's picture whole: a snapshot, then changes whose versions follow each other by exactly one.
 * A change that does not follow on makes it read a new snapshot; changes that arrive meanwhile are kept.
 */
export class DeskFeed {
  readonly #outlet: Outlet;
  /** What the desk has; unknown before the first snapshot and after a failed one. */
  #version: number | undefined;
  #kept: DeskChange[] = [];
  #reading: Promise<void> | undefined;

  constructor(outlet: Outlet) {
    this.#outlet = outlet;
  }

  /** Sends a fresh snapshot and then what happened since it was read. */
  refresh(): Promise<void> {
    this.#reading ??= Promise.resolve().then(() => this.#readUntilWhole());
    return this.#reading;
  }

  /** @returns whether the desk has everything before this change, so that whoever tells all desks sends it on */
  receive(change: DeskChange): boolean {
    if (this.#reading) {
      this.#kept.push(change);
      return false;
    }
    const place = this.#placeOf(change);
    if (place === 'next') this.#version = change.version;
    if (place === 'later') void this.refresh();
    return place === 'next';
  }

  async #readUntilWhole(): Promise<void> {
    try {
      for (let whole = false; !whole; ) {
        const snapshot = await this.#outlet.read();
        this.#version = snapshot.version;
        this.#outlet.snapshot(snapshot);
        whole = this.#kept.splice(0).every((change) => this.#tellKept(change));
      }
    } catch (error) {
      this.#version = undefined;
      this.#kept = [];
      this.#outlet.failed(error);
    } finally {
      // In the same step as the last look at what was kept: nothing can be kept in between and forgotten.
      this.#reading = undefined;
    }
  }

  /** @returns false when this change does not follow on what the desk has */
  #tellKept(change: DeskChange): boolean {
    const place = this.#placeOf(change);
    if (place === 'next') {
      this.#version = change.version;
      this.#outlet.change(change);
    }
    return place !== 'later';
  }

  #placeOf({ version }: DeskChange): 'known' | 'next' | 'later' {
    if (this.#version === undefined || version > this.#version + 1) return 'later';
    return version <= this.#version ? 'known' : 'next';
  }
}
