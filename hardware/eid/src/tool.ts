import { parseArgs } from 'node:util';
import { type CardReaderStatus, DeviceConfiguration } from '@loket/contract';
import { openCardReader } from './open.ts';
import { readForTool } from './tool-read.ts';
import { testReader } from './tool-test.ts';
import { trustOf } from './tool-trust.ts';
import { say } from './tool-words.ts';
import { NO_LIBRARY } from './transport/pcsc-library.ts';
import type { CardReader } from './types.ts';

const HELP = `eid COMMAND [options]

  status   the reader and whether a card lies in it
  watch    the same, at every change, until Ctrl-C
  test     proves the reader: reads the card that lies there, or the next, and says pass or fail, and the times;
           shows nothing of its holder
  read     the same, and prints what the card says with a verdict per check; it holds personal data: keep it to yourself

--json              one object on standard output (watch: one a line); words go to standard error
--within SECONDS    how long test and read wait for a card (60)
--roots FOLDER      root certificates (.der) for cards that carry none; only pinned ones count
--test-roots FOLDER test roots to trust, for virtual cards
--socket HOST:PORT  a virtual card slot instead of the PC/SC service (development)

Exit codes: 0 good · 1 not ready, or the test failed · 2 wrong words on the command line · 3 no reader, or the PC/SC
service is away · 4 the package smartcard is missing or not built · 5 no card came in time
`;

/** The technician's tool. Answers the process's exit code. */
export async function runEidTool(args: readonly string[]): Promise<number> {
  const parsed = parse(args);
  if (typeof parsed === 'string') return wrongWords(parsed);
  const { values, command, configuration } = parsed;
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const trust = await trustOf(values.roots, values['test-roots']).catch(() => undefined);
  if (trust === undefined) return wrongWords('There is no such folder of certificates.');
  const reader = openCardReader(configuration);
  try {
    const status = await firstStatus(reader);
    if (command === 'status') return showStatus(status, values.json);
    if (command === 'watch') return await watch(reader, values.json);
    const code = exitCodeOf(status);
    if (code > 2) return showNoReader(status, command, values.json);
    const options = { json: values.json, withinMs: Number(values.within) * 1000, trust };
    return await (command === 'test' ? testReader(reader, options) : readForTool(reader, options));
  } finally {
    await reader.close();
  }
}

const COMMANDS = ['status', 'watch', 'test', 'read'] as const;

function wrongWords(why: string): number {
  process.stderr.write(`${why}\n\n${HELP}`);
  return 2;
}

/** What is asked, or what is wrong with the words. */
function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        socket: { type: 'string' },
        roots: { type: 'string' },
        'test-roots': { type: 'string' },
        within: { type: 'string', default: '60' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const command = COMMANDS.find((known) => known === positionals[0]);
    const configuration = configurationOf(values.socket);
    if (!values.help && (command === undefined || positionals.length !== 1))
      return 'Say status, watch, test or read.';
    if (!(Number(values.within) > 0)) return '--within takes seconds.';
    if (configuration === undefined) return '--socket takes HOST:PORT.';
    return { values, command, configuration };
  } catch (unknown) {
    return unknown instanceof Error ? unknown.message : String(unknown);
  }
}

function configurationOf(socket: string | undefined): DeviceConfiguration['cardReader'] | undefined {
  if (socket === undefined) return { kind: 'pcsc' };
  const at = socket.lastIndexOf(':');
  const place = {
    kind: 'socket',
    host: socket.slice(0, Math.max(0, at)),
    port: Number(socket.slice(at + 1)),
  };
  const checked = DeviceConfiguration.shape.cardReader.safeParse(place);
  return checked.success ? checked.data : undefined;
}

/** Within a moment of opening the driver knows more than that it was just opened. */
function firstStatus(reader: CardReader): Promise<CardReaderStatus> {
  const before = reader.status();
  if (before.state !== 'service_away' || before.detail) return Promise.resolve(before);
  return new Promise((resolve) => reader.onStatus(resolve));
}

function showStatus(status: CardReaderStatus, asJson: boolean): number {
  say(asJson, wordsOf(status), status);
  return exitCodeOf(status);
}

/** A test has failed then, and says so in its own shape. */
function showNoReader(
  status: CardReaderStatus,
  command: (typeof COMMANDS)[number] | undefined,
  asJson: boolean,
): number {
  if (command !== 'test') return showStatus(status, asJson);
  say(asJson, `FAIL  ${wordsOf(status)}`, { pass: false, cause: status.state, ...status });
  return exitCodeOf(status);
}

async function watch(reader: CardReader, asJson: boolean): Promise<number> {
  const show = (status: CardReaderStatus) =>
    say(asJson, `${new Date().toTimeString().slice(0, 8)}  ${wordsOf(status)}`, {
      at: new Date().toISOString(),
      ...status,
    });
  show(reader.status());
  reader.onStatus(show);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  return exitCodeOf(reader.status());
}

function wordsOf(status: CardReaderStatus): string {
  switch (status.state) {
    case 'ready': {
      const keys = status.pinPad ? ', keys of its own' : '';
      return `ready: ${status.name}${keys}, ${status.card === 'present' ? 'a card lies in it' : 'no card'}`;
    }
    case 'absent':
      return 'no reader';
    case 'service_away':
      return status.detail ?? 'the PC/SC service does not answer';
    default:
      return `${status.state}: ${status.detail ?? ''}`;
  }
}

function exitCodeOf(status: CardReaderStatus): number {
  if (status.state === 'ready') return 0;
  if (status.state === 'service_away' && status.detail?.startsWith(NO_LIBRARY)) return 4;
  return status.state === 'absent' || status.state === 'service_away' ? 3 : 1;
}
