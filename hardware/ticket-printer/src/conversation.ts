import type { PrinterProfile } from './protocol/profiles.ts';
import { type Reply, ReplyReader } from './protocol/replies.ts';
import {
  type AsbBytes,
  type FullStatusBytes,
  type IdentityPart,
  identityRequest,
  type StatusBytes,
  statusRequest,
} from './protocol/status.ts';
import type { Clock, PrinterTransport } from './types.ts';

export type StatusAnswer = { bytes: StatusBytes; full: FullStatusBytes | undefined };

/** Bytes that an earlier opening of the same line asked for come within this time. */
const QUIET_MS = 100;
const LONGEST_DRAIN_ROUNDS = 20;
const TRIES_IN_STEP = 3;

/** Questions and answers with a printer over one open transport. Every method is safe after the transport closed. */
export class Conversation {
  readonly answers: boolean;
  readonly #transport: PrinterTransport;
  readonly #profile: PrinterProfile;
  readonly #clock: Clock;
  readonly #closed: Promise<void>;
  readonly #reader: ReplyReader;
  #isClosed = false;
  #end = () => {};
  #statusBytes: number[] = [];
  #full: FullStatusBytes | undefined;
  #onAnswered: (() => void) | null = null;
  /** A status that nobody asked for: the answers may be out of step with the questions. */
  #isOutOfStep = false;
  #heardBytes = 0;
  #inTurnReplies = 0;
  #onText: ((text: string) => void) | null = null;
  #onAsb: (bytes: AsbBytes) => void = () => {};

  constructor(transport: PrinterTransport, clock: Clock, profile: PrinterProfile) {
    this.#transport = transport;
    this.#clock = clock;
    this.#profile = profile;
    this.#reader = new ReplyReader(profile, (reply) => this.#hear(reply));
    this.answers = transport.answers;
    this.#closed = new Promise((resolve) => {
      this.#end = () => {
        this.#isClosed = true;
        resolve();
      };
    });
    transport.onClosed(() => this.#end());
    transport.onBytes((bytes) => {
      this.#heardBytes += bytes.length;
      this.#reader.read(bytes);
    });
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** How many answers in turn came in all; more than before means that the buffer was worked off. */
  get inTurnReplies(): number {
    return this.#inTurnReplies;
  }

  whenClosed(listener: () => void): void {
    void this.#closed.then(listener);
  }

  whenToldUnasked(listener: (bytes: AsbBytes) => void): void {
    this.#onAsb = listener;
  }

  close(): void {
    this.#transport.close();
    this.#end();
  }

  /** Lets what an earlier opening of this line asked for come and go, so that it answers no question of ours. */
  async drain(): Promise<void> {
    if (this.#transport.keepsOldBytes) await this.#untilQuiet();
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

  /** The status, or null when the printer did not give it in time or answers what was not asked. */
  async askStatus(timeoutMs: number): Promise<StatusAnswer | null> {
    for (let round = 0; round < TRIES_IN_STEP; round += 1) {
      if (this.#isOutOfStep) await this.#untilQuiet();
      this.#isOutOfStep = false;
      const answer = await this.#askOnce(timeoutMs);
      if (answer === null || !this.#isOutOfStep) return answer;
    }
    return null;
  }

  /** The text that the printer has for it, or null when it gives none in time. */
  async askIdentity(part: IdentityPart, timeoutMs: number): Promise<string | null> {
    const told = new Promise<string>((resolve) => {
      this.#onText = resolve;
    });
    if (!(await this.write(identityRequest(part), timeoutMs))) return null;
    const text = await this.#orElse<string | null>(told, timeoutMs, null);
    this.#onText = null;
    return text;
  }

  /** Waits, but not longer than the transport lives. */
  pause(durationMs: number): Promise<void> {
    return this.#orElse(new Promise<void>(() => {}), durationMs, undefined);
  }

  async #untilQuiet(): Promise<void> {
    for (let round = 0; round < LONGEST_DRAIN_ROUNDS && !this.#isClosed; round += 1) {
      const before = this.#heardBytes;
      await this.pause(QUIET_MS);
      if (this.#heardBytes === before) break;
    }
    this.#reader.reset();
    this.#isOutOfStep = false;
  }

  async #askOnce(timeoutMs: number): Promise<StatusAnswer | null> {
    this.#statusBytes = [];
    this.#full = undefined;
    const heard = new Promise<void>((resolve) => {
      this.#onAnswered = resolve;
    });
    if (!(await this.write(statusRequest(this.#profile), timeoutMs))) return null;
    await this.#orElse(heard, timeoutMs, undefined);
    this.#onAnswered = null;
    const [printer, offline, error, paper] = this.#statusBytes;
    if (printer === undefined || offline === undefined || error === undefined || paper === undefined)
      return null;
    if (this.#profile.fullStatus && !this.#full) return null;
    return { bytes: [printer, offline, error, paper], full: this.#full };
  }

  #hear(reply: Reply): void {
    switch (reply.kind) {
      case 'gs_r':
        this.#inTurnReplies += 1;
        return;
      case 'gs_i':
        this.#inTurnReplies += 1;
        this.#onText?.(reply.text);
        return;
      case 'asb':
        this.#onAsb(reply.bytes);
        return;
      case 'status':
        if (this.#onAnswered === null || this.#statusBytes.length === 4) this.#isOutOfStep = true;
        else this.#statusBytes.push(reply.byte);
        break;
      case 'full_status':
        this.#full = reply.bytes;
    }
    if (this.#statusBytes.length === 4 && (this.#full || !this.#profile.fullStatus)) this.#onAnswered?.();
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
