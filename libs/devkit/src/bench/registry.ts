import type { Bench } from './bench.ts';

/** Benchmarks by name; each file exports `bench`. */
export const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  call: async () => (await import('./call.ts')).bench,
  eid: async () => (await import('./eid.ts')).bench,
  queue: async () => (await import('./queue.ts')).bench,
  statement: async () => (await import('./statement.ts')).bench,
};
