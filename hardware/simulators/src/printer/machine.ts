import { type PrinterCommand, parseCommand } from './parser.ts';
import { Press, type PrintedPaper } from './press.ts';
import {
  canPrint,
  fullStatus,
  identityReply,
  type PrinterState,
  queuedPaperStatus,
  realTimeStatus,
  unaskedStatus,
} from './sensors.ts';

const DLE = 0x10;
const EOT = 0x04;
const ENQ = 0x05;
const FULL_STATUS = 20;
/** A receive buffer as small printers have; what does not fit is lost. */
const BUFFER_BYTES = 65_536;

export type MachineListener = { reply(byte: number): void; paper(paper: PrintedPaper): void };

/**
 * The printer without its cable. Real-time commands (`DLE …`) are obeyed as they arrive; all others wait in the
 * receive buffer while there is no paper or the cover is open, and are printed when there is paper again: a host that
 * does not want that has to clear the buffer (`DLE ENQ 2`).
 */
export class PrinterMachine {
  #state: PrinterState = { paper: 'ok', cover: 'closed', exit: 'empty' };
  /** Lines until the roll ends by itself; for the fault "paper out in the middle of a ticket". */
  #linesLeft = Number.POSITIVE_INFINITY;
  #buffer: Uint8Array = new Uint8Array();
  #realTime: number[] = [];
  /** What `GS a` asked to be told; `ESC @` and the power button end it. */
  #unasked = 0;
  #lastTold = '';
  readonly #press = new Press();
  readonly #listener: MachineListener;
  readonly #now: () => Date;

  constructor(listener: MachineListener, now: () => Date) {
    this.#listener = listener;
    this.#now = now;
  }

  get state(): PrinterState {
    return { ...this.#state };
  }

  set(change: Partial<PrinterState> & { linesLeft?: number }): void {
    if (change.paper === 'ok' || change.paper === 'low') this.#linesLeft = Number.POSITIVE_INFINITY;
    if (change.linesLeft !== undefined) this.#linesLeft = change.linesLeft;
    const { paper, cover, exit } = this.#state;
    this.#state = {
      paper: change.paper ?? paper,
      cover: change.cover ?? cover,
      exit: change.exit ?? exit,
    };
    this.#tellUnasked();
    this.#work();
  }

  /** Power off and on again, or the host's connection is new: nothing half received is left. */
  reset(): void {
    this.#buffer = new Uint8Array();
    this.#realTime = [];
    this.#unasked = 0;
    this.#press.clear();
  }

  receive(bytes: Uint8Array): void {
    const forLater: number[] = [];
    for (const byte of bytes) this.#sift(byte, forLater);
    const room = Math.max(BUFFER_BYTES - this.#buffer.length, 0);
    this.#buffer = Buffer.concat([this.#buffer, Uint8Array.from(forLater.slice(0, room))]);
    this.#work();
  }

  /**
   * Takes the real-time commands out. As on the real thing this looks at every byte, also inside a picture: a host must
   * not print data that contains them.
   */
  #sift(byte: number, forLater: number[]): void {
    this.#realTime.push(byte);
    const [first, command] = this.#realTime;
    if (first !== DLE) {
      this.#realTime = [];
      forLater.push(byte);
    } else if (this.#realTime.length === 2 && command !== EOT && command !== ENQ) {
      this.#realTime = [];
      forLater.push(DLE);
      this.#sift(byte, forLater);
    } else if (this.#realTime.length === 3) {
      this.#realTime = [];
      this.#obey(command === EOT, byte, forLater);
    }
  }

  #obey(statusAsked: boolean, n: number, forLater: number[]): void {
    if (statusAsked && n === FULL_STATUS) this.#say(fullStatus(this.#state));
    else if (statusAsked) {
      const status = realTimeStatus(n, this.#state);
      if (status !== null) this.#listener.reply(status);
    } else if (n === 2) {
      this.#buffer = new Uint8Array();
      forLater.splice(0);
      this.#press.clear();
    }
  }

  #work(): void {
    while (canPrint(this.#state)) {
      const parsed = parseCommand(this.#buffer);
      if (!parsed) return;
      this.#buffer = this.#buffer.subarray(parsed.length);
      this.#do(parsed.command);
    }
  }

  #do(command: PrinterCommand): void {
    if (command.kind === 'transmit_status') this.#listener.reply(queuedPaperStatus(this.#state));
    if (command.kind === 'transmit_identity') this.#say(identityReply(command.which));
    if (command.kind === 'initialize') this.#unasked = 0;
    if (command.kind === 'tell_unasked') {
      this.#unasked = command.what;
      this.#lastTold = '';
      this.#tellUnasked();
    }
    const paper = this.#press.do(command, this.#now());
    if (paper) {
      this.#state = { ...this.#state, exit: 'paper' };
      this.#listener.paper(paper);
    }
    if (command.kind === 'line_feed') this.#useLine();
  }

  #useLine(): void {
    this.#linesLeft -= 1;
    if (this.#linesLeft > 0) return;
    this.#state = { ...this.#state, paper: 'out' };
    this.#tellUnasked();
  }

  #tellUnasked(): void {
    const told = unaskedStatus(this.#state);
    if (this.#unasked === 0 || told.join() === this.#lastTold) return;
    this.#lastTold = told.join();
    this.#say(told);
  }

  #say(bytes: readonly number[]): void {
    for (const byte of bytes) this.#listener.reply(byte);
  }
}
