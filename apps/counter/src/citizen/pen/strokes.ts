import { PenStrokes } from '@loket/contract';

/** Where the pen is: CSS pixels in the box, the page's clock in ms, pressure 0 to 1. */
export type PenPoint = { x: number; y: number; atMs: number; pressure: number };

export type PenBox = { widthPx: number; heightPx: number; widthMm: number; heightMm: number };

const MOST_STROKES = 200;
const MOST_POINTS = 5_000;
const LONGEST_MS = 600_000;
/** Less than this of a line is a slip of the hand. */
const LEAST_LENGTH_MM = 10;

/** What was drawn so far, as points in pixels; each stroke is one touch. Nothing here is changed in place. */
export type Drawing = readonly (readonly PenPoint[])[];

export const begin = (drawing: Drawing, point: PenPoint): Drawing =>
  drawing.length < MOST_STROKES ? [...drawing, [point]] : drawing;

export function extend(drawing: Drawing, points: readonly PenPoint[]): Drawing {
  const last = drawing.at(-1);
  if (!last || points.length === 0) return drawing;
  return [...drawing.slice(0, -1), [...last, ...points].slice(0, MOST_POINTS)];
}

/** In hundredths of a millimetre from the box's top left, time from the first point; null while it is too little. */
export function strokesOf(drawing: Drawing, box: PenBox): PenStrokes | null {
  if (lengthMm(drawing, box) < LEAST_LENGTH_MM) return null;
  const startMs = drawing[0]?.[0]?.atMs ?? 0;
  const width = Math.round(box.widthMm * 100);
  const height = Math.round(box.heightMm * 100);
  const place = (px: number, wholePx: number, whole: number) =>
    Math.min(whole, Math.max(0, Math.round((px / wholePx) * whole)));
  const strokes = PenStrokes.safeParse({
    widthHundredthsMm: width,
    heightHundredthsMm: height,
    strokes: drawing.map((stroke) =>
      stroke.map(({ x, y, atMs, pressure }) => ({
        x: place(x, box.widthPx, width),
        y: place(y, box.heightPx, height),
        tMs: Math.min(LONGEST_MS, Math.max(0, Math.round(atMs - startMs))),
        pressure: Math.min(1, Math.max(0, pressure)),
      })),
    ),
  });
  return strokes.success ? strokes.data : null;
}

function lengthMm(drawing: Drawing, { widthPx, widthMm }: PenBox): number {
  let px = 0;
  for (const stroke of drawing)
    for (const [at, point] of stroke.entries()) {
      const before = stroke[at - 1];
      if (before) px += Math.hypot(point.x - before.x, point.y - before.y);
    }
  return (px / widthPx) * widthMm;
}
