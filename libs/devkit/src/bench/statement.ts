import type { Progress } from '../progress.ts';
import type { Bench, Metric } from './bench.ts';
import { benchKeystrokes } from './statement-keystrokes.ts';
import { benchSignedPdf } from './statement-signing.ts';

/** What a statement costs, part by part; each measures on its own and gives its metrics. */
const parts: readonly ((progress: Progress) => Promise<Record<string, Metric>>)[] = [
  benchSignedPdf,
  benchKeystrokes,
];

export async function benchStatement(progress: Progress): Promise<Record<string, Metric>> {
  const metrics: Record<string, Metric> = {};
  for (const part of parts) Object.assign(metrics, await part(progress));
  return metrics;
}

export const bench: Bench = {
  name: 'statement',
  summary: 'key to citizen’s screen through the database, and a signature without the time of the card',
  run: benchStatement,
};
