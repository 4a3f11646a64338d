/** Pixels of the model: what it takes and what it gives. */
export const MASK_WIDTH = 256;
export const MASK_HEIGHT = 144;

/** Share of the mask before that stays where nothing moved, and the change of brightness from which none does. */
const KEPT_WHERE_STILL = 0.65;
const MOVED_FROM = 28;

/**
 * Calms the mask in time: where the picture stands still the mask before counts too, where it moves only the new one,
 * so that edges neither flicker nor drag behind.
 * @param fresh the model's answer, 0 to 1
 * @param luma brightness of this frame, 0 to 255
 * @param state the mask and the brightness of the frame before; both are overwritten
 */
export function calm(
  fresh: Float32Array,
  luma: Uint8Array,
  state: { readonly mask: Float32Array; readonly luma: Uint8Array; empty: boolean },
): void {
  for (let at = 0; at < fresh.length; at += 1) {
    const now = fresh[at] ?? 0;
    const moved = Math.abs((luma[at] ?? 0) - (state.luma[at] ?? 0)) / MOVED_FROM;
    const kept = state.empty ? 0 : KEPT_WHERE_STILL * Math.max(0, 1 - moved);
    state.mask[at] = now * (1 - kept) + (state.mask[at] ?? 0) * kept;
    state.luma[at] = luma[at] ?? 0;
  }
  state.empty = false;
}

/** What the picture of a head tells, in pixels of the mask. */
export type Head = {
  readonly topPx: number;
  readonly widthPx: number;
  /** Middle of the head, left to right. */
  readonly xPx: number;
  readonly eyesYPx: number;
};

/** From the top of the hair down to the eyes, in head widths: eyes lie half-way down a head. */
const EYES_BELOW_TOP = 0.7;
const MIN_HEAD_PX = 10;
const SURE = 128;

type Run = { readonly from: number; readonly to: number };

/**
 * Finds the head in a mask: the upper part that is about as high as it is wide, with or without a neck to be seen.
 * @param mask 0 to 255, row by row
 * @returns null when nobody is seen, or the head is not in the picture
 */
export function findHead(mask: Uint8Array, width = MASK_WIDTH, height = MASK_HEIGHT): Head | null {
  const runs = Array.from({ length: height }, (_, y) => longestRun(mask, y * width, width));
  const top = runs.findIndex((_, y) => isSolid(runs, y));
  if (top < 0) return null;
  let widest = 0;
  for (let y = top; y < height; y += 1) {
    const wide = lengthOf(runs[y]);
    const depth = y - top;
    // A head is widest at half its height, which is two thirds of its breadth down; the shoulders begin below its breadth.
    if (depth > MIN_HEAD_PX && depth > widest * 0.95) break;
    widest = Math.max(widest, wide);
  }
  if (widest < MIN_HEAD_PX) return null;
  const eyesYPx = top + widest * EYES_BELOW_TOP;
  if (eyesYPx >= height) return null;
  return { topPx: top, widthPx: widest, xPx: middleAround(runs, top, widest), eyesYPx };
}

function longestRun(mask: Uint8Array, start: number, width: number): Run {
  let best: Run = { from: 0, to: 0 };
  let from = 0;
  for (let x = 0; x <= width; x += 1) {
    if (x < width && (mask[start + x] ?? 0) >= SURE) continue;
    if (x - from > best.to - best.from) best = { from, to: x };
    from = x + 1;
  }
  return best;
}

const lengthOf = (run: Run | undefined) => (run ? run.to - run.from : 0);

/** The first of several rows that lie on each other: a speck above the head is none. */
function isSolid(runs: readonly Run[], y: number): boolean {
  const rows = runs.slice(y, y + 6);
  return (
    rows.length === 6 && rows.every((run, at) => lengthOf(run) >= 4 && touches(run, rows[at - 1] ?? run))
  );
}

const touches = (one: Run, other: Run) => one.from < other.to && other.from < one.to;

function middleAround(runs: readonly Run[], top: number, widest: number): number {
  const rows = runs
    .slice(Math.round(top + widest * 0.3), Math.round(top + widest))
    .filter((run) => lengthOf(run) > 0);
  const middles = rows.map(({ from, to }) => (from + to) / 2);
  return middles.reduce((sum, each) => sum + each, 0) / Math.max(1, middles.length);
}
