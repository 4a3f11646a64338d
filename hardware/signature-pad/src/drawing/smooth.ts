import type { PenStrokes } from '@loket/contract';

/** A place on a smooth line with the pen's width there; hundredths of a millimetre. */
export type Nib = { readonly x: number; readonly y: number; readonly width: number };
type StrokePoint = PenStrokes['strokes'][number][number];

/** A fine pen: a quarter of a millimetre without pressure, nine tenths with all of it. */
export const THINNEST = 25;
export const THICKEST = 90;
const STEP = 20;
const MOST_STEPS = 24;

/** A stroke as many small steps along a Catmull-Rom curve through its points; one nib for a dot. */
export function smoothed(stroke: readonly StrokePoint[]): readonly Nib[] {
  const nibs = withEvenWidth(stroke.map(({ x, y, pressure }) => ({ x, y, width: widthOf(pressure) })));
  const [first] = nibs;
  if (!first) return [];
  const line: Nib[] = [first];
  for (let at = 0; at + 1 < nibs.length; at += 1) {
    const [p1, p2] = [nibs[at] ?? first, nibs[at + 1] ?? first];
    const [p0, p3] = [nibs[at - 1] ?? p1, nibs[at + 2] ?? p2];
    const steps = Math.min(MOST_STEPS, Math.max(1, Math.ceil(Math.hypot(p2.x - p1.x, p2.y - p1.y) / STEP)));
    for (let step = 1; step <= steps; step += 1) line.push(between(p0, p1, p2, p3, step / steps));
  }
  return line;
}

const widthOf = (pressure: number): number => THINNEST + (THICKEST - THINNEST) * pressure ** 0.7;

/** A hand's pressure changes slowly; its measurement jitters. */
function withEvenWidth(nibs: readonly Nib[]): Nib[] {
  return nibs.map((nib, at) => {
    const before = nibs[at - 1] ?? nib;
    const after = nibs[at + 1] ?? nib;
    return { ...nib, width: (before.width + 2 * nib.width + after.width) / 4 };
  });
}

function between(p0: Nib, p1: Nib, p2: Nib, p3: Nib, t: number): Nib {
  const along = (a: number, b: number, c: number, d: number) =>
    b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  return {
    x: along(p0.x, p1.x, p2.x, p3.x),
    y: along(p0.y, p1.y, p2.y, p3.y),
    width: p1.width + (p2.width - p1.width) * t,
  };
}
