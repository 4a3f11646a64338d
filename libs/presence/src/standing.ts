import { type Head, MASK_HEIGHT, MASK_WIDTH } from './mask.ts';
import { mmPerPxOf, type Standing } from './person.ts';

/** Heads measured before the size is fixed for the rest of the call. */
const MEASURED_HEADS = 15;
/** In this time the place of the eyes follows the head most of the way: posture, not every nod. */
const FOLLOW_MS = 1_500;
/** Nobody is seen as yet: eyes in the middle, a little above half. */
const UNSEEN = { xShare: 0.5, yShare: 0.38 } as const;

/**
 * Where the inspector's eyes are and how large they are, from the heads found so far. The place follows slowly; the
 * size is the median of the first heads and then stays, for a person who grows and shrinks is no longer in the room.
 */
export function standingFinder() {
  const widths: number[] = [];
  let eyes: { xShare: number; yShare: number } | null = null;
  let lastAtMs = 0;

  return {
    /** @param head in pixels of the mask, or null where none was found: nothing changes then */
    see(head: Head | null, atMs: number): void {
      if (!head) return;
      if (widths.length < MEASURED_HEADS) widths.push(head.widthPx);
      const seen = { xShare: head.xPx / MASK_WIDTH, yShare: head.eyesYPx / MASK_HEIGHT };
      const share = eyes ? 1 - Math.exp(-Math.max(0, atMs - lastAtMs) / FOLLOW_MS) : 1;
      const from = eyes ?? seen;
      eyes = {
        xShare: from.xShare + (seen.xShare - from.xShare) * share,
        yShare: from.yShare + (seen.yShare - from.yShare) * share,
      };
      lastAtMs = atMs;
    },
    /** In pixels of a source of this size. */
    standing(sourceWidthPx: number, sourceHeightPx: number): Standing {
      const { xShare, yShare } = eyes ?? UNSEEN;
      const head = median(widths);
      return {
        eyes: { xPx: xShare * sourceWidthPx, yPx: yShare * sourceHeightPx },
        mmPerPx: mmPerPxOf(head === null ? null : (head / MASK_WIDTH) * sourceWidthPx, sourceWidthPx),
      };
    },
  };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
