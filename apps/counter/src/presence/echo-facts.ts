import { SILENCE_DBFS } from './sound-facts.ts';

export type Chirp = { samples: Float32Array<ArrayBuffer>; sampleRate: number };

const SECONDS = 0.5;
const FROM_HERTZ = 500;
const TO_HERTZ = 4_000;
const AMPLITUDE = 0.5;
/** At the sharpest, so much of the chirp's length rises and falls: without a click there is less for the ear. */
const EDGE_SHARE = 0.1;

/** Half a second that rises from 500 to 4,000 Hz: in the band of a voice, and like no other sound of a room. */
export function chirp(sampleRate: number): Chirp {
  const length = Math.round(SECONDS * sampleRate);
  const samples = new Float32Array(length);
  const slope = (TO_HERTZ - FROM_HERTZ) / SECONDS;
  for (let at = 0; at < length; at += 1) {
    const t = at / sampleRate;
    const edge = Math.min(1, Math.min(at, length - 1 - at) / (EDGE_SHARE * length));
    samples[at] = AMPLITUDE * edge * Math.sin(2 * Math.PI * (FROM_HERTZ * t + (slope * t * t) / 2));
  }
  return { samples, sampleRate };
}

/**
 * How much of the chirp is in what was heard, in dB of the chirp as it was played: 0 is all of it. The best of all
 * delays counts, by a matched filter; other sounds of the room hardly touch it.
 * @param heard at the chirp's own sample rate, from when it was played on
 */
export function chirpHeardDb(heard: Float32Array, { samples }: Chirp): number {
  let energy = 0;
  for (const sample of samples) energy += sample * sample;
  let strongest = 0;
  for (let delay = 0; delay + samples.length <= heard.length; delay += 1) {
    let product = 0;
    for (let at = 0; at < samples.length; at += 1) product += (samples[at] ?? 0) * (heard[delay + at] ?? 0);
    strongest = Math.max(strongest, Math.abs(product));
  }
  const gain = energy === 0 ? 0 : strongest / energy;
  return gain <= 0 ? SILENCE_DBFS : Math.max(SILENCE_DBFS, 20 * Math.log10(gain));
}

/** Less than this of the inspector's own voice comes back: nobody hears it beside the citizen's. */
const MOST_ECHO_DB = -30;
/** Less than this at the bare microphone: the speaker was off, or does not reach it. */
const LEAST_DIRECT_DB = -40;
/** So much more than the room's other sounds, or it was one of those. */
const LEAST_ABOVE_OTHERS_DB = 6;

export type ChirpHeard = {
  readonly chirpDb: number;
  /** What the same chirp backwards would seem to be heard at, though nobody played it: the room's other sounds. */
  readonly othersDb: number;
};

export const chirpHeard = (heard: Float32Array, played: Chirp): ChirpHeard => ({
  chirpDb: chirpHeardDb(heard, played),
  othersDb: chirpHeardDb(heard, { ...played, samples: played.samples.toReversed() }),
});

/**
 * Whether a call would be free of echo, from the chirp at the bare microphone and what a call would let through. A
 * chirp that nobody heard proves nothing.
 */
export function echoVerdict(direct: ChirpHeard, left: ChirpHeard): { pass: boolean; detail: string } {
  const { chirpDb, othersDb } = direct;
  const said = `direct ${Math.round(chirpDb)} dB`;
  if (chirpDb < LEAST_DIRECT_DB || chirpDb < othersDb + LEAST_ABOVE_OTHERS_DB)
    return { pass: false, detail: `tone_not_heard, ${said}` };
  return { pass: left.chirpDb <= MOST_ECHO_DB, detail: `echo ${Math.round(left.chirpDb)} dB, ${said}` };
}
