import {
  type AttestPaper,
  err,
  ok,
  type Result,
  type TicketPaper,
  type TicketPrinterStatus,
  type VisitorBadgePaper,
} from '@loket/contract';
import { Conversation } from './conversation.ts';
import type { PaperFormat } from './protocol/elements.ts';
import { encodeAttest, encodeBadge, encodeTicket } from './protocol/encode.ts';
import { CLEAR_BUFFER, canPrint, FENCE, interpretStatus } from './protocol/status.ts';
import {
  type Clock,
  type OpenTransport,
  systemClock,
  type TicketPrinter,
  type TicketPrinterOptions,
} from './types.ts';

export const POLL_EVERY_MS = 2_000;
export const REPLY_WITHIN_MS = 1_000;
export const FIRST_RETRY_MS = 1_000;
export const LONGEST_RETRY_MS = 10_000;
const WRITE_WITHIN_MS = 5_000;
export const PRINTING_CHECK_EVERY_MS = 100;
/** A printer that does not know `GS r` gets this long to print before its good status counts: 50 checks of 100 ms. */
const CHECKS_WITHOUT_FENCE = 50;

const OFFLINE: TicketPrinterStatus = { state: 'offline' };
/** Ends the paper of a job that broke off, so that two citizens' numbers never stand on one paper. */
const CUT_LEFTOVER = Uint8Array.of(0x0a, 0x1d, 0x56, 1);

/** State over a narrow transport: who is there, how it is, and one job at a time. */
export class TicketPrinterDriver implements TicketPrinter {
  readonly #open: OpenTransport;
  readonly #clock: Clock;
  readonly #format: PaperFormat;
  readonly #listeners = new Set<(status: TicketPrinterStatus) => void>();
  #status = OFFLINE;
  #conversation: Conversation | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #cancelTimer = () => {};
  #retryMs = FIRST_RETRY_MS;
  #brokeOff = false;
  #closed = false;

  constructor(open: OpenTransport, options: TicketPrinterOptions = {}) {
    this.#open = open;
    this.#clock = options.clock ?? systemClock;
    this.#format = { codePage: options.codePage ?? 'cp858', columns: options.columns ?? 48 };
    void this.#connect();
  }

  status(): TicketPrinterStatus {
    return this.#status;
  }

  onStatus(listener: (status: TicketPrinterStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  print(paper: TicketPaper): Promise<Result<undefined, TicketPrinterStatus>> {
    return this.#print(encodeTicket(paper, this.#format));
  }

  printAttest(paper: AttestPaper): Promise<Result<undefined, TicketPrinterStatus>> {
    return this.#print(encodeAttest(paper, this.#format));
  }

  printBadge(paper: VisitorBadgePaper): Promise<Result<undefined, TicketPrinterStatus>> {
    return this.#print(encodeBadge(paper, this.#format));
  }

  #print(job: Uint8Array): Promise<Result<undefined, TicketPrinterStatus>> {
    return this.#inTurn(async () => {
      const conversation = this.#conversation;
      const result = conversation ? await this.#printOver(conversation, job) : err(OFFLINE);
      if (!result.ok) this.#become(this.#conversation ? result.error : OFFLINE);
      return result;
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelTimer();
    this.#conversation?.close();
    await this.#turn;
    this.#listeners.clear();
  }

  async #connect(): Promise<void> {
    const transport = await this.#open().catch(() => null);
    if (this.#closed) {
      transport?.close();
      return;
    }
    if (!transport) {
      this.#become(OFFLINE);
      this.#retryLater();
      return;
    }
    const conversation = new Conversation(transport, this.#clock);
    this.#conversation = conversation;
    conversation.whenClosed(() => {
      this.#conversation = null;
      this.#become(OFFLINE);
      this.#retryLater();
    });
    if (conversation.answers) this.#poll();
    else this.#become({ state: 'ready' }); // all that can be known of a way that only takes bytes
  }

  #retryLater(): void {
    this.#cancelTimer();
    if (this.#closed) return;
    this.#cancelTimer = this.#clock.after(this.#retryMs, () => void this.#connect());
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }

  #poll(): void {
    void this.#inTurn(async () => {
      const conversation = this.#conversation;
      if (!conversation) return;
      const status = await this.#ask(conversation);
      if (this.#conversation !== conversation) return;
      this.#become(status);
      this.#cancelTimer();
      this.#cancelTimer = this.#clock.after(POLL_EVERY_MS, () => this.#poll());
    });
  }

  /** Asks; a printer that does not answer is hung up on, which starts the search for it. */
  async #ask(conversation: Conversation): Promise<TicketPrinterStatus> {
    const bytes = await conversation.askStatus(REPLY_WITHIN_MS);
    if (!bytes) {
      conversation.close();
      return OFFLINE;
    }
    this.#retryMs = FIRST_RETRY_MS;
    return interpretStatus(bytes);
  }

  async #printOver(
    conversation: Conversation,
    job: Uint8Array,
  ): Promise<Result<undefined, TicketPrinterStatus>> {
    if (!conversation.answers) {
      return (await conversation.write(job, WRITE_WITHIN_MS)) ? ok() : err(OFFLINE);
    }
    const before = await this.#ask(conversation);
    if (!canPrint(before)) return err(before);
    const leftover = this.#brokeOff ? CUT_LEFTOVER : new Uint8Array();
    const repliesBefore = conversation.fenceReplies;
    this.#brokeOff = true;
    if (!(await conversation.write(Uint8Array.from([...leftover, ...job, ...FENCE]), WRITE_WITHIN_MS))) {
      conversation.close();
      return err(OFFLINE);
    }
    const after = await this.#untilPrinted(conversation, repliesBefore);
    if (!canPrint(after)) {
      await this.#clearBuffer(conversation);
      return err(after);
    }
    this.#brokeOff = false;
    this.#become(after);
    return ok();
  }

  /** Else the rest would come out with the next roll. The question behind it tells that the printer heard it. */
  async #clearBuffer(conversation: Conversation): Promise<void> {
    if (await conversation.write(CLEAR_BUFFER, REPLY_WITHIN_MS)) await this.#ask(conversation);
  }

  /** A good status that was asked for after the printer had worked off the job, or the bad one that came first. */
  async #untilPrinted(conversation: Conversation, repliesBefore: number): Promise<TicketPrinterStatus> {
    let status = OFFLINE;
    for (let check = 0; check < CHECKS_WITHOUT_FENCE; check += 1) {
      const workedOff = conversation.fenceReplies > repliesBefore;
      status = await this.#ask(conversation);
      if (!canPrint(status) || workedOff) return status;
      if (conversation.fenceReplies === repliesBefore) await conversation.pause(PRINTING_CHECK_EVERY_MS);
    }
    return status;
  }

  #become(status: TicketPrinterStatus): void {
    if (JSON.stringify(status) === JSON.stringify(this.#status)) return;
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }

  /** One conversation at a time: a status request inside a job's picture would be taken for its dots. */
  #inTurn<Value>(action: () => Promise<Value>): Promise<Value> {
    const outcome = this.#turn.then(action);
    this.#turn = outcome.catch(() => {});
    return outcome;
  }
}
