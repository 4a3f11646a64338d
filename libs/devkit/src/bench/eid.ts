import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openCardReader } from '@loket/eid';
import { type CardFiles, decodeIdentity, identify, type TrustAnchors } from '@loket/identity';
import {
  type CardProcess,
  openTestHierarchy,
  startCardProcess,
  startPcscd,
  testTrust,
} from '@loket/simulators';
import { asStep, type Progress } from '../progress.ts';
import { type Bench, distribution, type Metric } from './bench.ts';

const PERSON = 'anneleen';
const ROUNDS = 10;
/** What a reader of the first generations takes for a block of 252 bytes. */
const SLOW_APDU_MS = 80;
const OPENSC = 'opensc-explorer, one session that gets the same files, first to last APDU at the card';

type Reading = { firstName: number; identity: number; verifiedIdentity: number; apdus: number };
type Session = { spanMs: number; apdus: number };

/**
 * Insertion to first name, whole reading and verified identity, in milliseconds, and commands; at 0 and, under the
 * prefix `t0.`, at 80 ms per command. Through the real pcscd, beside an `opensc-explorer` session on the same card.
 *
 * @throws when pcscd, its virtual reader or OpenSC is missing, or a reading is not whole and verified
 */
export async function benchEid(progress: Progress): Promise<Record<string, Metric>> {
  const folder = await mkdtemp(join(tmpdir(), 'loket-bench-eid-'));
  const pcscd = await startPcscd();
  try {
    const hierarchy = await openTestHierarchy(folder);
    const trust = testTrust(hierarchy);
    const metrics: Record<string, Metric> = {};
    for (const [prefix, delayMs] of [
      ['', 0],
      ['t0.', SLOW_APDU_MS],
    ] as const) {
      const card = await startCardProcess(folder, PERSON, { delayMs });
      try {
        const session = await asStep(progress, `OpenSC, ${delayMs} ms per command`, () =>
          explore(card, folder),
        );
        const readings = await asStep(progress, `${ROUNDS} readings, ${delayMs} ms per command`, () =>
          readRepeatedly(card, trust),
        );
        Object.assign(metrics, metricsOf(prefix, readings, session));
      } finally {
        await card.end();
      }
    }
    return metrics;
  } finally {
    await pcscd.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

export const bench: Bench = {
  name: 'eid',
  summary: 'insertion of an eID to first name, whole reading and verified identity, beside OpenSC',
  run: benchEid,
};

async function readRepeatedly(card: CardProcess, trust: TrustAnchors): Promise<Reading[]> {
  const readings: Reading[] = [];
  while (readings.length < ROUNDS) readings.push(await readOnce(card, trust));
  return readings;
}

async function readOnce(card: CardProcess, trust: TrustAnchors): Promise<Reading> {
  const reader = openCardReader({ kind: 'pcsc' });
  try {
    await new Promise<void>((resolve) => {
      reader.onStatus((status) => status.state === 'ready' && status.card === 'absent' && resolve());
    });
    const files: CardFiles = {};
    let namedAtMs = 0;
    const whole = new Promise<void>((resolve, reject) => {
      reader.onReading((event) => {
        if (event.kind === 'file') files[event.file] = event.bytes;
        if (event.kind === 'file' && event.file === 'identity' && decodeIdentity(event.bytes).ok)
          namedAtMs = nowMs();
        if (event.kind === 'complete') resolve();
        if (event.kind === 'failed') reject(new Error(`the reading failed: ${event.cause}`));
      });
    });
    reader.setReading(true);
    const insertedAtMs = await card.insert();
    await whole;
    const wholeAtMs = nowMs();
    const identified = await identify(files, trust, new Date());
    const verifiedAtMs = nowMs();
    const verdicts = identified.ok ? Object.values(identified.value.checks) : [];
    if (verdicts.length === 0 || verdicts.some(({ verdict }) => verdict !== 'verified')) {
      throw new Error('the card was read but not verified');
    }
    const { apdus } = await card.counts();
    return {
      firstName: namedAtMs - insertedAtMs,
      identity: wholeAtMs - insertedAtMs,
      verifiedIdentity: verifiedAtMs - insertedAtMs,
      apdus,
    };
  } finally {
    // The reset at the end of a reading is part of it: a card that is pulled meanwhile confuses pcscd.
    await reader.close();
    await card.pull();
  }
}

/** Milliseconds since 1970 with fractions: the card's process has the same clock. */
const nowMs = () => performance.timeOrigin + performance.now();

/** The same files with somebody else's program. */
async function explore(card: CardProcess, folder: string): Promise<Session> {
  const wanted = ['DF01/4031', 'DF01/4032', 'DF01/4033', 'DF01/4034', 'DF01/4035', 'DF00/503C'];
  const script = join(folder, 'explore');
  const file = (name: string) => join(folder, `${name.slice(-4)}.bin`);
  const lines = wanted.flatMap((name) => [
    'cd 3F00',
    `cd ${name.slice(0, 4)}`,
    `get ${name.slice(-4)} ${file(name)}`,
  ]);
  await writeFile(script, `${lines.join('\n')}\nquit\n`);
  await card.insert();
  try {
    await promisify(execFile)('opensc-explorer', ['--wait', script], { timeout: 60_000 });
    for (const name of wanted)
      if ((await stat(file(name))).size === 0) throw new Error(`OpenSC did not get ${name}`);
    return await card.counts();
  } finally {
    await card.pull();
  }
}

function metricsOf(prefix: string, readings: readonly Reading[], session: Session): Record<string, Metric> {
  const metric = (unit: Metric['unit'], key: keyof Reading, value: number): Metric => {
    const ours = distribution(
      unit,
      readings.map((reading) => reading[key]),
    );
    return { ...ours, baseline: { what: OPENSC, p50: value, p95: value }, ratio: ours.p50 / value };
  };
  return {
    [`${prefix}firstName`]: metric('ms', 'firstName', session.spanMs),
    [`${prefix}identity`]: metric('ms', 'identity', session.spanMs),
    [`${prefix}verifiedIdentity`]: metric('ms', 'verifiedIdentity', session.spanMs),
    [`${prefix}apdus`]: metric('count', 'apdus', session.apdus),
  };
}
