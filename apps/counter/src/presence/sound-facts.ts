/** What is said of silence, where the logarithm has no value. */
export const SILENCE_DBFS = -120;

/** A stretch of sound: loudest sample and mean power in dB of full scale, and whether it is zeros only. */
export type SoundFacts = { peakDbfs: number; rmsDbfs: number; zeros: boolean };

export type SoundVerdict = 'good' | 'silent';

/** @param samples -1 to 1 */
export function soundFacts(samples: Float32Array): SoundFacts {
  let peak = 0;
  let squares = 0;
  for (const sample of samples) {
    const size = Math.abs(sample);
    if (size > peak) peak = size;
    squares += sample * sample;
  }
  const rms = samples.length === 0 ? 0 : Math.sqrt(squares / samples.length);
  return { peakDbfs: dbfs(peak), rmsDbfs: dbfs(rms), zeros: peak === 0 };
}

/** dB of full scale; 1 is 0 dB. */
export const dbfs = (amplitude: number): number =>
  amplitude <= 0 ? SILENCE_DBFS : Math.max(SILENCE_DBFS, 20 * Math.log10(amplitude));

/** A meter's bar, even to the ear: nothing at -60 dB and below, full at 0. */
export const meterLevel = ({ rmsDbfs }: SoundFacts): number => Math.min(1, Math.max(0, (rmsDbfs + 60) / 60));

/**
 * Whether a microphone gives anything. The quietest room hums in the last bits of a converter; zeros only come from
 * one that is switched off, muted or not there. Times in milliseconds of one clock.
 */
export class SoundJudge {
  readonly #silentAfterMs: number;
  #zerosSinceMs: number;
  #heard = false;

  /** @param silentAfterMs longer where noise suppression may take a quiet room's hum away */
  constructor(silentAfterMs: number, nowMs: number) {
    this.#silentAfterMs = silentAfterMs;
    this.#zerosSinceMs = nowMs;
  }

  hear({ zeros }: SoundFacts, nowMs: number): void {
    if (zeros) return;
    this.#heard = true;
    this.#zerosSinceMs = nowMs;
  }

  /** Null: it can't be said yet. */
  verdict(nowMs: number): SoundVerdict | null {
    if (nowMs - this.#zerosSinceMs >= this.#silentAfterMs) return 'silent';
    return this.#heard ? 'good' : null;
  }
}
