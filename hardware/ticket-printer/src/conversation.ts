import { isFenceReply, isStatusReply, STATUS_REQUEST, type StatusBytes } from './protocol/status.ts';
import type { Clock, PrinterTransport } from './types.ts';

/** Questions and answers with a printer over one open transport. Every method is safe after the transport closed. */
export class Conversation {
  readonly answers: boolean;
  readonly #transport: PrinterTransport;
  readonly #clock: Clock;
  readonly #closed: Promise<void>;
  #isClosed = false;
  #statusBytes: number[] = [];
  #onStatusBytes: (() => void) | null = null;
  #fenceReplies = 0;

  constructor(transport: PrinterTransport, clock: Clock) {
    this.#transport = transport;
    this.#clock = clock;
    this.answers = transport.answers;
    this.#closed = new Promise((resolve) => {
      transport.onClosed(() => {
        this.#isClosed = true;
        resolve();
      });
    });
    transport.onBytes((bytes) => this.#hear(bytes));
  }

  /** How many queued replies came in all; more than before means that the buffer was worked off. */
  get fenceReplies(): number {
    return this.#fenceReplies;
  }

  whenClosed(listener: () => void): void {
    void this.#closed.then(listener);
  }

  close(): void {
    this.#transport.close();
  }

  /** False when the bytes were not taken in time or the transport closed. */
  async write(bytes: Uint8Array, timeoutMs: number): Promise<boolean> {
    if (this.#isClosed) return false;
    const written = this.#transport.write(bytes).then(
      () => true,
      () => false,
    );
    return await this.#orElse(written, timeoutMs, false);
  }

  /** The four status bytes, or null when the printer did not give them in time: it is not there any more. */
  async askStatus(timeoutMs: number): Promise<StatusBytes | null> {
    this.#statusBytes = [];
    const heard = new Promise<void>((resolve) => {
      this.#onStatusBytes = resolve;
    });
    if (!(await this.write(STATUS_REQUEST, timeoutMs))) return null;
    await this.#orElse(heard, timeoutMs, undefined);
    this.#onStatusBytes = null;
    const [printer, offline, error, paper] = this.#statusBytes;
    if (printer === undefined || offline === undefined || error === undefined || paper === undefined)
      return null;
    return [printer, offline, error, paper];
  }

  /** Waits, but not longer than the transport lives. */
  pause(durationMs: number): Promise<void> {
    return this.#orElse(new Promise<void>(() => {}), durationMs, undefined);
  }

  #hear(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (isStatusReply(byte)) this.#statusBytes.push(byte);
      else if (isFenceReply(byte)) this.#fenceReplies += 1;
    }
    if (this.#statusBytes.length >= 4) this.#onStatusBytes?.();
  }

  /** The outcome, or the fallback when the time is over or the transport closed. */
  async #orElse<Value>(outcome: Promise<Value>, timeoutMs: number, fallback: Value): Promise<Value> {
    let cancel = () => {};
    const late = new Promise<Value>((resolve) => {
      cancel = this.#clock.after(timeoutMs, () => resolve(fallback));
    });
    const gone = this.#closed.then(() => fallback);
    try {
      return await Promise.race([outcome, late, gone]);
    } finally {
      cancel();
    }
  }
}
