import { PrinterMachine } from '@loket/simulators/printer/machine.ts';
import type { PrintedPaper } from '@loket/simulators/printer/press.ts';
import type { ManualClock } from './testing.ts';
import type { OpenTransport, PrinterTransport } from './types.ts';

/** How its line behaves from now on. */
export type LineManners = {
  /** Bytes of an answer that the line loses, counted from the next. */
  loses: number;
  /** What an answer is late. */
  lateMs: number;
  /** Bytes in one piece, both ways. */
  pieceBytes: number;
  /** What lies between two pieces of a job. */
  betweenPiecesMs: number;
};

const GOOD_MANNERS: LineManners = { loses: 0, lateMs: 0, pieceBytes: 4_096, betweenPiecesMs: 0 };
/** A line that keeps old bytes gives them to the next opening for this long. */
const OLD_BYTES_MS = 80;

/**
 * The virtual printer behind a line that a test makes late, lossy and cut, in the test's own time. `port`: like a serial
 * port, on which answers of before still come after an opening; else like TCP, which begins anew and keeps what it was
 * given while the cable is out.
 */
export class ShakyPrinter {
  readonly papers: PrintedPaper[] = [];
  readonly manners: LineManners = { ...GOOD_MANNERS };
  readonly #clock: ManualClock;
  readonly #keepsOldBytes: boolean;
  readonly #machine: PrinterMachine;
  #isOn = true;
  #isPlugged = true;
  #line: Line | null = null;
  #held: { line: Line; bytes: Uint8Array; toPrinter: boolean }[] = [];

  constructor(clock: ManualClock, keepsOldBytes: boolean) {
    this.#clock = clock;
    this.#keepsOldBytes = keepsOldBytes;
    this.#machine = new PrinterMachine(
      {
        reply: (byte) => this.#reply(byte),
        paper: (paper) => this.papers.push(paper),
      },
      () => new Date(clock.now()),
    );
  }

  readonly open: OpenTransport = async () => {
    if (!this.#isOn || !this.#isPlugged || this.#line?.isOpen) throw new Error('nobody there');
    const line = new Line(this.#keepsOldBytes, this.#clock, (bytes) => this.#send(line, bytes));
    this.#line = line;
    return line;
  };

  set(change: Parameters<PrinterMachine['set']>[0]): void {
    this.#machine.set(change);
  }

  /** Bytes that reach it without a line. */
  receive(bytes: Uint8Array): void {
    this.#machine.receive(bytes);
  }

  /**
   * What it had received and not printed is gone; what is on the paper stays. A connection does not outlive the power:
   * TCP ends at the next byte after it is back, and a serial port is taken to notice it by its signal lines, without
   * which nothing tells that the middle of a job was lost.
   */
  power(on: boolean, isNoticed: boolean): void {
    this.#isOn = on;
    if (on) return;
    if (this.#line) this.#line.isDead = true;
    this.#machine.reset();
    this.#held = [];
    if (isNoticed) this.#line?.close();
  }

  /** Unnoticed, a line like TCP keeps the bytes and delivers them when the cable is back. */
  plug(isIn: boolean, isNoticed: boolean): void {
    this.#isPlugged = isIn;
    if (!isIn) {
      if (isNoticed || this.#keepsOldBytes) this.#line?.close();
      return;
    }
    const held = this.#held;
    this.#held = [];
    for (const { line, bytes, toPrinter } of held) {
      if (toPrinter) this.#arrive(line, bytes);
      else line.hear(bytes);
    }
  }

  async #send(line: Line, bytes: Uint8Array): Promise<void> {
    const { pieceBytes, betweenPiecesMs } = this.manners;
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      if (!line.isOpen) throw new Error('closed');
      this.#arrive(line, bytes.subarray(at, at + pieceBytes));
      if (betweenPiecesMs > 0 && at + pieceBytes < bytes.length)
        await new Promise<void>((resolve) => this.#clock.after(betweenPiecesMs, resolve));
    }
  }

  #arrive(line: Line, bytes: Uint8Array): void {
    if (!this.#isOn) return;
    if (line.isDead && this.#isPlugged) line.close();
    else if (line.isDead) return;
    else if (this.#isPlugged) this.#machine.receive(bytes);
    else if (!this.#keepsOldBytes) this.#held.push({ line, bytes, toPrinter: true });
  }

  #reply(byte: number): void {
    if (this.manners.loses > 0) {
      this.manners.loses -= 1;
      return;
    }
    const line = this.#line;
    const bytes = Uint8Array.of(byte);
    const { lateMs } = this.manners;
    if (!line) return;
    if (lateMs === 0 && line.isCaughtUp) {
      this.#deliver(line, bytes);
      return;
    }
    line.underWay += 1;
    this.#clock.after(Math.max(lateMs, line.notBeforeMs - this.#clock.now()), () => {
      line.underWay -= 1;
      this.#deliver(line, bytes);
    });
    line.notBeforeMs = Math.max(line.notBeforeMs, this.#clock.now() + lateMs);
  }

  #deliver(line: Line, bytes: Uint8Array): void {
    const present = this.#line;
    if (!this.#isPlugged) this.#held.push({ line, bytes, toPrinter: false });
    else if (line.isOpen) line.hear(bytes);
    else if (this.#keepsOldBytes && present?.isOpen && this.#clock.now() - line.endedAtMs <= OLD_BYTES_MS)
      present.hear(bytes);
  }
}

class Line implements PrinterTransport {
  readonly answers = true;
  readonly keepsOldBytes: boolean;
  readonly #clock: ManualClock;
  readonly #send: (bytes: Uint8Array) => Promise<void>;
  readonly #hears: ((bytes: Uint8Array) => void)[] = [];
  readonly #ends: (() => void)[] = [];
  isOpen = true;
  /** The printer lost its power since it was opened. */
  isDead = false;
  underWay = 0;
  notBeforeMs = 0;
  endedAtMs = Number.POSITIVE_INFINITY;

  constructor(keepsOldBytes: boolean, clock: ManualClock, send: (bytes: Uint8Array) => Promise<void>) {
    this.keepsOldBytes = keepsOldBytes;
    this.#clock = clock;
    this.#send = send;
  }

  get isCaughtUp(): boolean {
    return this.underWay === 0;
  }

  write(bytes: Uint8Array): Promise<void> {
    return this.isOpen ? this.#send(bytes) : Promise.reject(new Error('closed'));
  }

  onBytes(listener: (bytes: Uint8Array) => void): void {
    this.#hears.push(listener);
  }

  onClosed(listener: () => void): void {
    if (this.isOpen) this.#ends.push(listener);
    else listener();
  }

  hear(bytes: Uint8Array): void {
    if (this.isOpen) for (const heard of this.#hears) heard(bytes);
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.endedAtMs = this.#clock.now();
    for (const ended of this.#ends.splice(0)) ended();
  }
}
