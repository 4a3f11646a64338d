import type { PrinterProfile } from './profiles.ts';
import type { AsbBytes, FullStatusBytes } from './status.ts';

/** What a printer says, one thing at a time. */
export type Reply =
  | { kind: 'status'; byte: number }
  | { kind: 'full_status'; bytes: FullStatusBytes }
  | { kind: 'asb'; bytes: AsbBytes }
  /** Answers in turn: a byte to `GS r`, a text to `GS I`. */
  | { kind: 'gs_r'; byte: number }
  | { kind: 'gs_i'; text: string };

/** An answer to DLE EOT has bits 1 and 4 set and bits 0 and 7 clear (Citizen CT-S310 manual, as all the masks here). */
export const isStatusReply = (byte: number): boolean => (byte & 0x93) === 0x12;
/** The first of four bytes told unasked. */
export const isAsbStart = (byte: number): boolean => (byte & 0x93) === 0x10;
/** The other three, and an answer to `GS r`, have bits 4 and 7 clear. */
const isLow = (byte: number): boolean => (byte & 0x90) === 0;

const XON = 0x11;
const XOFF = 0x13;
const TEXT_START = 0x5f;
const TEXT_END = 0x00;
const LONGEST_TEXT = 80;
const isOfText = (byte: number): boolean => byte === TEXT_END || (byte >= 0x20 && byte < 0x7f);
const FULL_STATUS_START = [0x10, 0x0f] as const;
const FULL_STATUS_BYTES = 6;

type Collecting = { kind: 'text' | 'asb' | 'full_status'; bytes: number[] };

/**
 * Tells a printer's replies apart, in whatever pieces they arrive. Flow control may stand anywhere; what is none of the
 * printer's replies is dropped, together with what it stood in.
 */
export class ReplyReader {
  readonly #profile: Pick<PrinterProfile, 'fullStatus' | 'inTurn'>;
  readonly #told: (reply: Reply) => void;
  #collecting: Collecting | null = null;

  constructor(profile: Pick<PrinterProfile, 'fullStatus' | 'inTurn'>, told: (reply: Reply) => void) {
    this.#profile = profile;
    this.#told = told;
  }

  /** Forgets the beginning of a reply whose end will not come. */
  reset(): void {
    this.#collecting = null;
  }

  read(bytes: Uint8Array): void {
    for (const byte of bytes) this.#read(byte);
  }

  #read(byte: number): void {
    const collecting = this.#collecting;
    if (collecting?.kind === 'full_status') this.#readFullStatus(collecting.bytes, byte);
    else if (byte === XON || byte === XOFF) return;
    else if (collecting?.kind === 'asb' && isLow(byte)) this.#readAsb(collecting.bytes, byte);
    else if (collecting?.kind === 'text' && isOfText(byte)) this.#readText(collecting.bytes, byte);
    else if (isStatusReply(byte)) this.#told({ kind: 'status', byte });
    else this.#begin(byte);
  }

  #begin(byte: number): void {
    const { fullStatus, inTurn } = this.#profile;
    this.#collecting = null;
    if (fullStatus && byte === FULL_STATUS_START[0])
      this.#collecting = { kind: 'full_status', bytes: [byte] };
    // Also of a printer that was not told to: its switches may say so, and three of the four look like answers in turn.
    else if (isAsbStart(byte)) this.#collecting = { kind: 'asb', bytes: [byte] };
    else if (inTurn === 'gs_i' && byte === TEXT_START) this.#collecting = { kind: 'text', bytes: [] };
    else if (inTurn === 'gs_r' && isLow(byte)) this.#told({ kind: 'gs_r', byte });
  }

  #readFullStatus(bytes: number[], byte: number): void {
    bytes.push(byte);
    if (bytes.length === 2 && byte !== FULL_STATUS_START[1]) {
      this.#collecting = null;
      this.#read(byte);
    }
    if (bytes.length < FULL_STATUS_BYTES) return;
    this.#collecting = null;
    const [, , paper = 0, user = 0, passing = 0, lasting = 0] = bytes;
    this.#told({ kind: 'full_status', bytes: [paper, user, passing, lasting] });
  }

  #readAsb(bytes: number[], byte: number): void {
    bytes.push(byte);
    const [printer = 0, error = 0, paper = 0, reserved] = bytes;
    if (reserved === undefined) return;
    this.#collecting = null;
    this.#told({ kind: 'asb', bytes: [printer, error, paper, reserved] });
  }

  #readText(bytes: number[], byte: number): void {
    if (byte !== TEXT_END && bytes.length < LONGEST_TEXT) {
      bytes.push(byte);
      return;
    }
    this.#collecting = null;
    if (byte === TEXT_END) this.#told({ kind: 'gs_i', text: String.fromCharCode(...bytes) });
  }
}
