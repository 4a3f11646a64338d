import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CardFailure, DeviceConfiguration, Result } from '@loket/contract';
import { err, ok } from '@loket/contract';
import { belgianRoots, type CardFiles, fingerprintOf, identify, type TrustAnchors } from '@loket/identity';
import { openCardReader } from './open.ts';
import type { CardReader } from './types.ts';

const HELP = `eid COMMAND [--socket HOST:PORT] [--roots FOLDER] [--test-roots FOLDER]

  status   the reader and whether a card lies in it
  watch    the same, at every change, until Ctrl-C
  read     waits for a card, reads it and prints what it says and a verdict per check
           --json prints one object; it holds personal data: keep it to yourself

--roots       folder of root certificates (.der) for cards that carry none; only pinned ones count
--test-roots  folder of test roots to trust, for virtual cards
`;

/** The technician's tool. Answers the process's exit code. */
export async function runEidTool(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      socket: { type: 'string' },
      roots: { type: 'string' },
      'test-roots': { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [command] = positionals;
  if (values.help || !['status', 'watch', 'read'].includes(command ?? '')) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  const reader = openCardReader(configurationOf(values.socket));
  try {
    if (command === 'read') return await read(reader, values, values.json);
    return await showStatus(reader, command === 'watch');
  } finally {
    await reader.close();
  }
}

function configurationOf(socket: string | undefined): DeviceConfiguration['cardReader'] {
  if (socket === undefined) return { kind: 'pcsc' };
  const [host = '', port = ''] = socket.split(':');
  return { kind: 'socket', host, port: Number(port) };
}

/** The first report comes within a moment of opening. */
async function showStatus(reader: CardReader, forever: boolean): Promise<number> {
  const show = () => process.stdout.write(`${JSON.stringify(reader.status())}\n`);
  await new Promise<void>((resolve) => {
    reader.onStatus(() => {
      show();
      if (!forever) resolve();
    });
    if (forever) process.once('SIGINT', () => resolve());
  });
  return reader.status().state === 'ready' ? 0 : 1;
}

async function read(
  reader: CardReader,
  folders: { roots?: string | undefined; 'test-roots'?: string | undefined },
  asJson: boolean,
): Promise<number> {
  const trust = await trustOf(folders.roots, folders['test-roots']);
  if (!asJson) process.stderr.write('Insert a card.\n');
  const files = await readOnce(reader);
  const card = files.ok ? await identify(files.value, trust, new Date()) : files;
  if (!card.ok) {
    process.stdout.write(`${JSON.stringify({ ok: false, error: card.error })}\n`);
    return 1;
  }
  const { photo, ...rest } = card.value;
  const shown = {
    ok: true,
    ...rest,
    photo: asJson ? Buffer.from(photo).toString('base64') : `${photo.length} bytes`,
  };
  process.stdout.write(`${JSON.stringify(shown, null, asJson ? 0 : 2)}\n`);
  return 0;
}

function readOnce(reader: CardReader): Promise<Result<CardFiles, CardFailure>> {
  const files: CardFiles = {};
  return new Promise((resolve) => {
    reader.onReading((event) => {
      if (event.kind === 'step') process.stderr.write(`${event.step}\n`);
      if (event.kind === 'file') files[event.file] = event.bytes;
      if (event.kind === 'complete') resolve(ok(files));
      if (event.kind === 'failed') resolve(err(event.cause));
    });
    reader.setReading(true);
  });
}

async function trustOf(roots: string | undefined, testRoots: string | undefined): Promise<TrustAnchors> {
  const test = await certificatesIn(testRoots);
  return {
    mode: testRoots === undefined ? 'production' : 'test',
    pinnedRoots: belgianRoots,
    configuredRoots: await certificatesIn(roots),
    testRoots: new Set(test.map(fingerprintOf)),
  };
}

async function certificatesIn(folder: string | undefined): Promise<Uint8Array[]> {
  if (folder === undefined) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith('.der'));
  return Promise.all(names.map((name) => readFile(join(folder, name))));
}
