import { parseArgs } from 'node:util';
import {
  type PadOutcome,
  type PadPage,
  SignaturePadConfiguration,
  type SignaturePadStatus,
} from '@loket/contract';
import { openSignaturePad } from './open.ts';
import type { PadEncryption, PadPicture, SignaturePad } from './types.ts';

const HELP = `signature-pad: look at a signature pad, or sign on it

  signature-pad status    what the pad says of itself
  signature-pad test      show a page, wait for a signature and a key, and tell what came: pass or fail
  signature-pad watch     every change of its status and every point of the pen, until Ctrl+C

Options:
  --serial S              this pad, when there are several
  --socket HOST:PORT      a virtual pad in development
  --picture P             auto, mono, rgb565 or rgb24
  --encryption E          off, preferred or required
  --within SECONDS        how long to wait for a pad (5) and, in a test, for the pen (60)
  --json                  exactly one object on standard output (watch: one a line)
Exit code: 0 good, 1 the pad said otherwise, 2 wrong use.
`;

const FIND_WITHIN_MS = 5_000;
const SIGN_WITHIN_MS = 60_000;

type Say = (words: string, value: object) => void;

/** The technician's tool. Returns the exit code. */
export async function runPadTool(words: readonly string[]): Promise<number> {
  const asked = read(words);
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n\n${HELP}`);
    return 2;
  }
  if (asked.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const { configuration, options, json } = asked;
  const pad = openSignaturePad(configuration, options);
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  const say: Say = (text, value) => {
    process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${text}\n`);
  };
  const hint = (text: string) => process.stderr.write(`${text}\n`);
  try {
    if (asked.action === 'watch') return await watch(pad, say, stopped);
    await Promise.race([whenKnown(pad, asked.withinMs ?? FIND_WITHIN_MS), stopped]);
    if (asked.action === 'status') return tellStatus(pad, say);
    if (pad.status().state !== 'ready') return tellNoTest(pad, say);
    return await test(pad, say, hint, stopped, asked.withinMs ?? SIGN_WITHIN_MS);
  } finally {
    await pad.close(); // the screen is emptied, however this ends
  }
}

/** What is asked, or what is wrong with the words. */
function read(words: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        serial: { type: 'string' },
        socket: { type: 'string' },
        picture: { type: 'string', default: 'auto' },
        encryption: { type: 'string', default: 'off' },
        within: { type: 'string' },
      },
    });
    const [action] = positionals;
    const { help, json, serial, socket, picture, encryption, within } = values;
    const at = socket?.lastIndexOf(':') ?? 0;
    const configuration = SignaturePadConfiguration.safeParse(
      socket === undefined
        ? { kind: 'hid', serial }
        : { kind: 'socket', host: socket.slice(0, Math.max(0, at)), port: Number(socket.slice(at + 1)) },
    );
    const withinMs = within === undefined ? undefined : Number(within) * 1_000;
    if (help) return { help, action: 'status', json, configuration: NONE, options: {}, withinMs } as const;
    if ((action !== 'status' && action !== 'test' && action !== 'watch') || positionals.length !== 1)
      return 'Say status, test or watch.';
    if (!configuration.success) return '--socket takes HOST:PORT, --serial a serial number.';
    if (!isPicture(picture)) return `There is no picture ${picture}.`;
    if (!isEncryption(encryption)) return `There is no encryption ${encryption}.`;
    if (withinMs !== undefined && !(withinMs > 0)) return '--within takes seconds.';
    return {
      help,
      action,
      json,
      configuration: configuration.data,
      options: { picture, encryption },
      withinMs,
    };
  } catch (unknown) {
    return unknown instanceof Error ? unknown.message : String(unknown);
  }
}

const NONE = { kind: 'none' } as const;
const isPicture = (word: string): word is PadPicture => ['auto', 'mono', 'rgb565', 'rgb24'].includes(word);
const isEncryption = (word: string): word is PadEncryption => ['off', 'preferred', 'required'].includes(word);

/** Until the pad is ready, or the time is over; a pad that can't be used may still become usable. */
function whenKnown(pad: SignaturePad, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, withinMs);
    const look = () => {
      if (pad.status().state !== 'ready') return;
      clearTimeout(timer);
      resolve();
    };
    pad.onStatus(look);
    look();
  });
}

function tellStatus(pad: SignaturePad, say: Say): number {
  const status = pad.status();
  const facts = pad.facts();
  const value = { ...status, ...(facts ? { facts } : {}) };
  say(facts ? describe(facts) : wordsOf(status), value);
  return status.state === 'ready' ? 0 : 1;
}

/** A test has failed then, and says so in its own shape. */
function tellNoTest(pad: SignaturePad, say: Say): number {
  const status = pad.status();
  say(`FAIL  ${wordsOf(status)}`, { pass: false, outcome: 'error', ...status });
  return 1;
}

const HELPS: Readonly<Record<string, string>> = {
  model_not_supported: 'a pad that is not driven: only STU-430, 530 and 540 are',
  node_hid_missing: 'package node-hid is missing: npm install',
  no_permission: 'this account may not open the pad: npm run doctor says which rule it lacks',
  no_answer: 'the pad does not answer: take its cable out and put it in again',
};

function wordsOf(status: SignaturePadStatus): string {
  switch (status.state) {
    case 'absent':
      return 'no signature pad';
    case 'busy':
      return 'another program uses the pad';
    case 'error':
      return HELPS[status.detail ?? ''] ?? `error: ${status.detail}`;
    default:
      return status.state;
  }
}

function describe({
  identity,
  capability,
  ownTime,
  encrypted,
}: NonNullable<ReturnType<SignaturePad['facts']>>) {
  const { widthPx, heightPx, maxX, maxY, maxPressure, reportsPerSecond, unitsPerInch } = capability;
  return [
    `${identity.model}, serial ${identity.serial ?? 'unknown'}, firmware ${identity.firmware ?? 'unknown'}`,
    `screen ${widthPx} × ${heightPx}, pen ${maxX} × ${maxY} at ${unitsPerInch} an inch`,
    `pressure to ${maxPressure}, ${reportsPerSecond} reports a second`,
    `time ${ownTime ? 'of the pad' : 'of arrival'}, pen data ${encrypted ? 'encrypted' : 'in clear'}`,
  ].join('\n');
}

async function test(
  pad: SignaturePad,
  say: Say,
  hint: (text: string) => void,
  stopped: Promise<void>,
  withinMs: number,
): Promise<number> {
  hint('Sign on the pad, then touch the middle key.');
  const request = pad.sign(TEST_PAGE);
  const timer = setTimeout(() => request.cancel(), withinMs);
  void stopped.then(() => request.cancel());
  const outcome = await request.outcome;
  clearTimeout(timer);
  const told = summary(outcome);
  const pass = outcome.outcome === 'agreed';
  say(`${pass ? 'PASS' : 'FAIL'}  ${told.words}`, { pass, ...told.facts });
  return outcome.outcome === 'agreed' ? 0 : 1;
}

/** Figures only: a technician's test leaves no signature behind. */
function summary(outcome: PadOutcome): { words: string; facts: object } {
  if (outcome.outcome !== 'agreed') {
    const detail = outcome.outcome === 'error' ? `: ${outcome.detail}` : '';
    return { words: `not signed: ${outcome.outcome}${detail}`, facts: outcome };
  }
  const { strokes, device } = outcome.strokes;
  const points = strokes.flat();
  const facts = {
    outcome: 'agreed',
    strokes: strokes.length,
    points: points.length,
    durationMs: points.at(-1)?.tMs ?? 0,
    lightest: Math.min(...points.map(({ pressure }) => pressure)),
    heaviest: Math.max(...points.map(({ pressure }) => pressure)),
    missingReports: device?.kind === 'pad' ? (device.missingReports ?? 0) : 0,
  };
  const words = `signed: ${facts.strokes} strokes, ${facts.points} points in ${facts.durationMs} ms`;
  return { words: `${words}, ${facts.missingReports} reports missing`, facts };
}

async function watch(pad: SignaturePad, say: Say, stopped: Promise<void>): Promise<number> {
  let on = true;
  const changed = () => {
    tellStatus(pad, say);
    if (pad.status().state === 'ready') void signOn();
  };
  const signOn = async () => {
    while (on && pad.status().state === 'ready') {
      const request = pad.sign(TEST_PAGE, {
        onInk: (point) =>
          say(point ? `${point.x.toFixed(3)} ${point.y.toFixed(3)} ${point.down}` : 'cleared', {
            ink: point,
          }),
      });
      void stopped.then(() => request.cancel());
      const { words, facts } = summary(await request.outcome);
      say(words, facts);
      if ((await request.outcome).outcome === 'error') break;
    }
  };
  pad.onStatus(changed);
  changed();
  await stopped;
  on = false;
  return 0;
}

const TEST_PAGE: PadPage = {
  title: 'Test · Essai · Prüfung',
  lines: ['Loket: ëéèêïçàü ß €', 'Geen handtekening · Pas une signature'],
  keys: { clear: 'wissen', agree: 'akkoord', cancel: 'annuleren' },
};
