import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isProofFile } from '@loket/contract';
import {
  CAREFUL_WAITS,
  type CardReader,
  type CardReaderOptions,
  openCardReader,
  type ReadingEvent,
} from '@loket/eid';
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

/** What an identity is made of, and what proves it later: the same files for both. */
const IDENTITY_FILES = [
  'DF01/4031',
  'DF01/4032',
  'DF01/4033',
  'DF01/4034',
  'DF00/503C',
  'DF01/4035',
  'DF00/503B',
] as const;
const PROOF_FILES = ['DF00/5038', 'DF00/503A'] as const;

/**
 * At no time per command the pauses are on that real readers may need, because they are all there is to see; at 80 ms
 * the driver is as it ships.
 */
const PROFILES: readonly { prefix: string; delayMs: number; options: CardReaderOptions }[] = [
  { prefix: '', delayMs: 0, options: { waits: CAREFUL_WAITS } },
  { prefix: 't0.', delayMs: SLOW_APDU_MS, options: {} },
  { prefix: 't0.careful.', delayMs: SLOW_APDU_MS, options: { waits: CAREFUL_WAITS } },
];

type Reading = {
  firstName: number;
  identity: number;
  verifiedIdentity: number;
  proofs: number;
  identityApdus: number;
  apdus: number;
};
type Session = { what: string; spanMs: number; apdus: number };

/**
 * Insertion to first name, whole identity, verified identity and last proof, in milliseconds, and commands; at 0 and,
 * under the prefix `t0.`, at 80 ms per command. Through the real pcscd, beside `opensc-explorer` sessions that get the
 * same files of the same card, measured at the card.
 *
 * @throws when pcscd, its virtual reader or OpenSC is missing, or a reading is not whole and verified
 */
export async function benchEid(progress: Progress): Promise<Record<string, Metric>> {
  const folder = await mkdtemp(join(tmpdir(), 'loket-bench-eid-'));
  const pcscd = await startPcscd();
  try {
    const trust = testTrust(await openTestHierarchy(folder));
    const metrics: Record<string, Metric> = {};
    for (const { prefix, delayMs, options } of PROFILES) {
      const card = await startCardProcess(folder, PERSON, { delayMs });
      const name = `${prefix || '0 ms '}`.trim();
      try {
        const [ofIdentity, ofAll] = await asStep(progress, `${name}: OpenSC`, async () => [
          await explore(card, folder, IDENTITY_FILES),
          await explore(card, folder, [...IDENTITY_FILES, ...PROOF_FILES]),
        ]);
        const readings = await asStep(progress, `${name}: ${ROUNDS} readings`, () =>
          readRepeatedly(card, trust, options),
        );
        if (!ofIdentity || !ofAll) throw new Error('OpenSC was not asked');
        Object.assign(metrics, metricsOf(prefix, readings, ofIdentity, ofAll));
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
  summary: 'insertion of an eID to first name, whole and verified identity, and its proofs, beside OpenSC',
  run: benchEid,
};

async function readRepeatedly(
  card: CardProcess,
  trust: TrustAnchors,
  options: CardReaderOptions,
): Promise<Reading[]> {
  const readings: Reading[] = [];
  while (readings.length < ROUNDS) readings.push(await readOnce(card, trust, options));
  return readings;
}

async function readOnce(
  card: CardProcess,
  trust: TrustAnchors,
  options: CardReaderOptions,
): Promise<Reading> {
  const reader = openCardReader({ kind: 'pcsc' }, options);
  try {
    await new Promise<void>((resolve) => {
      reader.onStatus((status) => status.state === 'ready' && status.card === 'absent' && resolve());
    });
    const files: CardFiles = {};
    let namedAtMs = 0;
    reader.onReading((event) => {
      if (event.kind === 'file') files[event.file] = event.bytes;
      if (event.kind === 'file' && event.file === 'identity' && decodeIdentity(event.bytes).ok)
        namedAtMs = nowMs();
    });
    const [whole, proved] = [told(reader, 'complete'), told(reader, 'proofs_end')];
    reader.setReading(true);
    const insertedAtMs = await card.insert();
    const wholeAtMs = await whole;
    await checkIdentity(files, trust);
    const verifiedAtMs = nowMs();
    const provedAtMs = await proved;
    if (Object.keys(files).filter((file) => isProofFile(file as keyof CardFiles)).length !== 2)
      throw new Error('the card was read without what proves it');
    const commands = (await card.log()).map(({ header }) => header);
    return {
      firstName: namedAtMs - insertedAtMs,
      identity: wholeAtMs - insertedAtMs,
      verifiedIdentity: verifiedAtMs - insertedAtMs,
      proofs: provedAtMs - insertedAtMs,
      identityApdus: beforeSelect(commands, IDENTITY_FILES.length),
      apdus: commands.length,
    };
  } finally {
    // The reset at the end of a reading is part of it: a card that is pulled meanwhile confuses pcscd.
    await reader.close();
    await card.pull();
  }
}

/** The instant at which this was told. */
const told = (reader: CardReader, kind: ReadingEvent['kind']): Promise<number> =>
  new Promise((resolve, reject) => {
    reader.onReading((event) => {
      if (event.kind === kind) resolve(nowMs());
      if (event.kind === 'failed') reject(new Error(`the reading failed: ${event.cause}`));
    });
  });

/** Whether the card was reported lost, and whether it is a copy, is not its own to say. */
async function checkIdentity(files: CardFiles, trust: TrustAnchors): Promise<void> {
  const identified = await identify(files, trust, new Date());
  if (!identified.ok) throw new Error('the card was read but is no identity');
  const { revocation, genuineness, ...checks } = identified.value.checks;
  if (Object.values(checks).some(({ verdict }) => verdict !== 'verified'))
    throw new Error('the card was read but not verified');
}

/** How many commands there were before so many files had been read: each file is selected once. */
function beforeSelect(commands: readonly string[], files: number): number {
  const selects = commands.flatMap((header, index) => (header.startsWith('00A4') ? [index] : []));
  return selects[files] ?? commands.length;
}

/** Milliseconds since 1970 with fractions: the card's process has the same clock. */
const nowMs = () => performance.timeOrigin + performance.now();

/** The same files with somebody else's program. */
async function explore(card: CardProcess, folder: string, wanted: readonly string[]): Promise<Session> {
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
    for (const name of wanted) {
      if ((await stat(file(name))).size === 0) throw new Error(`OpenSC did not get ${name}`);
      await rm(file(name));
    }
    const what = `opensc-explorer, one session that gets the same ${wanted.length} files, first to last APDU at the card`;
    return { what, ...(await card.counts()) };
  } finally {
    await card.pull();
  }
}

function metricsOf(
  prefix: string,
  readings: readonly Reading[],
  ofIdentity: Session,
  ofAll: Session,
): Record<string, Metric> {
  const metric = (key: keyof Reading, { what }: Session, value: number): [string, Metric] => {
    const ours = distribution(
      key === 'apdus' || key === 'identityApdus' ? 'count' : 'ms',
      readings.map((reading) => reading[key]),
    );
    return [prefix + key, { ...ours, baseline: { what, p50: value, p95: value }, ratio: ours.p50 / value }];
  };
  return Object.fromEntries([
    metric('firstName', ofIdentity, ofIdentity.spanMs),
    metric('identity', ofIdentity, ofIdentity.spanMs),
    metric('verifiedIdentity', ofIdentity, ofIdentity.spanMs),
    metric('proofs', ofAll, ofAll.spanMs),
    metric('identityApdus', ofIdentity, ofIdentity.apdus),
    metric('apdus', ofAll, ofAll.apdus),
  ]);
}
