import { err, ok, type Result } from '@loket/contract';
import { type FeatureReport, STATUS } from './protocol/reports.ts';
import type { PadRefusal, PadState, PadStatusReport } from './protocol/status.ts';
import { decodeStatus } from './protocol/status.ts';
import type { PadClock, PadTransport } from './types.ts';

/**
 * Why something did not happen. `gone`: unplugged, or the way to it broke. `silent`: it did not answer in time and was
 * hung up on. `refused`: it answered that it would not. `late`: it did not come into the state that was waited for.
 */
export type PadFault =
  | { readonly fault: 'gone' }
  | { readonly fault: 'silent' }
  | { readonly fault: 'refused'; readonly reportId: number; readonly refusal: PadRefusal | 'stalled' }
  | { readonly fault: 'late'; readonly state: PadState }
  | { readonly fault: 'garbled'; readonly reportId: number };

export type PadAnswer<Value> = Promise<Result<Value, PadFault>>;

/** A full-speed control transfer takes milliseconds; Linux itself gives one up after five seconds. */
export const ANSWER_WITHIN_MS = 2_000;
export const LOOK_EVERY_MS = 20;
/** How long a pad may be busy with a picture, a clearing or a key. */
export const STATE_WITHIN_MS = 5_000;

/** A fault in a few letters, for a status or a technician; never a citizen's datum. */
export function wordsOf(fault: PadFault): string {
  switch (fault.fault) {
    case 'refused':
      return `refused_${fault.reportId.toString(16).padStart(2, '0')}_${fault.refusal}`;
    case 'garbled':
      return `garbled_${fault.reportId.toString(16).padStart(2, '0')}`;
    case 'late':
      return `stays_${fault.state}`;
    case 'silent':
      return 'no_answer';
    case 'gone':
      return 'gone';
  }
}

/** Questions and commands over one open transport, one after another. Every method is safe after it ended. */
export class PadConversation {
  readonly #transport: PadTransport;
  readonly #clock: PadClock;
  readonly #ended: Promise<PadFault>;
  #end: (fault: PadFault) => void = () => {};
  #fault: PadFault | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(transport: PadTransport, clock: PadClock) {
    this.#transport = transport;
    this.#clock = clock;
    this.#ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    transport.onGone(() => this.#finish({ fault: 'gone' }));
  }

  get productId(): number {
    return this.#transport.productId;
  }

  get usbSerial(): string | undefined {
    return this.#transport.serial;
  }

  /** Why it ended; null while the pad is there. */
  get fault(): PadFault | null {
    return this.#fault;
  }

  whenEnded(listener: (fault: PadFault) => void): void {
    void this.#ended.then(listener);
  }

  onInput(listener: (report: Uint8Array) => void): void {
    this.#transport.onInput((report) => {
      if (!this.#fault) listener(report);
    });
  }

  /** One whole feature report, its id first. */
  async get(report: FeatureReport): PadAnswer<Uint8Array> {
    const answer = await this.#do(() => this.#transport.getFeature(report.id, report.length));
    if (answer !== 'stalled') return answer.ok && answer.value[0] !== report.id ? garbled(report) : answer;
    const there = await this.status();
    return there.ok ? err({ fault: 'refused', reportId: report.id, refusal: 'stalled' }) : there;
  }

  /** Sends a command and asks whether it was done. */
  async set(command: Uint8Array): PadAnswer<PadStatusReport> {
    const sent = await this.push(command);
    if (!sent.ok) return sent;
    const status = await this.status();
    if (!status.ok || status.value.refusal === null) return status;
    return err({ fault: 'refused', reportId: command[0] ?? 0, refusal: status.value.refusal });
  }

  /** Sends without asking, as the blocks of a picture are sent. */
  async push(command: Uint8Array): PadAnswer<undefined> {
    const sent = await this.#do(() => this.#transport.sendFeature(command));
    if (sent !== 'stalled') return sent.ok ? ok() : sent;
    const there = await this.status();
    return there.ok ? err({ fault: 'refused', reportId: command[0] ?? 0, refusal: 'stalled' }) : there;
  }

  /** Report 03: a pad that can't even tell this is not there any more. */
  async status(): PadAnswer<PadStatusReport> {
    const answer = await this.#do(() => this.#transport.getFeature(STATUS.id, STATUS.length));
    if (answer === 'stalled') {
      this.#finish({ fault: 'gone' });
      return err({ fault: 'gone' });
    }
    if (!answer.ok) return answer;
    const status = decodeStatus(answer.value);
    return status ? ok(status) : garbled(STATUS);
  }

  /** Waits until the pad says so of itself. */
  async until(state: PadState, withinMs = STATE_WITHIN_MS): PadAnswer<PadStatusReport> {
    const deadlineMs = this.#clock.now() + withinMs;
    for (;;) {
      const status = await this.status();
      if (!status.ok || status.value.state === state) return status;
      if (this.#clock.now() >= deadlineMs) return err({ fault: 'late', state: status.value.state });
      await this.pause(LOOK_EVERY_MS);
    }
  }

  /** Waits, but not longer than the pad is there. */
  async pause(durationMs: number): Promise<void> {
    await this.#orEnd(new Promise<void>(() => {}), durationMs, undefined);
  }

  /** Lets go of the pad. */
  async close(fault: PadFault = { fault: 'gone' }): Promise<void> {
    this.#finish(fault);
    await this.#within(
      this.#transport.close().catch(() => {}),
      ANSWER_WITHIN_MS,
    );
  }

  #finish(fault: PadFault): void {
    this.#fault ??= fault;
    this.#end(this.#fault);
  }

  /** One at a time. `stalled`: the transport itself said no. */
  async #do<Value>(action: () => Promise<Value>): Promise<Result<Value, PadFault> | 'stalled'> {
    const turn = this.#turn.then(async (): Promise<Result<Value, PadFault> | 'stalled'> => {
      if (this.#fault) return err(this.#fault);
      const answer = action().then(
        (value) => ok(value) as Result<Value, PadFault>,
        () => 'stalled' as const,
      );
      const outcome = await this.#orEnd(answer, ANSWER_WITHIN_MS, 'silent' as const);
      if (outcome !== 'silent') return this.#fault ? err(this.#fault) : outcome;
      void this.close({ fault: 'silent' });
      return err({ fault: 'silent' });
    });
    this.#turn = turn.catch(() => {});
    return await turn;
  }

  async #orEnd<Value, Late>(outcome: Promise<Value>, withinMs: number, late: Late): Promise<Value | Late> {
    return await this.#within(Promise.race([outcome, this.#ended.then(() => late)]), withinMs, late);
  }

  async #within<Value, Late = undefined>(
    outcome: Promise<Value>,
    withinMs: number,
    late?: Late,
  ): Promise<Value | Late> {
    let cancel = () => {};
    const over = new Promise<Late>((resolve) => {
      cancel = this.#clock.after(withinMs, () => resolve(late as Late));
    });
    try {
      return await Promise.race([outcome, over]);
    } finally {
      cancel();
    }
  }
}

const garbled = ({ id }: FeatureReport): Result<never, PadFault> => err({ fault: 'garbled', reportId: id });
