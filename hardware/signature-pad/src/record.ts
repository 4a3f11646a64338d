import type { PenStrokes } from '@loket/contract';
import type { Capability } from './protocol/capability.ts';

/** A point of the pen inside its box: the pad's own units from the pad's own corner, time in ms without a wrap. */
export type PadPoint = {
  readonly x: number;
  readonly y: number;
  readonly timeMs: number;
  readonly pressure: number;
};

/** What the pen wrote: strokes in the pad's numbers, `timeMs` never decreasing. */
export type PadRecording = {
  readonly strokes: readonly (readonly PadPoint[])[];
  /** Whether times are the pad's own clock or those of arrival. */
  readonly ownTime: boolean;
  readonly missingReports: number;
};

/** The box on the pad in its units: the far edges lie outside. */
export type PadBox = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Hundredths of a millimetre in an inch: a pad of as many units, which every STU is, needs no rounding. */
const HUNDREDTHS_PER_INCH = 2_540;
const CLOCK_WRAPS_AT = 0x1_0000;

/** The contract's record of what was written; the first point's time is 0. */
export function penStrokesOf(
  recording: PadRecording,
  box: PadBox,
  model: string,
  { maxPressure, unitsPerInch }: Pick<Capability, 'maxPressure' | 'unitsPerInch'>,
): PenStrokes {
  const hundredths = (units: number) => Math.round((units * HUNDREDTHS_PER_INCH) / unitsPerInch);
  const firstMs = recording.strokes[0]?.[0]?.timeMs ?? 0;
  return {
    device: {
      kind: 'pad',
      model,
      pressureLevels: maxPressure,
      unitsPerInch,
      origin: { x: box.x, y: box.y },
      ...(recording.ownTime ? { firstTimeMs: Math.round(firstMs) % CLOCK_WRAPS_AT } : {}),
      missingReports: recording.missingReports,
    },
    widthHundredthsMm: hundredths(box.width),
    heightHundredthsMm: hundredths(box.height),
    strokes: recording.strokes.map((stroke) =>
      stroke.map(({ x, y, timeMs, pressure }) => ({
        x: hundredths(x - box.x),
        y: hundredths(y - box.y),
        tMs: Math.round(timeMs - firstMs),
        pressure: Math.min(1, pressure / maxPressure),
      })),
    ),
  };
}

/** A point as the pad sent it; `clockMs` (0 to 65,535) only where the pad told its own time. */
export type PadNumbers = {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
  readonly tMs: number;
  readonly clockMs?: number;
};

/**
 * The pad's own numbers again, exactly as it sent them, for pads of up to 2,540 units an inch (finer ones come back to
 * the nearest hundredth of a millimetre). Null: these strokes are not a pad's.
 */
export function padSamplesOf(strokes: PenStrokes): readonly (readonly PadNumbers[])[] | null {
  const { device } = strokes;
  if (device?.kind !== 'pad') return null;
  const units = (hundredths: number) => Math.round((hundredths * device.unitsPerInch) / HUNDREDTHS_PER_INCH);
  const origin = device.origin ?? { x: 0, y: 0 };
  const { firstTimeMs } = device;
  return strokes.strokes.map((stroke) =>
    stroke.map(({ x, y, tMs, pressure }) => ({
      x: units(x) + origin.x,
      y: units(y) + origin.y,
      pressure: Math.round(pressure * device.pressureLevels),
      tMs,
      ...(firstTimeMs === undefined ? {} : { clockMs: (firstTimeMs + tMs) % CLOCK_WRAPS_AT }),
    })),
  );
}
