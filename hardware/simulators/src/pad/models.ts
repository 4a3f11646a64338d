/** The pads that can be played. Figures: the 430's as Wacom lists its 430V; the 540's by its scale; the 530 like it. */
export type PadModelName = 'STU-430' | 'STU-530' | 'STU-540';

export type PadModelFacts = {
  readonly productId: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Bits of the capability report: 1 zlib, 2 mono, 4 565, 8 24-bit. 0: old firmware that does not say. */
  readonly encodingFlags: number;
  /** Length of the largest report 26. */
  readonly blockReportBytes: number;
  readonly hasESerial: boolean;
};

export const PAD_MODELS: Readonly<Record<PadModelName, PadModelFacts>> = {
  'STU-430': {
    productId: 0x00a4,
    maxX: 9_600,
    maxY: 6_000,
    widthPx: 320,
    heightPx: 200,
    encodingFlags: 0x03,
    blockReportBytes: 256,
    hasESerial: false,
  },
  'STU-530': {
    productId: 0x00a5,
    maxX: 10_800,
    maxY: 6_480,
    widthPx: 800,
    heightPx: 480,
    encodingFlags: 0x0f,
    blockReportBytes: 256,
    hasESerial: false,
  },
  'STU-540': {
    productId: 0x00a8,
    maxX: 10_800,
    maxY: 6_480,
    widthPx: 800,
    heightPx: 480,
    encodingFlags: 0x0f,
    blockReportBytes: 2_560,
    hasESerial: true,
  },
};

export const PAD_MAX_PRESSURE = 1_023;
export const PAD_REPORTS_PER_SECOND = 200;
export const PAD_UNITS_PER_INCH = 2_540;
