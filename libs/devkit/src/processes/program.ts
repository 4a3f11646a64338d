import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { UnprivilegedUser } from '../folders.ts';
import { watchOver } from './watch-over.ts';

export type ProgramOptions = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly user?: UnprivilegedUser | undefined;
  /** Standard output and error are appended here. */
  readonly logFile: string;
  /** Started again when it ends by itself; the listener gets a sentence for people. */
  readonly keepRunning?: ((line: string) => void) | undefined;
};

/** A program of ours in its own process group, without core dumps, that goes when we go. */
export type Program = {
  readonly name: string;
  /** Process id of the running one, undefined while it is down. */
  readonly pid: number | undefined;
  /** How often it was started. */
  readonly starts: number;
  start(): void;
  /** SIGTERM to the whole group, SIGKILL after five seconds. Stays down until start(). */
  stop(): Promise<void>;
  /** As a fault would: the signal goes to the main process only, and the supervision answers as to any crash. */
  kill(signal?: NodeJS.Signals): void;
  /** Resolves when the running one has ended; at once when none runs. */
  ended(): Promise<void>;
};

const graceMs = 5_000;
const firstPauseMs = 300;
const longestPauseMs = 10_000;
/** A run of at least this long makes the next pause short again. */
const steadyMs = 30_000;

export function startProgram(options: ProgramOptions): Program {
  let child: ChildProcess | undefined;
  let guard: ReturnType<typeof watchOver> | undefined;
  let end: Promise<void> = Promise.resolve();
  let wanted = false;
  let starts = 0;
  let pauseMs = firstPauseMs;
  let pause: NodeJS.Timeout | undefined;

  const launch = () => {
    if (child !== undefined) return;
    starts += 1;
    const startedAt = Date.now();
    const running = spawnInGroup(options);
    child = running;
    guard =
      running.pid === undefined
        ? undefined
        : watchOver({ pid: -running.pid, signal: 'TERM', graceSeconds: 3 });
    end = new Promise((resolve) => {
      const finish = (how: string) => {
        if (child !== running) return;
        child = undefined;
        // What it started itself must not outlive it.
        signalGroup(running.pid, 'SIGKILL');
        guard?.dismiss();
        resolve();
        if (!wanted || options.keepRunning === undefined) return;
        pauseMs = Date.now() - startedAt > steadyMs ? firstPauseMs : Math.min(pauseMs * 2, longestPauseMs);
        options.keepRunning(
          `${options.name} ended (${how}) and is started again. Its log: ${options.logFile}`,
        );
        pause = setTimeout(launch, pauseMs);
      };
      running.once('error', (cause) => finish(cause.message));
      running.once('exit', (code, signal) => finish(signal ?? `exit ${code}`));
    });
  };

  const program: Program = {
    name: options.name,
    get pid() {
      return child?.pid;
    },
    get starts() {
      return starts;
    },
    start: () => {
      wanted = true;
      pauseMs = firstPauseMs;
      launch();
    },
    stop: async () => {
      wanted = false;
      clearTimeout(pause);
      const running = child;
      if (running === undefined) return;
      signalGroup(running.pid, 'SIGTERM');
      const force = setTimeout(() => signalGroup(running.pid, 'SIGKILL'), graceMs);
      await end;
      clearTimeout(force);
    },
    kill: (signal = 'SIGKILL') => {
      child?.kill(signal);
    },
    ended: () => end,
  };
  program.start();
  return program;
}

function spawnInGroup(options: ProgramOptions): ChildProcess {
  const log = openSync(options.logFile, 'a', 0o600);
  const windows = process.platform === 'win32';
  // A crash must not write a citizen's memory to disk, so no core dumps: the limit is inherited by all children.
  const command = windows ? options.command : '/bin/sh';
  const args = windows
    ? options.args
    : ['-c', 'ulimit -c 0; exec "$0" "$@"', options.command, ...options.args];
  try {
    return spawn(command, args, {
      cwd: options.cwd ?? '/',
      env: options.env,
      detached: !windows,
      stdio: ['ignore', log, log],
      ...(options.user === undefined ? {} : { uid: options.user.uid, gid: options.user.gid }),
    });
  } finally {
    closeSync(log);
  }
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // gone already
  }
}
