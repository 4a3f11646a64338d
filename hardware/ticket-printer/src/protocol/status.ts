import type { TicketPrinterStatus } from '@loket/contract';

/** `DLE EOT 1` to `4`: printer, cause of being offline, error, paper. Answered at once, also without paper. */
export const STATUS_REQUEST = Uint8Array.of(0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 3, 0x10, 4, 4);

/** `GS r 1`: answered in turn, so its answer says that everything before it was worked off. */
export const FENCE = Uint8Array.of(0x1d, 0x72, 1);

/** `DLE ENQ 2`: forget what is in the buffer. */
export const CLEAR_BUFFER = Uint8Array.of(0x10, 5, 2);

export type StatusBytes = readonly [printer: number, offline: number, error: number, paper: number];

/** A reply to DLE EOT has bits 1 and 4 set and bits 0 and 7 clear; nothing else that a printer sends has. */
export const isStatusReply = (byte: number): boolean => (byte & 0x93) === 0x12;

/** A reply to GS r has bits 4 and 7 clear. XON and XOFF (11, 13) have bit 4 set. */
export const isFenceReply = (byte: number): boolean => (byte & 0x90) === 0;

const bit = (byte: number, index: number) => (byte >> index) & 1;

/**
 * What the four replies mean, the most useful cause first: who opens the cover also lifts the paper off its sensor.
 * Bit meanings: Epson TM-U220, Citizen CBM1000 and CT-S2000, Bixolon SRP-350 manuals. Bit 6 of the paper byte is
 * left alone: on Citizen's PPU-231 it is a presenter's sensor.
 */
export function interpretStatus([printer, offline, error, paper]: StatusBytes): TicketPrinterStatus {
  if (bit(offline, 2)) return { state: 'cover_open' };
  if (bit(offline, 5) || bit(paper, 5)) return { state: 'paper_out' };
  if (bit(error, 3)) return { state: 'error', detail: 'cutter' };
  if (bit(error, 5)) return { state: 'error', detail: 'unrecoverable' };
  if (bit(error, 6)) return { state: 'error', detail: 'recovers_by_itself' };
  if (bit(error, 2)) return { state: 'error', detail: 'mechanical' };
  if (bit(offline, 6)) return { state: 'error', detail: 'unknown' };
  if (bit(printer, 3)) return { state: 'offline' };
  if (bit(paper, 2) || bit(paper, 3)) return { state: 'paper_low' };
  return { state: 'ready' };
}

/** With these a ticket comes out whole. */
export const canPrint = ({ state }: TicketPrinterStatus): boolean =>
  state === 'ready' || state === 'paper_low';
