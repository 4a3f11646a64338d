import { closeSync, openSync, writeSync } from 'node:fs';
import { figureAt, officeAt, PUPIL_FROM_MIDDLE } from './figure.ts';

export type PersonFootage = {
  /** YUV4MPEG2, for Chromium's `--use-file-for-fake-video-capture`; it loops without a jump. */
  readonly file: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly framesPerSecond: number;
  /** What the person covers in the middle of the movement: 1 is person, row by row. */
  readonly truth: Uint8Array;
  /** In the same frame, in its pixels. */
  readonly eyes: { readonly xPx: number; readonly yPx: number; readonly apartPx: number };
};

/** Head breadth as a share of the picture's width: a face 0.8 m from a camera of 60°. */
const HEAD_SHARE = 0.186;
/** Eyes a little above the middle, as people sit before a webcam. */
const EYES_AT = { x: 0.5, y: 0.4 } as const;
/** How far the person sways to each side, as a share of the width. */
const SWAY = 0.006;
const FRAMES = 50;
const FRAMES_PER_SECOND = 25;

type Sprite = { readonly rgb: Float32Array; readonly cover: Float32Array };

type Size = { readonly widthPx?: number; readonly heightPx?: number };

/**
 * Renders two seconds of a person who sits before a webcam and sways a little, and tells where that person is.
 * @param file where the footage goes; 640 × 360 are 17 MB, so it is made when needed and not kept
 */
export function makePersonFootage(file: string, size: Size = {}): PersonFootage {
  const { footage, sprite } = describe(file, size);
  const { widthPx, heightPx } = footage;
  const office = renderOffice(widthPx, heightPx);
  const out = openSync(file, 'w', 0o644);
  try {
    writeSync(out, `YUV4MPEG2 W${widthPx} H${heightPx} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`);
    for (let frame = 0; frame < FRAMES; frame += 1) {
      const turn = (frame / FRAMES) * Math.PI * 2;
      const shiftX = Math.round(Math.sin(turn) * SWAY * widthPx);
      const shiftY = Math.round(Math.sin(turn * 2) * SWAY * widthPx * 0.3);
      writeSync(out, 'FRAME\n');
      const rgb = composed(sprite, office, { widthPx, heightPx, shiftX, shiftY });
      writeSync(out, asI420(rgb, widthPx, heightPx));
    }
  } finally {
    closeSync(out);
  }
  return footage;
}

/** What footage that was made before shows, without making it again. */
export const knownPersonFootage = (file: string, size: Size = {}): PersonFootage =>
  describe(file, size).footage;

function describe(file: string, { widthPx = 640, heightPx = 360 }: Size) {
  const eyes = { xPx: EYES_AT.x * widthPx, yPx: EYES_AT.y * heightPx };
  const unit = HEAD_SHARE * widthPx;
  const sprite = renderSprite(widthPx, heightPx, eyes, unit);
  const footage: PersonFootage = {
    file,
    widthPx,
    heightPx,
    framesPerSecond: FRAMES_PER_SECOND,
    truth: Uint8Array.from(sprite.cover, (share) => (share >= 0.5 ? 1 : 0)),
    eyes: { ...eyes, apartPx: PUPIL_FROM_MIDDLE * 2 * unit },
  };
  return { footage, sprite };
}

const FINE = 3;

/** The person at rest; each pixel is the mean of nine points. */
function renderSprite(
  width: number,
  height: number,
  eyes: { xPx: number; yPx: number },
  unit: number,
): Sprite {
  const rgb = new Float32Array(width * height * 3);
  const cover = new Float32Array(width * height);
  for (let at = 0; at < cover.length; at += 1) {
    const x = at % width;
    const y = Math.floor(at / width);
    let hits = 0;
    for (let point = 0; point < FINE * FINE; point += 1) {
      const atX = (x + ((point % FINE) + 0.5) / FINE - eyes.xPx) / unit;
      const atY = (y + (Math.floor(point / FINE) + 0.5) / FINE - eyes.yPx) / unit;
      const colour = figureAt(atX, atY);
      if (!colour) continue;
      hits += 1;
      for (const [channel, value] of colour.entries())
        rgb[at * 3 + channel] = (rgb[at * 3 + channel] ?? 0) + value;
    }
    for (let channel = 0; channel < 3; channel += 1)
      rgb[at * 3 + channel] = (rgb[at * 3 + channel] ?? 0) / Math.max(1, hits);
    cover[at] = hits / (FINE * FINE);
  }
  return { rgb, cover };
}

function renderOffice(width: number, height: number): Float32Array {
  const rgb = new Float32Array(width * height * 3);
  for (let at = 0; at < width * height; at += 1)
    rgb.set(officeAt((at % width) / width, Math.floor(at / width) / height), at * 3);
  return rgb;
}

type Frame = { widthPx: number; heightPx: number; shiftX: number; shiftY: number };

function composed(
  sprite: Sprite,
  office: Float32Array,
  { widthPx, heightPx, shiftX, shiftY }: Frame,
): Float32Array {
  const rgb = Float32Array.from(office);
  for (let y = 0; y < heightPx; y += 1) {
    // Below the picture the body goes on: its last row is repeated where the sway would uncover it.
    const fromY = Math.min(heightPx - 1, y - shiftY);
    if (fromY < 0) continue;
    for (let x = 0; x < widthPx; x += 1) {
      const from = fromY * widthPx + x - shiftX;
      if (x - shiftX < 0 || x - shiftX >= widthPx) continue;
      const share = sprite.cover[from] ?? 0;
      const to = (y * widthPx + x) * 3;
      for (let channel = 0; share > 0 && channel < 3; channel += 1)
        rgb[to + channel] =
          (rgb[to + channel] ?? 0) * (1 - share) + (sprite.rgb[from * 3 + channel] ?? 0) * share;
    }
  }
  return rgb;
}

/** ITU-R BT.601, limited range, chroma of two by two pixels. */
function asI420(rgb: Float32Array, width: number, height: number): Uint8Array {
  const size = width * height;
  const out = new Uint8Array((size * 3) / 2);
  const half = width / 2;
  for (let at = 0; at < size; at += 1) {
    const [r = 0, g = 0, b = 0] = rgb.subarray(at * 3, at * 3 + 3);
    out[at] = Math.round(16 + 0.257 * r + 0.504 * g + 0.098 * b);
  }
  for (let row = 0; row < height / 2; row += 1) {
    for (let column = 0; column < half; column += 1) {
      const at = (row * 2 * width + column * 2) * 3;
      const [r = 0, g = 0, b = 0] = rgb.subarray(at, at + 3);
      const to = size + row * half + column;
      out[to] = Math.round(128 - 0.148 * r - 0.291 * g + 0.439 * b);
      out[to + size / 4] = Math.round(128 + 0.439 * r - 0.368 * g - 0.071 * b);
    }
  }
  return out;
}
