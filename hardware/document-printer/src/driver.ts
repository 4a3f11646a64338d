import { type DocumentPrinterStatus, err, ok, type Result } from '@loket/contract';
import * as requests from './protocol/requests.ts';
import { jobState, printerStatus, takenJob } from './protocol/responses.ts';
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
      this.#become(await this.#ask());
      this.#cancelTimer();
      if (!this.#closed) this.#cancelTimer = this.#clock.after(LOOK_EVERY_MS, () => this.#look());
    });
  }

  async #ask(): Promise<DocumentPrinterStatus> {
    const response = await this.#send(requests.getPrinterAttributes(this.#uri, this.#nextId()));
    return response ? printerStatus(response) : OFFLINE;
  }

  async #print(pdf: Uint8Array): Promise<Printed> {
    const before = await this.#ask();
    if (before.state !== 'ready') return err(before);
    const response = await this.#send(requests.printJob(this.#uri, this.#nextId()), pdf);
    // Nobody knows whether it took the job: say that it did not, and let a person look.
    if (!response) return err(OFFLINE);
    const taken = takenJob(response);
    if (!taken.ok) return taken;
    const printed = await this.#untilCompleted(taken.value);
    if (!printed.ok) await this.#send(requests.cancelJob(this.#uri, this.#nextId(), taken.value));
    else this.#become({ state: 'ready' });
    return printed;
  }

  async #untilCompleted(jobId: number): Promise<Printed> {
    for (let waitedMs = 0; waitedMs < PRINTED_WITHIN_MS; waitedMs += LOOK_AT_JOB_EVERY_MS) {
      const response = await this.#send(requests.getJobAttributes(this.#uri, this.#nextId(), jobId));
      const state = response ? jobState(response) : 'unknown';
      if (state === 'completed') return ok();
      const printer = await this.#ask();
      if (printer.state !== 'ready') return err(printer);
      if (state === 'canceled' || state === 'aborted' || state === 'stopped' || state === 'unknown')
        return err({ state: 'error', detail: `job_${state}` });
      await new Promise<void>((resolve) => this.#clock.after(LOOK_AT_JOB_EVERY_MS, resolve));
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
