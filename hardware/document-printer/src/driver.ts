import { type DocumentPrinterStatus, err, ok, type Result } from '@loket/contract';
import * as requests from './protocol/requests.ts';
import { jobState, type PrinterState, printerState, takenJob } from './protocol/responses.ts';
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
type Printed = Result<undefined, DocumentPrinterStatus>;

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

  print(pdf: Uint8Array): Promise<Printed> {
    return this.#inTurn(async () => {
      const printed = this.#closed ? err(OFFLINE) : await this.#print(pdf);
      if (!printed.ok) this.#become(printed.error);
      return printed;
    });
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

  async #print(pdf: Uint8Array): Promise<Printed> {
    const { status: before } = await this.#ask();
    if (before.state !== 'ready') return err(before);
    const taken = await this.#hand(pdf);
    if (!taken.ok) return taken;
    const printed = await this.#untilCompleted(taken.value);
    if (!printed.ok) await this.#send(requests.cancelJob(this.#uri, this.#nextId(), taken.value));
    else this.#become({ state: 'ready' });
    return printed;
  }

  /** Hands the document over, and waits while the printer works for somebody else. */
  async #hand(pdf: Uint8Array): Promise<Result<number, DocumentPrinterStatus>> {
    for (let waitedMs = 0; waitedMs < TAKEN_WITHIN_MS; waitedMs += LOOK_AT_JOB_EVERY_MS) {
      const response = await this.#send(requests.printJob(this.#uri, this.#nextId()), pdf);
      // Nobody knows whether it took the job: say that it did not, and let a person look.
      if (!response) return err(OFFLINE);
      const taken = takenJob(response);
      if (taken.ok) return taken;
      if (taken.error !== 'busy') return err(taken.error);
      await this.#pause();
      if (this.#closed) return err(OFFLINE);
    }
    return err({ state: 'error', detail: 'busy' });
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => this.#clock.after(LOOK_AT_JOB_EVERY_MS, resolve));
  }

  async #untilCompleted(jobId: number): Promise<Printed> {
    let warnedMs = 0;
    let warning: DocumentPrinterStatus | null = null;
    for (let waitedMs = 0; waitedMs < PRINTED_WITHIN_MS; waitedMs += LOOK_AT_JOB_EVERY_MS) {
      const response = await this.#send(requests.getJobAttributes(this.#uri, this.#nextId(), jobId));
      const state = response ? jobState(response) : 'unknown';
      if (state === 'completed') return ok();
      const printer = await this.#ask();
      warning = printer.warning ?? warning;
      if (printer.status.state !== 'ready') return err(printer.status);
      if (state !== 'under_way') return err(warning ?? { state: 'error', detail: `job_${state}` });
      warnedMs = printer.warning ? warnedMs + LOOK_AT_JOB_EVERY_MS : 0;
      if (printer.warning && warnedMs >= STUCK_AFTER_MS) return err(printer.warning);
      await this.#pause();
      if (this.#closed) break;
    }
    return err({ state: 'error', detail: 'job_takes_too_long' });
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
