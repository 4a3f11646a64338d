/** Keeps what was used last, up to a total weight; what is older than its own end is gone. */
export class BoundedCache<Value> {
  readonly #entries = new Map<string, { value: Value; weight: number; until: number }>();
  readonly #mostWeight: number;
  #weight = 0;

  constructor(mostWeight: number) {
    this.#mostWeight = mostWeight;
  }

  get(key: string, at: Date): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#drop(key);
    if (entry.until < at.getTime()) return undefined;
    this.#keep(key, entry);
    return entry.value;
  }

  /** @param weight one for small things, bytes for large ones; heavier than the whole is not kept */
  set(key: string, value: Value, until: Date, weight = 1): void {
    this.#drop(key);
    if (weight > this.#mostWeight) return;
    this.#keep(key, { value, weight, until: until.getTime() });
    for (const [oldest] of this.#entries) {
      if (this.#weight <= this.#mostWeight) return;
      this.#drop(oldest);
    }
  }

  #keep(key: string, entry: { value: Value; weight: number; until: number }): void {
    this.#entries.set(key, entry);
    this.#weight += entry.weight;
  }

  #drop(key: string): void {
    this.#weight -= this.#entries.get(key)?.weight ?? 0;
    this.#entries.delete(key);
  }
}
