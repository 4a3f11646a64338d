import { asBigEndian16, bigEndian16 } from './numbers.ts';
import { CAPABILITY } from './reports.ts';

/** Report 09: what the pad measures and shows. */
export type Capability = {
  /** Largest pen coordinates; the screen's far corner. */
  readonly maxX: number;
  readonly maxY: number;
  readonly maxPressure: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly reportsPerSecond: number;
  readonly unitsPerInch: number;
  /** Bits of `ENCODING_FLAG`; 0 on older firmware: then the model decides. */
  readonly encodingFlags: number;
};

/** Null: not a whole capability report, or one without a size. */
export function decodeCapability(report: Uint8Array): Capability | null {
  if (report[0] !== CAPABILITY.id || report.length < CAPABILITY.length) return null;
  const capability = {
    maxX: bigEndian16(report, 1),
    maxY: bigEndian16(report, 3),
    maxPressure: bigEndian16(report, 5),
    widthPx: bigEndian16(report, 7),
    heightPx: bigEndian16(report, 9),
    reportsPerSecond: report[11] ?? 0,
    unitsPerInch: bigEndian16(report, 12),
    encodingFlags: report[14] ?? 0,
  };
  const { maxX, maxY, maxPressure, widthPx, heightPx, unitsPerInch } = capability;
  return [maxX, maxY, maxPressure, widthPx, heightPx, unitsPerInch].every((value) => value > 0)
    ? capability
    : null;
}

export function encodeCapability(capability: Capability): Uint8Array {
  return Uint8Array.of(
    CAPABILITY.id,
    ...asBigEndian16(capability.maxX),
    ...asBigEndian16(capability.maxY),
    ...asBigEndian16(capability.maxPressure),
    ...asBigEndian16(capability.widthPx),
    ...asBigEndian16(capability.heightPx),
    capability.reportsPerSecond,
    ...asBigEndian16(capability.unitsPerInch),
    capability.encodingFlags,
    0,
    0,
  );
}
