import { randomUUID } from 'node:crypto';

/** Bytes of this visit that the citizen's page may fetch. */
export type Shown = { bytes: Uint8Array; mediaType: 'application/pdf' | 'image/jpeg' };

const PREFIX = '/shown/';
/** What a visit may hold at once; older ones go first. */
const MOST_SHOWN = 20;

/**
 * What one visit shows, in memory only. An address is made at random for each, is served to this visit's session alone,
 * and is nothing once the shelf is emptied.
 */
export class Shelf {
  readonly #shown = new Map<string, Shown>();

  /** @returns the path under the citizen's page at which these bytes are served from now on */
  put(shown: Shown): string {
    const path = `${PREFIX}${randomUUID()}${shown.mediaType === 'application/pdf' ? '.pdf' : '.jpg'}`;
    this.#shown.set(path, shown);
    for (const oldest of [...this.#shown.keys()].slice(0, -MOST_SHOWN)) this.#remove(oldest);
    return path;
  }

  get(path: string): Shown | null {
    return this.#shown.get(path) ?? null;
  }

  empty(): void {
    for (const path of [...this.#shown.keys()]) this.#remove(path);
  }

  #remove(path: string): void {
    this.#shown.get(path)?.bytes.fill(0);
    this.#shown.delete(path);
  }
}
