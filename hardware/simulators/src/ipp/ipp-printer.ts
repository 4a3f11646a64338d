import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';

/** An IPP Everywhere printer in software (CUPS's `ippeveprinter`) that takes PDFs, for tests. */
export type IppPrinter = {
  /** What a counter's configuration takes. */
  readonly url: string;
  /** What came out of it, the oldest first. */
  papers(): Promise<Buffer[]>;
  /** From the next job on; the printer says it while it works on one. `null`: all is well. */
  become(trouble: 'media-empty' | 'media-jam' | 'cover-open' | 'broken' | 'slow' | null): Promise<void>;
  /** Two minutes pass on its clock: it forgets a finished job after one. */
  twoMinutesLater(): Promise<void>;
  /** The power goes, in the middle of whatever it does. */
  kill(): Promise<void>;
  /** Documents that lie in its spool now, by the beginning of their bytes. */
  spooled(): Promise<string[]>;
  /** What it wrote to its log: requests with their attributes. */
  log(): string;
  stop(): Promise<void>;
};

const READY_WITHIN_MS = 10_000;
const FAKETIME = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/faketime/libfaketimeMT.so.1`;

/**
 * The printer runs this for each job. `STATE:` lines are how a CUPS filter tells its printer's reasons; with trouble it
 * waits for a while, as a real one does for its person, and takes no other job meanwhile.
 */
const COMMAND = `#!/bin/sh
folder=$(dirname "$0")
trouble=$(cat "$folder/trouble")
case "$trouble" in
  '') cp "$1" "$folder/paper-$(date +%s%N).pdf" ;;
  broken) exit 1 ;;
  slow) sleep 4; cp "$1" "$folder/paper-$(date +%s%N).pdf" ;;
  *) echo "STATE: +$trouble" >&2; sleep 3; echo "STATE: -$trouble" >&2; exit 1 ;;
esac
`;

/**
 * Starts one on a free port of this machine. It wants a D-Bus to announce itself on: it gets a private one that nobody
 * listens to, so that nothing is announced.
 *
 * @throws naming the Debian packages when it does not come up
 */
export async function startIppPrinter(): Promise<IppPrinter> {
  const folder = await mkdtemp(join(tmpdir(), 'loket-ipp-'));
  const spool = join(folder, 'spool');
  await mkdir(spool);
  const command = join(folder, 'print');
  await writeFile(command, COMMAND);
  await chmod(command, 0o755);
  await writeFile(join(folder, 'trouble'), '');
  const clock = join(folder, 'clock');
  await writeFile(clock, '+0');
  let laterS = 0;
  const port = await freePort();
  let log = '';
  const child = spawn(
    'dbus-run-session',
    [
      '--',
      'sh',
      '-c',
      `DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS" LD_PRELOAD=${FAKETIME} exec "$@"`,
      'ippeveprinter',
      'ippeveprinter',
      '--no-web-forms',
      '-vv',
      ...['-n', 'localhost', '-p', String(port), '-r', 'off'],
      ...['-f', 'application/pdf', '-d', spool, '-c', command, 'Loket test'],
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
      env: { ...process.env, FAKETIME_TIMESTAMP_FILE: clock, FAKETIME_NO_CACHE: '1' },
    },
  );
  child.stderr?.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const stop = async () => {
    await endGroup(child);
    await rm(folder, { recursive: true, force: true });
  };
  if (!(await listens(child, port))) {
    await stop();
    throw new Error('ippeveprinter does not start: apt-get install cups-ipp-utils dbus-daemon libfaketime');
  }
  return {
    url: `ipp://localhost:${port}/ipp/print`,
    async papers() {
      const names = (await readdir(folder)).filter((name) => name.startsWith('paper-')).sort();
      return Promise.all(names.map((name) => readFile(join(folder, name))));
    },
    async spooled() {
      const names = await readdir(spool, { recursive: true });
      const texts = names.map((name) => readFile(join(spool, name), 'latin1').catch(() => ''));
      return (await Promise.all(texts))
        .filter((text) => text.startsWith('%PDF'))
        .map((text) => text.slice(0, 80));
    },
    async twoMinutesLater() {
      laterS += 120;
      await writeFile(clock, `+${laterS}s`);
      // It looks at its jobs when a request wakes it.
      await fetch(`http://localhost:${port}/`).catch(() => null);
      await fetch(`http://localhost:${port}/`).catch(() => null);
    },
    kill: () => endGroup(child, 'SIGKILL'),
    become: (trouble) => writeFile(join(folder, 'trouble'), trouble ?? ''),
    log: () => log,
    stop,
  };
}

async function listens(child: ChildProcess, port: number): Promise<boolean> {
  let isGone = false;
  child.once('error', () => {
    isGone = true;
  });
  child.once('exit', () => {
    isGone = true;
  });
  for (let waitedMs = 0; waitedMs < READY_WITHIN_MS && !isGone; waitedMs += 100) {
    const answer = await fetch(`http://localhost:${port}/`).catch(() => null);
    if (answer?.ok) return true;
    await after(100);
  }
  return false;
}

/** The printer, its D-Bus and the command of a job that still runs. */
async function endGroup(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  try {
    process.kill(-child.pid, signal);
  } catch {
    return; // it ended by itself in this instant
  }
  const outcome = await Promise.race([ended, after(2_000, 'late', { ref: false })]);
  if (outcome === 'late') process.kill(-child.pid, 'SIGKILL');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
