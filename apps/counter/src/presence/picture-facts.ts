/** One frame in numbers: how light it is (0 to 255), how much its light varies, and a fingerprint of its own pixels. */
export type FrameFacts = { mean: number; deviation: number; fingerprint: number };

export type PictureVerdict = 'good' | 'black' | 'frozen' | 'none';

/** A closed shutter or a lens cap: hardly any light, and the same everywhere. A lamp in a dark room is neither. */
const DARKEST_MEAN = 8;
const FLATTEST_DEVIATION = 3;
/** A camera that was opened just now shows black until it has found its exposure. */
const BLACK_AFTER_MS = 2_500;
/** A sensor's noise changes every frame; a compressed picture of an empty room can repeat itself for some seconds. */
const FROZEN_AFTER_MS = 6_000;

/**
 * @param small the whole frame, scaled down, as RGBA
 * @param crop a part of the frame in its own pixels, as RGBA: scaled, the noise that tells a live picture is gone
 */
export function frameFacts(small: Uint8ClampedArray, crop: Uint8ClampedArray): FrameFacts {
  let sum = 0;
  let squares = 0;
  const pixels = small.length / 4;
  for (let at = 0; at < small.length; at += 4) {
    const light = 0.2126 * (small[at] ?? 0) + 0.7152 * (small[at + 1] ?? 0) + 0.0722 * (small[at + 2] ?? 0);
    sum += light;
    squares += light * light;
  }
  const mean = pixels === 0 ? 0 : sum / pixels;
  const variance = pixels === 0 ? 0 : Math.max(0, squares / pixels - mean * mean);
  return { mean, deviation: Math.sqrt(variance), fingerprint: fingerprintOf(crop) };
}

/** FNV-1a, 32 bits: enough to tell that two pictures differ. */
function fingerprintOf(bytes: Uint8ClampedArray): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash >>> 0;
}

const isBlack = ({ mean, deviation }: FrameFacts) => mean < DARKEST_MEAN && deviation < FLATTEST_DEVIATION;

/** What a camera's picture is, from frames as they are seen. Times in milliseconds of one clock. */
export class PictureJudge {
  readonly #begunAtMs: number;
  #last: FrameFacts | null = null;
  #changedAtMs: number;
  #moved = false;
  #blackSinceMs: number | null = null;

  constructor(nowMs: number) {
    this.#begunAtMs = nowMs;
    this.#changedAtMs = nowMs;
  }

  see(frame: FrameFacts, nowMs: number): void {
    if (this.#last?.fingerprint !== frame.fingerprint) {
      if (this.#last) this.#moved = true;
      this.#changedAtMs = nowMs;
    }
    this.#blackSinceMs = isBlack(frame) ? (this.#blackSinceMs ?? nowMs) : null;
    this.#last = frame;
  }

  /** Null: it can't be said yet. A picture that stands still is good until it has stood too long. */
  verdict(nowMs: number): PictureVerdict | null {
    if (!this.#last) return nowMs - this.#begunAtMs >= FROZEN_AFTER_MS ? 'none' : null;
    if (this.#blackSinceMs !== null) return nowMs - this.#blackSinceMs >= BLACK_AFTER_MS ? 'black' : null;
    if (nowMs - this.#changedAtMs >= FROZEN_AFTER_MS) return 'frozen';
    return this.#moved ? 'good' : null;
  }
}
