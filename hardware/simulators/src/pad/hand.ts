import { EXAMPLE_HEIGHT, EXAMPLE_SIGNATURE, EXAMPLE_WIDTH, type RecordedPoint } from './example-signature.ts';
import { PAD_UNITS_PER_INCH, type PadModelFacts } from './models.ts';
import type { ScreenArea } from './screen.ts';
import type { PenEvent } from './virtual-pad.ts';

const HUNDREDTHS_PER_INCH = 2_540;
const REPORT_EVERY_MS = 5;
const HOVERS = 3;
const TAP_POINTS = 8;

/**
 * Recorded strokes as a pen makes them over an area of the screen: it comes near, writes, lifts, is seen hovering
 * between strokes, and goes away with a sample of zeros. `startMs` is the pad's clock at the first.
 */
export function penWriting(
  strokes: readonly (readonly RecordedPoint[])[],
  { maxX, maxY, widthPx, heightPx }: PadModelFacts,
  area: ScreenArea,
  startMs = 0,
): PenEvent[] {
  const perDotX = maxX / widthPx;
  const perDotY = maxY / heightPx;
  const units = PAD_UNITS_PER_INCH / HUNDREDTHS_PER_INCH;
  const room = {
    width: (area.right - area.left + 1) * perDotX,
    height: (area.bottom - area.top + 1) * perDotY,
  };
  const scale = Math.min(units, (room.width * 0.96) / EXAMPLE_WIDTH, (room.height * 0.94) / EXAMPLE_HEIGHT);
  const left = area.left * perDotX + (room.width - EXAMPLE_WIDTH * scale) / 2;
  const top = area.top * perDotY + (room.height - EXAMPLE_HEIGHT * scale) / 2;
  const events: PenEvent[] = [];
  for (const stroke of strokes) {
    const written = stroke.map(([x, y, pressure, timeMs]) => ({
      x: Math.round(left + x * scale),
      y: Math.round(top + y * scale),
      pressure,
      touching: true,
      inProximity: true,
      timeMs: startMs + HOVERS * REPORT_EVERY_MS + timeMs,
    }));
    events.push(...hovering(written[0], -HOVERS), ...written, ...hovering(written.at(-1), HOVERS));
  }
  return [...events, away(events.at(-1)?.timeMs ?? startMs)];
}

/** The signature of 300 points on paper, as large as it was made or as the area allows. */
export const exampleSignature = (facts: PadModelFacts, area: ScreenArea, startMs = 0): PenEvent[] =>
  penWriting(EXAMPLE_SIGNATURE, facts, area, startMs);

/** The pen put down on a dot of the screen and lifted there. */
export function penTap(facts: PadModelFacts, dotX: number, dotY: number, startMs = 0): PenEvent[] {
  const x = Math.round((dotX * facts.maxX) / facts.widthPx);
  const y = Math.round((dotY * facts.maxY) / facts.heightPx);
  const pressed = Array.from({ length: TAP_POINTS }, (_, at) => ({
    x,
    y,
    pressure: 300,
    touching: true,
    inProximity: true,
    timeMs: startMs + at * REPORT_EVERY_MS,
  }));
  const lifted = hovering(pressed.at(-1), HOVERS);
  return [...pressed, ...lifted, away(lifted.at(-1)?.timeMs ?? startMs)];
}

/** Seen but not touching, before (negative) or after a point. */
function hovering(point: PenEvent | undefined, count: number): PenEvent[] {
  if (!point) return [];
  return Array.from({ length: Math.abs(count) }, (_, at) => ({
    ...point,
    pressure: 0,
    touching: false,
    timeMs: point.timeMs + (count < 0 ? count + at : at + 1) * REPORT_EVERY_MS,
  }));
}

const away = (timeMs: number): PenEvent => ({
  x: 0,
  y: 0,
  pressure: 0,
  touching: false,
  inProximity: false,
  timeMs: timeMs + REPORT_EVERY_MS,
});
