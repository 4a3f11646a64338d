import type { PersonFootage } from './person-footage.ts';

/** A screenshot: RGBA, row by row, as pngjs decodes it. */
export type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** A part of a picture, in its pixels. */
export type Region = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type SeenEyes = { readonly xPx: number; readonly yPx: number; readonly apartPx: number };

const DARK = 62;
const BRIGHT = 135;

const lumaAt = ({ data, width }: Pixels, x: number, y: number): number => {
  const at = (y * width + x) * 4;
  return (data[at] ?? 0) * 0.299 + (data[at + 1] ?? 0) * 0.587 + (data[at + 2] ?? 0) * 0.114;
};

type Blob = {
  size: number;
  xPx: number;
  yPx: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
};

/**
 * The pupils of the rendered person in a picture: two dark round spots with white beside them, side by side.
 * @returns the middle between them and their distance, in pixels of the whole picture; null when not exactly seen
 */
export function findEyes(picture: Pixels, region: Region = wholeOf(picture)): SeenEyes | null {
  const pupils = darkBlobs(picture, region).filter((blob) => isPupil(picture, blob));
  let best: { one: Blob; other: Blob; badness: number } | null = null;
  for (const one of pupils) {
    for (const other of pupils) {
      if (other.xPx <= one.xPx) continue;
      const apart = other.xPx - one.xPx;
      const tilt = Math.abs(other.yPx - one.yPx) / apart;
      const unlike = Math.abs(one.size - other.size) / Math.max(one.size, other.size);
      const badness = tilt * 4 + unlike;
      if (tilt < 0.2 && unlike < 0.6 && (!best || badness < best.badness)) best = { one, other, badness };
    }
  }
  if (!best) return null;
  const { one, other } = best;
  return { xPx: (one.xPx + other.xPx) / 2, yPx: (one.yPx + other.yPx) / 2, apartPx: other.xPx - one.xPx };
}

export const wholeOf = ({ width, height }: Pixels): Region => ({ x: 0, y: 0, width, height });

function darkBlobs(picture: Pixels, region: Region): Blob[] {
  const seen = new Uint8Array(picture.width * picture.height);
  const blobs: Blob[] = [];
  for (let y = region.y; y < region.y + region.height; y += 1) {
    for (let x = region.x; x < region.x + region.width; x += 1) {
      if (seen[y * picture.width + x] || lumaAt(picture, x, y) >= DARK) continue;
      const blob = flood(picture, region, seen, x, y);
      if (blob.size >= 6) blobs.push(blob);
    }
  }
  return blobs;
}

function flood(picture: Pixels, region: Region, seen: Uint8Array, startX: number, startY: number): Blob {
  const blob = { size: 0, xPx: 0, yPx: 0, left: startX, right: startX, top: startY, bottom: startY };
  const stack = [[startX, startY]];
  seen[startY * picture.width + startX] = 1;
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [x = 0, y = 0] = next;
    blob.size += 1;
    blob.xPx += x + 0.5;
    blob.yPx += y + 0.5;
    blob.left = Math.min(blob.left, x);
    blob.right = Math.max(blob.right, x);
    blob.top = Math.min(blob.top, y);
    blob.bottom = Math.max(blob.bottom, y);
    for (const [toX, toY] of [
      [x + 1, y],
      [x - 1, y],
      [x, y + 1],
      [x, y - 1],
    ] as const) {
      const within =
        toX >= region.x && toY >= region.y && toX < region.x + region.width && toY < region.y + region.height;
      const at = toY * picture.width + toX;
      if (!within || seen[at] || lumaAt(picture, toX, toY) >= DARK) continue;
      seen[at] = 1;
      stack.push([toX, toY]);
    }
  }
  blob.xPx /= blob.size;
  blob.yPx /= blob.size;
  return blob;
}

/** About as high as wide, even when a stereo half squeezes it, filled, and with bright eye to its left and right. */
function isPupil(picture: Pixels, blob: Blob): boolean {
  const wide = blob.right - blob.left + 1;
  const tall = blob.bottom - blob.top + 1;
  if (wide > picture.width / 12 || tall > picture.height / 12) return false;
  if (wide / tall < 0.3 || wide / tall > 3 || blob.size < wide * tall * 0.55) return false;
  const y = Math.round(blob.yPx);
  const beside = Math.max(2, Math.round(wide * 0.35));
  return [blob.left - beside, blob.right + beside].every((x) => lumaAt(picture, x, y) > BRIGHT);
}

const DIFFERENT = 26;

/** 1 where somebody is: where the picture is not the same place without anybody. */
export function silhouetteOf(picture: Pixels, empty: Pixels): Uint8Array {
  const { width, height, data } = picture;
  const there = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < there.length; at += 1, from += 4) {
    const apart = Math.max(
      Math.abs((data[from] ?? 0) - (empty.data[from] ?? 0)),
      Math.abs((data[from + 1] ?? 0) - (empty.data[from + 1] ?? 0)),
      Math.abs((data[from + 2] ?? 0) - (empty.data[from + 2] ?? 0)),
    );
    there[at] = apart > DIFFERENT ? 1 : 0;
  }
  return there;
}

/**
 * Intersection over union of who is seen and who was rendered. The two are laid upon each other at the eyes, so it
 * needs no clock: the person sways as a whole.
 * @param until rows from here down are not compared: there is a table before the person
 */
export function intersectionOverUnion(
  seen: { picture: Pixels; empty: Pixels; eyes: SeenEyes; region?: Region; until?: number },
  footage: PersonFootage,
  squeeze: { x: number; y: number } = { x: 1, y: 1 },
): number {
  const { picture, empty, eyes, region = wholeOf(picture), until = picture.height } = seen;
  const silhouette = silhouetteOf(picture, empty);
  const perSourceX = eyes.apartPx / footage.eyes.apartPx;
  const perSourceY = (perSourceX / squeeze.x) * squeeze.y;
  let both = 0;
  let either = 0;
  for (let y = region.y; y < Math.min(until, region.y + region.height); y += 1) {
    const sourceY = Math.floor(footage.eyes.yPx + (y + 0.5 - eyes.yPx) / perSourceY);
    if (sourceY < 0 || sourceY >= footage.heightPx) continue;
    for (let x = region.x; x < region.x + region.width; x += 1) {
      const sourceX = Math.floor(footage.eyes.xPx + (x + 0.5 - eyes.xPx) / perSourceX);
      const there =
        sourceX >= 0 && sourceX < footage.widthPx && footage.truth[sourceY * footage.widthPx + sourceX] === 1;
      const here = silhouette[y * picture.width + x] === 1;
      if (there && here) both += 1;
      if (there || here) either += 1;
    }
  }
  return either === 0 ? 0 : both / either;
}
