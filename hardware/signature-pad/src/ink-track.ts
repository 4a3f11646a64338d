import { dotAt, isInside, KEYS, type PadKey, type PadLayout } from './page/layout.ts';
import type { Capability } from './protocol/capability.ts';
import type { PenSample } from './protocol/pen.ts';
import type { PadBox, PadPoint } from './record.ts';
import type { PadInk } from './types.ts';

/** What one sample meant; several can follow from one. `too_much`: more than a record of strokes may hold. */
export type InkEvent =
  | { readonly kind: 'ink'; readonly point: PadInk }
  | { readonly kind: 'key'; readonly key: PadKey }
  | { readonly kind: 'too_much' };

/** The limits of the contract's record of strokes. */
export const MOST_STROKES = 200;
export const MOST_POINTS_IN_A_STROKE = 5_000;
export const LONGEST_MS = 600_000;

/** Samples to strokes and keys. A key counts when the pen was put down and lifted inside it and never left it. */
export class InkTrack {
  readonly #layout: PadLayout;
  readonly #capability: Capability;
  readonly #box: PadBox;
  #strokes: PadPoint[][] = [];
  #stroke: PadPoint[] | null = null;
  #touching = false;
  #key: PadKey | null = null;

  constructor(layout: PadLayout, capability: Capability, box: PadBox) {
    this.#layout = layout;
    this.#capability = capability;
    this.#box = box;
  }

  /** What was written so far. */
  get strokes(): readonly (readonly PadPoint[])[] {
    return this.#strokes;
  }

  /** Forgets what was written. */
  clear(): void {
    this.#strokes = [];
    this.#stroke = null;
    this.#key = null;
  }

  take(sample: PenSample, timeMs: number): InkEvent[] {
    const touching = sample.inProximity && sample.touching;
    const began = touching && !this.#touching;
    this.#touching = touching;
    return touching ? this.#press(sample, timeMs, began) : this.#lift();
  }

  #press(sample: PenSample, timeMs: number, began: boolean): InkEvent[] {
    const key = this.#keyUnder(sample);
    if (began) this.#key = key;
    else if (key !== this.#key) this.#key = null;
    return this.#isInBox(sample) ? this.#write(sample, timeMs) : this.#endStroke();
  }

  #lift(): InkEvent[] {
    const key = this.#key;
    this.#key = null;
    return [...this.#endStroke(), ...(key ? [{ kind: 'key', key } as const] : [])];
  }

  #write({ x, y, pressure }: PenSample, timeMs: number): InkEvent[] {
    if (!this.#stroke || this.#stroke.length >= MOST_POINTS_IN_A_STROKE) {
      if (this.#strokes.length >= MOST_STROKES) return [{ kind: 'too_much' }];
      this.#stroke = [];
      this.#strokes.push(this.#stroke);
    }
    const firstMs = this.#strokes[0]?.[0]?.timeMs ?? timeMs;
    if (timeMs - firstMs > LONGEST_MS) return [{ kind: 'too_much' }];
    const point = { x, y, timeMs, pressure };
    this.#stroke.push(point);
    return [{ kind: 'ink', point: this.#shareOf(point, true) }];
  }

  #endStroke(): InkEvent[] {
    const last = this.#stroke?.at(-1);
    this.#stroke = null;
    return last ? [{ kind: 'ink', point: this.#shareOf(last, false) }] : [];
  }

  #shareOf({ x, y }: PadPoint, down: boolean): PadInk {
    return { x: (x - this.#box.x) / this.#box.width, y: (y - this.#box.y) / this.#box.height, down };
  }

  #isInBox({ x, y }: PenSample): boolean {
    const { x: left, y: top, width, height } = this.#box;
    return x >= left && x < left + width && y >= top && y < top + height;
  }

  #keyUnder(sample: PenSample): PadKey | null {
    const dot = dotAt(sample, this.#capability);
    return KEYS.find((key) => isInside(dot, this.#layout.keys[key])) ?? null;
  }
}
