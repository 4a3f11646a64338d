/** Two bell tones, a falling fourth: heard over talk, not startling. */
const TONES = [
  { hz: 784, afterS: 0 },
  { hz: 587.3, afterS: 0.42 },
] as const;
const RINGS_S = 1.3;
/** A struck bar's first partials and their strengths, so that it sounds like a bell and not like a telephone. */
const PARTIALS = [
  [1, 0.5],
  [2.76, 0.12],
  [5.4, 0.04],
] as const;

/** Schedules the chime. @returns when, by the context's clock in seconds, one may speak over its last ringing */
export function chime(context: BaseAudioContext, startsAtS: number): number {
  for (const { hz, afterS } of TONES) {
    for (const [ratio, loudness] of PARTIALS) strike(context, hz * ratio, loudness, startsAtS + afterS);
  }
  return startsAtS + RINGS_S;
}

function strike(context: BaseAudioContext, hz: number, loudness: number, atS: number): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = hz;
  volume.gain.setValueAtTime(0, atS);
  volume.gain.linearRampToValueAtTime(loudness, atS + 0.008);
  volume.gain.exponentialRampToValueAtTime(0.0001, atS + RINGS_S);
  tone.connect(volume).connect(context.destination);
  tone.start(atS);
  tone.stop(atS + RINGS_S + 0.05);
}
