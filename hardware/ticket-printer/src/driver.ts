import type {
  AttestPaper,
  DeviceIdentity,
  TicketPaper,
  TicketPrinted,
  TicketPrinterStatus,
  VisitorBadgePaper,
} from '@loket/contract';
import { Conversation } from './conversation.ts';
import { askWhoItIs } from './identity.ts';
import { LEFTOVER_END, PrintJobs } from './jobs.ts';
import { LowPaper } from './low-paper.ts';
import { encodeAttest, encodeBadge, encodeTicket, formatOf, type PrintFormat } from './protocol/encode.ts';
import { PROFILES, type PrinterProfile } from './protocol/profiles.ts';
import {
  CLEAR_BUFFER,
  canPrint,
  inTurnRequest,
  interpretAsb,
  interpretStatus,
  TELL_UNASKED,
} from './protocol/status.ts';
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
export const PRINTING_CHECK_EVERY_MS = 100;
/** A page of dots takes ten seconds on a line of 9600 baud. */
export const WRITE_WITHIN_MS = 20_000;
/** Half a minute to work off a job that it took. */
export const CHECKS_WHILE_PRINTING = 300;
/** A printer that nothing tells the end of a job of gets this long to print before its good status counts. */
export const CHECKS_WITHOUT_ANSWER = 50;

const OFFLINE: TicketPrinterStatus = { state: 'offline' };
const PRINTED: TicketPrinted = { ok: true };
/** Nothing came out and nothing will. */
const unprinted = (status: TicketPrinterStatus): TicketPrinted => ({ ok: false, status });
const brokenOff = (status: TicketPrinterStatus): TicketPrinted => ({
  ok: false,
  status,
  mayHavePrinted: true,
});

/** State over a narrow transport: who is there, how it is, and one job at a time. */
export class TicketPrinterDriver implements TicketPrinter {
  readonly #open: OpenTransport;
  readonly #clock: Clock;
  readonly #profile: PrinterProfile;
  readonly #format: PrintFormat;
  readonly #listeners = new Set<(status: TicketPrinterStatus) => void>();
  readonly #jobs = new PrintJobs();
  readonly #lowPaper = new LowPaper();
  #status = OFFLINE;
  #conversation: Conversation | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #cancelTimer = () => {};
  #retryMs = FIRST_RETRY_MS;
  #brokeOff: boolean;
  #closed = false;

  constructor(open: OpenTransport, options: TicketPrinterOptions = {}) {
    this.#open = open;
    this.#clock = options.clock ?? systemClock;
    this.#profile = PROFILES[options.profile ?? 'generic'];
    this.#format = formatOf(this.#profile.name, options);
    this.#brokeOff = options.afterBrokenJob ?? false;
    void this.#connect();
  }

  status(): TicketPrinterStatus {
    return this.#status;
  }

  onStatus(listener: (status: TicketPrinterStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  print(job: string, paper: TicketPaper): Promise<TicketPrinted> {
    return this.#once(job, () => encodeTicket(paper, this.#format));
  }

  printAttest(job: string, paper: AttestPaper): Promise<TicketPrinted> {
    return this.#once(job, () => encodeAttest(paper, this.#format));
  }

  printBadge(job: string, paper: VisitorBadgePaper): Promise<TicketPrinted> {
    return this.#once(job, () => encodeBadge(paper, this.#format));
  }

  identify(): Promise<DeviceIdentity | null> {
    return this.#inTurn(async () => {
      const conversation = this.#conversation;
      if (!conversation?.answers || !canPrint(await this.#ask(conversation))) return null;
      return askWhoItIs(conversation, this.#profile);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelTimer();
    this.#conversation?.close();
    await this.#turn;
    this.#listeners.clear();
  }

  #once(job: string, encode: () => Uint8Array): Promise<TicketPrinted> {
    return this.#jobs.once(job, () =>
      this.#inTurn(async () => {
        const conversation = this.#closed ? null : this.#conversation;
        return conversation ? this.#printOver(conversation, encode()) : unprinted(OFFLINE);
      }),
    );
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
    const conversation = new Conversation(transport, this.#clock, this.#profile);
    this.#conversation = conversation;
    conversation.whenClosed(() => {
      this.#conversation = null;
      this.#become(OFFLINE);
      this.#retryLater();
    });
    conversation.whenToldUnasked((bytes) => {
      if (this.#status !== OFFLINE) this.#become(interpretAsb(bytes, this.#profile));
    });
    if (!conversation.answers)
      this.#become({ state: 'ready' }); // all that can be known of such a way
    else void this.#inTurn(() => this.#greet(conversation));
  }

  /** What a broken job left in the printer is thrown away before anything else: it belongs to somebody. */
  async #greet(conversation: Conversation): Promise<void> {
    await conversation.drain();
    if (this.#brokeOff) await conversation.write(CLEAR_BUFFER, REPLY_WITHIN_MS);
    this.#poll();
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
      const wasOffline = this.#status.state === 'offline';
      const status = await this.#ask(conversation);
      if (this.#closed || this.#conversation !== conversation || conversation.isClosed) return;
      if (wasOffline && canPrint(status)) await this.#wishUnasked(conversation);
      this.#cancelTimer();
      this.#cancelTimer = this.#clock.after(POLL_EVERY_MS, () => this.#poll());
    });
  }

  async #wishUnasked(conversation: Conversation): Promise<void> {
    if (this.#profile.unasked === 'asb') await conversation.write(TELL_UNASKED, REPLY_WITHIN_MS);
  }

  /** Asks; a printer that does not answer is hung up on, which starts the search for it. */
  async #ask(conversation: Conversation): Promise<TicketPrinterStatus> {
    const answer = await conversation.askStatus(REPLY_WITHIN_MS);
    if (!answer) {
      conversation.close();
      return OFFLINE;
    }
    this.#retryMs = FIRST_RETRY_MS;
    const status = interpretStatus(answer.bytes, this.#profile, answer.full);
    if (this.#conversation === conversation) this.#become(status);
    return status;
  }

  async #printOver(conversation: Conversation, job: Uint8Array): Promise<TicketPrinted> {
    if (!conversation.answers) return this.#hand(conversation, job);
    const before = await this.#ask(conversation);
    if (!canPrint(before)) return unprinted(before);
    const leftover = this.#brokeOff ? LEFTOVER_END : new Uint8Array();
    const request = inTurnRequest(this.#profile) ?? new Uint8Array();
    const repliesBefore = conversation.inTurnReplies;
    this.#brokeOff = true;
    if (!(await conversation.write(Uint8Array.from([...leftover, ...job, ...request]), WRITE_WITHIN_MS))) {
      conversation.close();
      return brokenOff(OFFLINE);
    }
    const printed = await this.#untilPrinted(conversation, repliesBefore);
    this.#brokeOff = !printed.ok;
    if (printed.ok) await this.#wishUnasked(conversation);
    return printed;
  }

  /** To a way that only takes bytes: `ok` is all that can be known. */
  async #hand(conversation: Conversation, job: Uint8Array): Promise<TicketPrinted> {
    if (await conversation.write(job, WRITE_WITHIN_MS)) return PRINTED;
    conversation.close();
    return brokenOff(OFFLINE);
  }

  /** Until the printer says that it worked off the job and is well, or what stands in the way. */
  async #untilPrinted(conversation: Conversation, repliesBefore: number): Promise<TicketPrinted> {
    const answersInTurn = this.#profile.inTurn !== 'none';
    const workedOff = () => conversation.inTurnReplies > repliesBefore;
    const checks = answersInTurn ? CHECKS_WHILE_PRINTING : CHECKS_WITHOUT_ANSWER;
    for (let check = 0; check < checks; check += 1) {
      const isDone = workedOff();
      const status = await this.#ask(conversation);
      if (conversation.isClosed) return brokenOff(OFFLINE);
      if (isDone) return wholeWith(status) ? PRINTED : brokenOff(status);
      if (!canPrint(status)) {
        await this.#clearBuffer(conversation);
        return workedOff() && wholeWith(status) ? PRINTED : brokenOff(status);
      }
      if (!workedOff()) await conversation.pause(PRINTING_CHECK_EVERY_MS);
    }
    if (!answersInTurn && !conversation.isClosed) return PRINTED;
    // An answer that comes later must not be taken for that of the next job: hang up.
    await this.#clearBuffer(conversation);
    conversation.close();
    return brokenOff({ state: 'error', detail: 'no_acknowledgement' });
  }

  /** Else the rest would come out with the next roll. The question behind it tells that the printer heard it. */
  async #clearBuffer(conversation: Conversation): Promise<void> {
    if (await conversation.write(CLEAR_BUFFER, REPLY_WITHIN_MS)) await this.#ask(conversation);
  }

  #become(told: TicketPrinterStatus): void {
    const status = this.#lowPaper.after(told);
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

/** The cut was worked off too; the roll may end with a ticket's last line, but a cutter that jams keeps it. */
const wholeWith = ({ state }: TicketPrinterStatus): boolean =>
  state === 'ready' || state === 'paper_low' || state === 'paper_out';
