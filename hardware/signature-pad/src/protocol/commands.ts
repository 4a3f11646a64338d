import { asBigEndian32, asLittleEndian16 } from './numbers.ts';

/** Screen dots, both corners inside; `left` ≤ `right` and `top` ≤ `bottom`. */
export type Area = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Report 32: what pen reports carry. 3: the pad's time and sequence too. */
export type PenDataOption = 0 | 3;

export const START_CAPTURE = 0x15;
export const END_CAPTURE = 0x16;
export const CLEAR_SCREEN = 0x20;
export const INKING_MODE = 0x21;
export const INK_THRESHOLD = 0x22;
export const CLEAR_SCREEN_AREA = 0x23;
export const HANDWRITING_AREA = 0x2a;
export const PEN_DATA_OPTION_MODE = 0x32;

/** The pressures at which ink begins and ends; 0 to 1023. */
export const DEFAULT_INK_THRESHOLD = { on: 21, off: 16 } as const;

const area = ({ left, top, right, bottom }: Area): number[] =>
  [left, top, right, bottom].flatMap((value) => asLittleEndian16(value));

export const reset = (kind: 'soft' | 'hard'): Uint8Array => Uint8Array.of(0x04, kind === 'hard' ? 1 : 0);
export const startCapture = (session: number): Uint8Array =>
  Uint8Array.of(START_CAPTURE, ...asBigEndian32(session));
export const endCapture = (): Uint8Array => Uint8Array.of(END_CAPTURE, 0);
export const clearScreen = (): Uint8Array => Uint8Array.of(CLEAR_SCREEN, 0);
export const inkingMode = (on: boolean): Uint8Array => Uint8Array.of(INKING_MODE, on ? 1 : 0);
export const inkThreshold = (on: number, off: number): Uint8Array =>
  Uint8Array.of(INK_THRESHOLD, ...asLittleEndian16(on), ...asLittleEndian16(off));
export const clearScreenArea = (cleared: Area): Uint8Array =>
  Uint8Array.of(CLEAR_SCREEN_AREA, 0, 1, ...area(cleared));
export const handwritingArea = (writable: Area): Uint8Array =>
  Uint8Array.of(HANDWRITING_AREA, ...area(writable));
export const penDataOptionMode = (option: PenDataOption): Uint8Array =>
  Uint8Array.of(PEN_DATA_OPTION_MODE, option);
