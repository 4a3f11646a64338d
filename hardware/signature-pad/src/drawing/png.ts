import type { PenStrokes } from '@loket/contract';
import { PNG } from 'pngjs';
import { type Nib, smoothed } from './smooth.ts';

export type PngOptions = {
  /** 12 (305 dots an inch) unless told; less when a side would be longer than 4,096 dots. */
  readonly dotsPerMm?: number;
  readonly background?: 'white' | 'transparent';
};

const LONGEST_SIDE_PX = 4_096;

/** The strokes in black, as a PNG file. */
export function strokesToPng(strokes: PenStrokes, options: PngOptions = {}): Uint8Array {
  const { widthHundredthsMm, heightHundredthsMm } = strokes;
  const longestMm = Math.max(widthHundredthsMm, heightHundredthsMm) / 100;
  const dotsPerMm = Math.min(options.dotsPerMm ?? 12, LONGEST_SIDE_PX / longestMm);
  const scale = dotsPerMm / 100;
  const widthPx = Math.max(1, Math.round(widthHundredthsMm * scale));
  const heightPx = Math.max(1, Math.round(heightHundredthsMm * scale));
  const inked = new Uint8Array(widthPx * heightPx);
  for (const stroke of strokes.strokes) {
    const nibs = smoothed(stroke).map(({ x, y, width }) => ({
      x: x * scale,
      y: y * scale,
      width: width * scale,
    }));
    for (const [at, nib] of nibs.entries()) draw(inked, widthPx, heightPx, nibs[at - 1] ?? nib, nib);
  }
  return PNG.sync.write(pictureOf(inked, widthPx, heightPx, options.background ?? 'white'));
}

function pictureOf(inked: Uint8Array, width: number, height: number, background: string): PNG {
  const picture = new PNG({ width, height });
  const isWhite = background === 'white';
  const { data } = picture;
  for (let at = 0; at < inked.length; at += 1) {
    const ink = inked[at] ?? 0;
    data.fill(isWhite ? 255 - ink : 0, at * 4, at * 4 + 3);
    data[at * 4 + 3] = isWhite ? 255 : ink;
  }
  return picture;
}

/** A line between two round nibs: each dot as dark as it is deep inside. */
function draw(inked: Uint8Array, widthPx: number, heightPx: number, from: Nib, to: Nib): void {
  const reach = Math.max(from.width, to.width) / 2 + 1;
  const top = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach));
  const bottom = Math.min(heightPx - 1, Math.ceil(Math.max(from.y, to.y) + reach));
  const left = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach));
  const right = Math.min(widthPx - 1, Math.ceil(Math.max(from.x, to.x) + reach));
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const depth = depthIn(from, to, x + 0.5, y + 0.5);
      const ink = Math.round(255 * Math.min(1, Math.max(0, depth + 0.5)));
      const at = y * widthPx + x;
      if (ink > (inked[at] ?? 0)) inked[at] = ink;
    }
  }
}

/** How far a place lies inside the line's edge; negative outside. */
function depthIn(from: Nib, to: Nib, x: number, y: number): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const lengthSquared = dx * dx + dy * dy;
  const along =
    lengthSquared === 0
      ? 0
      : Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / lengthSquared));
  const width = from.width + (to.width - from.width) * along;
  return width / 2 - Math.hypot(x - from.x - dx * along, y - from.y - dy * along);
}
