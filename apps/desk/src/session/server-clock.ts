/**
 * The time of central, as far as its answers tell: waiting times count from the database's clock, and a desk's own
 * clock may be minutes off.
 */
export class ServerClock {
  #offsetMs = 0;
  readonly #nowMs: () => number;

  constructor(nowMs: () => number = Date.now) {
    this.#nowMs = nowMs;
  }

  /**
   * Learns from one answer. The `Date` header (RFC 9110, 6.6.1) has whole seconds, so it lies half a second back on
   * average; that is exact enough for minutes.
   */
  observe(dateHeader: string | null, sentMs: number, receivedMs: number): void {
    const serverMs = dateHeader ? Date.parse(dateHeader) : Number.NaN;
    if (Number.isNaN(serverMs)) return;
    this.#offsetMs = serverMs + 500 - (sentMs + receivedMs) / 2;
  }

  /** Milliseconds since 1970 by central's clock. */
  nowMs(): number {
    return this.#nowMs() + this.#offsetMs;
  }
}
