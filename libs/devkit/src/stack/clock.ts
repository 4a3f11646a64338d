import { chmodSync, copyFileSync, existsSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { WayOut } from '../way-out.ts';

/**
 * The hour that PostgreSQL and central live in: the machine's clock, moved by an offset that a file holds and libfaketime
 * (Debian's package `libfaketime`) reads at every question for the time. The programs themselves know nothing of it.
 *
 * The hour has to lie ahead of the machine's: a signal that reaches PostgreSQL while libfaketime itself looks at the clock
 * sees the machine's hour, and a time-out that was set for the past is over at once, while one of the future goes on.
 */
export type StackClock = {
  now(): Date;
  /** From now on it is this instant, for everybody at once. Time does not go back: a database can't forget. */
  set(instant: Date): void;
  advance(ms: number): void;
  /** Variables for every program that lives in this hour. */
  readonly environment: Readonly<Record<string, string>>;
  /** The same for the main process of a counter that runs for development. */
  readonly counterEnvironment: Readonly<Record<string, string>>;
};

const LIBRARIES = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1',
];

/** @param folder one that the database's user can pass through */
export function openClock(folder: string, at: Date): StackClock {
  const library = LIBRARIES.find((file) => existsSync(file));
  if (library === undefined) {
    throw new WayOut('The hour can not be moved here.', 'Install it: sudo apt-get install -y libfaketime');
  }
  const file = path.join(folder, 'clock');
  // A copy in a folder that the counter's user can pass through.
  const movedDate = path.join(folder, 'moved-date.cjs');
  copyFileSync(path.join(import.meta.dirname, 'moved-date.cjs'), movedDate);
  chmodSync(movedDate, 0o644);
  // In whole seconds, as both sides are then sure to mean the same.
  let offsetS = 0;
  const keep = (seconds: number): void => {
    if (seconds <= 0) throw new RangeError('the hour has to lie ahead of the machine’s');
    offsetS = seconds;
    // In one step, so that nobody reads half an offset.
    writeFileSync(`${file}.new`, `+${seconds}\n`, { mode: 0o644 });
    renameSync(`${file}.new`, file);
  };
  const offsetTo = (instant: Date) => Math.ceil((instant.getTime() - Date.now()) / 1_000);
  const clock: StackClock = {
    now: () => new Date(Date.now() + offsetS * 1_000),
    set: (instant) => {
      const seconds = offsetTo(instant);
      if (seconds < offsetS) throw new RangeError(`it is ${clock.now().toISOString()} already`);
      keep(seconds);
    },
    advance: (ms) => keep(offsetS + Math.ceil(ms / 1_000)),
    environment: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      // One hour for all: with a cache one session of PostgreSQL would be open while another is closed yet.
      FAKETIME_NO_CACHE: '1',
      // Durations stay durations: a timer of three seconds takes three.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    },
    counterEnvironment: {
      FAKETIME_TIMESTAMP_FILE: file,
      NODE_OPTIONS: `--require ${movedDate}`,
    },
  };
  keep(offsetTo(at));
  return clock;
}
