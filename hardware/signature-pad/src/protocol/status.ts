import { asBigEndian16, bigEndian16 } from './numbers.ts';
import { STATUS } from './reports.ts';

/** What the pad is doing; commands outside their state are refused with `wrong_state`. */
export type PadState =
  | 'ready'
  | 'image'
  | 'capture'
  | 'calculating'
  | 'boot_image'
  | 'rom_busy'
  | 'reset'
  | 'unknown';

/** Why the pad did not do what it was told last. */
export type PadRefusal =
  | 'wrong_id'
  | 'wrong_state'
  | 'checksum'
  | 'bad_parameter'
  | 'encoding'
  | 'image_too_long'
  | 'zlib'
  | 'bad_area'
  | 'unknown';

export type PadStatusReport = {
  readonly state: PadState;
  /** Of the last command; null: it was done. */
  readonly refusal: PadRefusal | null;
  /** The two bytes as they came. */
  readonly stateCode: number;
  readonly resultCode: number;
  readonly word: number;
};

const STATES: Readonly<Record<number, PadState>> = {
  0: 'ready',
  1: 'image',
  2: 'capture',
  3: 'calculating',
  4: 'boot_image',
  5: 'rom_busy',
  255: 'reset',
};

const REFUSALS: Readonly<Record<number, PadRefusal>> = {
  1: 'wrong_id',
  2: 'wrong_state',
  3: 'checksum',
  4: 'bad_parameter',
  16: 'encoding',
  17: 'image_too_long',
  18: 'zlib',
  21: 'bad_area',
};

/** Report 03. Null: not a whole status report. The order of its last two bytes is not known; nothing hangs on it. */
export function decodeStatus(report: Uint8Array): PadStatusReport | null {
  const [id, stateCode, resultCode] = report;
  if (
    id !== STATUS.id ||
    report.length < STATUS.length ||
    stateCode === undefined ||
    resultCode === undefined
  )
    return null;
  return {
    state: STATES[stateCode] ?? 'unknown',
    refusal: resultCode === 0 ? null : (REFUSALS[resultCode] ?? 'unknown'),
    stateCode,
    resultCode,
    word: bigEndian16(report, 3),
  };
}

export function encodeStatus(status: Pick<PadStatusReport, 'stateCode' | 'resultCode' | 'word'>): Uint8Array {
  return Uint8Array.of(STATUS.id, status.stateCode, status.resultCode, ...asBigEndian16(status.word));
}
