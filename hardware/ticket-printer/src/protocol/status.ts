import type { TicketPrinterStatus } from '@loket/contract';
import type { PrinterProfile } from './profiles.ts';

/** `DLE EOT 1` to `4`: printer, cause of being offline, error, paper. Answered at once, also without paper. */
const STATUS_REQUEST = [0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 3, 0x10, 4, 4] as const;
/** `DLE EOT 20` of Custom's kiosk printers, answered with six bytes. */
const FULL_STATUS_REQUEST = [0x10, 4, 0x14] as const;

export const statusRequest = ({ fullStatus }: PrinterProfile): Uint8Array =>
  Uint8Array.from([...STATUS_REQUEST, ...(fullStatus ? FULL_STATUS_REQUEST : [])]);

/** `DLE ENQ 2`: forget what is in the buffer. */
export const CLEAR_BUFFER = Uint8Array.of(0x10, 5, 2);

/** `GS a`: tell online and offline, errors and paper unasked. `ESC @`, with which each job begins, ends it. */
export const TELL_UNASKED = Uint8Array.of(0x1d, 0x61, 0x0e);

/** A command whose answer comes when all before it was worked off; null for a printer that has none. */
export function inTurnRequest({ inTurn }: PrinterProfile): Uint8Array | null {
  if (inTurn === 'gs_r') return Uint8Array.of(0x1d, 0x72, 1);
  return inTurn === 'gs_i' ? identityRequest('model') : null;
}

const IDENTITY = { firmware: 65, maker: 66, model: 67, serial: 68 } as const;
export type IdentityPart = keyof typeof IDENTITY;

/** `GS I n`, answered with 5F, the text and 00. */
export const identityRequest = (part: IdentityPart): Uint8Array => Uint8Array.of(0x1d, 0x49, IDENTITY[part]);

export type StatusBytes = readonly [printer: number, offline: number, error: number, paper: number];
/** Paper, user, recoverable and unrecoverable error of `DLE EOT 20`. */
export type FullStatusBytes = readonly [paper: number, user: number, passing: number, lasting: number];
export type AsbBytes = readonly [printer: number, error: number, paper: number, reserved: number];

const bit = (byte: number, index: number) => (byte >> index) & 1;

/**
 * What the four answers mean, the most useful cause first: who opens the cover also lifts the paper off its sensor.
 * Bits: Epson TM-U220, Citizen CBM1000 and CT-S2000, Bixolon SRP-350 manuals.
 */
export function interpretStatus(
  [printer, offline, error, paper]: StatusBytes,
  profile: Pick<PrinterProfile, 'nearEndSensor' | 'paperOutBits'>,
  full?: FullStatusBytes,
): TicketPrinterStatus {
  if (bit(offline, 2)) return { state: 'cover_open' };
  if (bit(offline, 5) || paper & profile.paperOutBits || (full && bit(full[0], 0)))
    return { state: 'paper_out' };
  const fault = faultOf(error);
  if (fault) return fault;
  if (full?.[3]) return { state: 'error', detail: 'unrecoverable' };
  if (bit(offline, 6)) return { state: 'error', detail: 'unknown' };
  if (bit(printer, 3)) return { state: 'offline' };
  const isLow = bit(paper, 2) || bit(paper, 3) || (full && bit(full[0], 2));
  return isLow && profile.nearEndSensor ? { state: 'paper_low' } : { state: 'ready' };
}

/** The same, told unasked. Bits: Epson TM-U220A, Samsung and Bixolon STP-103 manuals. */
export function interpretAsb(
  [printer, error, paper]: AsbBytes,
  profile: Pick<PrinterProfile, 'nearEndSensor'>,
): TicketPrinterStatus {
  if (bit(printer, 5)) return { state: 'cover_open' };
  if (paper & 0x0c) return { state: 'paper_out' };
  const fault = faultOf(error);
  if (fault) return fault;
  if (bit(printer, 3)) return { state: 'offline' };
  return paper & 0x03 && profile.nearEndSensor ? { state: 'paper_low' } : { state: 'ready' };
}

/** `DLE EOT 3` and the second byte of an unasked status have the same bits. */
function faultOf(error: number): TicketPrinterStatus | null {
  if (bit(error, 3)) return { state: 'error', detail: 'cutter' };
  if (bit(error, 5)) return { state: 'error', detail: 'unrecoverable' };
  if (bit(error, 6)) return { state: 'error', detail: 'recovers_by_itself' };
  return bit(error, 2) ? { state: 'error', detail: 'mechanical' } : null;
}

/** With these a ticket comes out whole. */
export const canPrint = ({ state }: TicketPrinterStatus): boolean =>
  state === 'ready' || state === 'paper_low';
