import type { Capability } from '../protocol/capability.ts';
import type { Area } from '../protocol/commands.ts';
import type { PadBox } from '../record.ts';

export const KEYS = ['clear', 'agree', 'cancel'] as const;
export type PadKey = (typeof KEYS)[number];

/** Where everything stands on a pad's screen, in dots. */
export type PadLayout = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly text: Area;
  /** Where the pen writes; nothing is drawn inside, so that it can be wiped on its own. */
  readonly pen: Area;
  /** The counter line: everything below it can be touched. */
  readonly linePx: number;
  readonly keys: Readonly<Record<PadKey, Area>>;
};

const TEXT_SHARE = 0.32;
const KEYS_SHARE = 0.22;

/** The same arrangement on 320 × 200 and on 800 × 480: words, the pen's box, the line, three equal keys. */
export function layoutOf(widthPx: number, heightPx: number): PadLayout {
  const margin = Math.max(3, Math.round(widthPx / 64));
  const textBottom = Math.round(heightPx * TEXT_SHARE);
  const line = Math.round(heightPx * (1 - KEYS_SHARE));
  const keyWidth = Math.floor((widthPx - 4 * margin) / 3);
  const key = (at: number): Area => {
    const left = margin + at * (keyWidth + margin);
    return { left, top: line + margin, right: left + keyWidth - 1, bottom: heightPx - 1 - margin };
  };
  return {
    widthPx,
    heightPx,
    text: { left: margin, top: margin, right: widthPx - 1 - margin, bottom: textBottom - 1 },
    pen: { left: margin, top: textBottom + 2, right: widthPx - 1 - margin, bottom: line - margin },
    linePx: line,
    keys: { clear: key(0), agree: key(1), cancel: key(2) },
  };
}

/** The screen's dot under a point of the pen. */
export function dotAt(
  point: { readonly x: number; readonly y: number },
  { maxX, maxY, widthPx, heightPx }: Capability,
): { x: number; y: number } {
  return { x: (point.x * widthPx) / maxX, y: (point.y * heightPx) / maxY };
}

export const isInside = ({ x, y }: { x: number; y: number }, area: Area): boolean =>
  x >= area.left && x < area.right + 1 && y >= area.top && y < area.bottom + 1;

/** The pen's box in the pad's units: every point in it shows its ink inside the area. */
export function boxOf(area: Area, { maxX, maxY, widthPx, heightPx }: Capability): PadBox {
  const x = Math.ceil((area.left * maxX) / widthPx);
  const y = Math.ceil((area.top * maxY) / heightPx);
  return {
    x,
    y,
    width: Math.floor(((area.right + 1) * maxX) / widthPx) - x,
    height: Math.floor(((area.bottom + 1) * maxY) / heightPx) - y,
  };
}
