import type { Progress } from '../progress.ts';

/** A figure, or a distribution of `n` measurements. Times in milliseconds. */
export type Metric = {
  readonly unit: 'ms' | 'count' | 'per s' | 'bytes' | 'share';
  readonly p50: number;
  readonly p95: number;
  readonly n: number;
  /** The same thing measured in the same run with something that is not ours. */
  readonly baseline?: { readonly what: string; readonly p50: number; readonly p95: number };
  /** Ours over the baseline's. */
  readonly ratio?: number;
};

export type Bench = {
  readonly name: string;
  readonly summary: string;
  /** Measures; whatever it says on the way goes to `progress`, never to standard output. */
  run(progress: Progress): Promise<Readonly<Record<string, Metric>>>;
};

/** The value below which the share `at` of the measurements lies (nearest rank). */
export function percentile(measurements: readonly number[], at: number): number {
  if (measurements.length === 0) throw new Error('a percentile of nothing');
  const sorted = [...measurements].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(at * sorted.length) - 1)] ?? Number.NaN;
}

/** Median and 95th percentile of a series. */
export const distribution = (unit: Metric['unit'], measurements: readonly number[]): Metric => ({
  unit,
  p50: percentile(measurements, 0.5),
  p95: percentile(measurements, 0.95),
  n: measurements.length,
});
