import 'reflect-metadata';
import pg from 'pg';
import { z } from 'zod';
import { type BenchZone, makeBenchZone, type Size } from './bench-zone.ts';
import { openCycles } from './cycles.ts';

/**
 * The part of `npm run bench -- queue` that needs central's own code; no part of what ships.
 * `zone SITES COUNTERS INSPECTORS` makes a zone and prints what its clients need; `services` measures the queue's
 * services beside their own statements by hand, in windows that take turns, and prints cycles per second of each.
 */
const environment = z
  .object({ LOKET_OWNER_DATABASE_URL: z.url(), LOKET_APP_DATABASE_URL: z.url() })
  .parse(process.env);

const LANES = 8;
const SITES = 4;
/** Whoever's ticket is next, a room at its site is free. */
const COUNTERS_PER_SITE = LANES;
const WINDOWS = 5;
const WINDOW_MS = 3_000;
const WARM_UP_MS = 1_000;

const owner = new pg.Client({ connectionString: environment.LOKET_OWNER_DATABASE_URL });
await owner.connect();
try {
  const [command, ...numbers] = process.argv.slice(2);
  const [sites = SITES, countersPerSite = COUNTERS_PER_SITE, inspectors = LANES] = numbers.map(Number);
  const zone = await newZone({ sites, countersPerSite, inspectors });
  const report = command === 'services' ? await measure(zone) : zone;
  process.stdout.write(`${JSON.stringify(report)}\n`);
} finally {
  await owner.end();
}

async function newZone(size: Size): Promise<BenchZone> {
  const { rows } = await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM zone');
  return makeBenchZone(owner, `bench-${rows[0]?.n}`, size);
}

async function measure(zone: BenchZone) {
  const cycles = await openCycles(environment.LOKET_APP_DATABASE_URL, owner, zone);
  try {
    for (let lane = 0; lane < LANES; lane += 1) await cycles.services(lane);
    const recording = await cycles.record();
    const byHand = (lane: number) => cycles.byHand(recording, lane);
    await perSecond(cycles.services, WARM_UP_MS);
    await perSecond(byHand, WARM_UP_MS);
    const ours: number[] = [];
    const theirs: number[] = [];
    const served: string[] = [];
    for (let window = 0; window < WINDOWS; window += 1) {
      theirs.push((await perSecond(byHand, WINDOW_MS)).rate);
      const { rate, tickets } = await perSecond(cycles.services, WINDOW_MS);
      ours.push(rate);
      served.push(...tickets);
    }
    const statements = recording.statements.length;
    return {
      ours,
      theirs,
      cycles: served.length,
      duplicates: served.length - new Set(served).size,
      statements,
    };
  } finally {
    await cycles.close();
  }
}

/** Cycles per second of all lanes together; each starts its next one as soon as one ends. */
async function perSecond(cycle: (lane: number) => Promise<string>, forMs: number) {
  const tickets: string[] = [];
  const startedAt = performance.now();
  const until = startedAt + forMs;
  await Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      while (performance.now() < until) tickets.push(await cycle(lane));
    }),
  );
  return { rate: (tickets.length * 1000) / (performance.now() - startedAt), tickets };
}
