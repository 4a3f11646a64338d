import {
  type DeviceIdentity,
  type DocumentPrinted,
  type DocumentPrinterStatus,
  err,
  type Result,
} from '@loket/contract';
import * as requests from './protocol/requests.ts';
import {
  hasPrintedNothing,
  jobState,
  type PrinterState,
  printerIdentity,
  printerState,
  takenJob,
} from './protocol/responses.ts';
import {
  type Clock,
  type DocumentPrinter,
  type DocumentPrinterOptions,
  type Exchange,
  systemClock,
} from './types.ts';

export const LOOK_EVERY_MS = 10_000;
export const LOOK_AT_JOB_EVERY_MS = 500;
/** A printer that wakes up and warms up needs half a minute for its first page. */
export const PRINTED_WITHIN_MS = 120_000;
export const TAKEN_WITHIN_MS = 30_000;
/** A job that does not end while the printer warns of paper or a cover waits for a person. */
export const STUCK_AFTER_MS = 15_000;

const OFFLINE: DocumentPrinterStatus = { state: 'offline' };
const PRINTED: DocumentPrinted = { ok: true };
/** Nothing came out and nothing will. */
const unprinted = (status: DocumentPrinterStatus): DocumentPrinted => ({ ok: false, status });
const brokenOff = (status: DocumentPrinterStatus): DocumentPrinted => ({
  ok: false,
  status,
  mayHavePrinted: true,
});

/** How the printer is, and one job at a time, over any way to exchange IPP messages. */
export class DocumentPrinterDriver implements DocumentPrinter {
  readonly #exchange: Exchange;
  readonly #uri: string;
  readonly #clock: Clock;
  readonly #listeners = new Set<(status: DocumentPrinterStatus) => void>();
  #status = OFFLINE;
  #requestId = 0;
  #turn: Promise<unknown> = Promise.resolve();
  #cancelTimer = () => {};
  #closed = false;

  constructor(exchange: Exchange, printerUri: string, options: DocumentPrinterOptions = {}) {
    this.#exchange = exchange;
    this.#uri = printerUri;
    this.#clock = options.clock ?? systemClock;
    this.#look();
  }

  status(): DocumentPrinterStatus {
    return this.#status;
  }

  onStatus(listener: (status: DocumentPrinterStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  print(pdf: Uint8Array): Promise<DocumentPrinted> {
    return this.#inTurn(async () => {
      const printed = this.#closed ? unprinted(OFFLINE) : await this.#print(pdf);
      this.#become(printed.ok ? { state: 'ready' } : printed.status);
      return printed;
    });
  }

  async identify(): Promise<DeviceIdentity | null> {
    const response = await this.#send(requests.identify(this.#uri, this.#nextId()));
    return response && printerIdentity(response);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelTimer();
    await this.#turn;
    this.#listeners.clear();
  }

  #look(): void {
    void this.#inTurn(async () => {
      if (this.#closed) return;
      this.#become((await this.#ask()).status);
      this.#cancelTimer();
      if (!this.#closed) this.#cancelTimer = this.#clock.after(LOOK_EVERY_MS, () => this.#look());
    });
  }

  async #ask(): Promise<PrinterState> {
    const response = await this.#send(requests.getPrinterAttributes(this.#uri, this.#nextId()));
    return response ? printerState(response) : { status: OFFLINE, warning: null };
  }

  async #print(pdf: Uint8Array): Promise<DocumentPrinted> {
    const { status: before } = await this.#ask();
    if (before.state !== 'ready') return unprinted(before);
    const taken = await this.#hand(pdf);
    if (!taken.ok) return taken.error;
    const trouble = await this.#untilCompleted(taken.value);
    const isWiped = await this.#wipe(taken.value);
    if (!trouble) return PRINTED;
    return isWiped ? unprinted(trouble) : brokenOff(trouble);
  }

  /**
   * Takes the job and its document out of the spool: nobody's paper comes out later before somebody else, and no copy
   * stays. A printer without a spool refuses that of a completed job, which is as good.
   *
   * @returns whether the printer says that no side of it came out
   */
  async #wipe(jobId: number): Promise<boolean> {
    await this.#send(requests.cancelJob(this.#uri, this.#nextId(), jobId));
    const response = await this.#send(requests.getJobAttributes(this.#uri, this.#nextId(), jobId));
    await this.#send(requests.purgeJob(this.#uri, this.#nextId(), jobId));
    return response !== null && hasPrintedNothing(response);
  }

  /** Hands the document over, and waits while the printer works for somebody else. */
  async #hand(pdf: Uint8Array): Promise<Result<number, DocumentPrinted>> {
    for (let waitedMs = 0; waitedMs < TAKEN_WITHIN_MS; waitedMs += LOOK_AT_JOB_EVERY_MS) {
      const response = await this.#send(requests.printJob(this.#uri, this.#nextId()), pdf);
      // Nobody knows whether it took the job: a person has to look.
      if (!response) return err(brokenOff(OFFLINE));
      const taken = takenJob(response);
      if (taken.ok) return taken;
      if (taken.error !== 'busy') return err(unprinted(taken.error));
      await this.#pause();
      if (this.#closed) return err(unprinted(OFFLINE));
    }
    return err(unprinted({ state: 'error', detail: 'busy' }));
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => this.#clock.after(LOOK_AT_JOB_EVERY_MS, resolve));
  }

  /** Null when the printer says that the job is completed, else what stands in the way. */
  async #untilCompleted(jobId: number): Promise<DocumentPrinterStatus | null> {
    let warnedMs = 0;
    let warning: DocumentPrinterStatus | null = null;
    for (let waitedMs = 0; waitedMs < PRINTED_WITHIN_MS; waitedMs += LOOK_AT_JOB_EVERY_MS) {
      const response = await this.#send(requests.getJobAttributes(this.#uri, this.#nextId(), jobId));
      const state = response ? jobState(response) : 'unknown';
      if (state === 'completed') return null;
      const printer = await this.#ask();
      warning = printer.warning ?? warning;
      if (printer.status.state !== 'ready') return printer.status;
      if (state !== 'under_way') return warning ?? { state: 'error', detail: `job_${state}` };
      warnedMs = printer.warning ? warnedMs + LOOK_AT_JOB_EVERY_MS : 0;
      if (printer.warning && warnedMs >= STUCK_AFTER_MS) return printer.warning;
      await this.#pause();
      if (this.#closed) return OFFLINE;
    }
    return { state: 'error', detail: 'job_takes_too_long' };
  }

  async #send(request: Uint8Array, document?: Uint8Array): Promise<Uint8Array | null> {
    return this.#exchange(request, document).catch(() => null);
  }

  #nextId(): number {
    this.#requestId = (this.#requestId % 0x7fff_ffff) + 1;
    return this.#requestId;
  }

  #become(status: DocumentPrinterStatus): void {
    if (JSON.stringify(status) === JSON.stringify(this.#status)) return;
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }

  #inTurn<Value>(action: () => Promise<Value>): Promise<Value> {
    const outcome = this.#turn.then(action);
    this.#turn = outcome.catch(() => {});
    return outcome;
  }
}
