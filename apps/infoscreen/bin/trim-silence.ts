/** Below this a sample is silence. */
const QUIET = 0.004;

/**
 * Cuts the silence off both ends, so that words can be put together, and keeps a few milliseconds with a fade, so
 * that no edge clicks.
 */
export function trimSilence(samples: Float32Array, sampleRate: number, keepMs = 25): Float32Array {
  const keep = Math.round((keepMs / 1_000) * sampleRate);
  const first = samples.findIndex((sample) => Math.abs(sample) > QUIET);
  const last = samples.findLastIndex((sample) => Math.abs(sample) > QUIET);
  if (first < 0) return new Float32Array(0);
  const trimmed = samples.slice(Math.max(0, first - keep), Math.min(samples.length, last + 1 + keep));
  for (let index = 0; index < Math.min(keep, trimmed.length); index += 1) {
    const gain = index / keep;
    trimmed[index] = (trimmed[index] ?? 0) * gain;
    const end = trimmed.length - 1 - index;
    trimmed[end] = (trimmed[end] ?? 0) * gain;
  }
  return trimmed;
}
