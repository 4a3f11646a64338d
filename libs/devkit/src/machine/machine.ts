import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { programExists } from '../electron/display.ts';
import { checkoutFolder, runsAsRoot } from '../folders.ts';

/** A machine to be looked at; a test passes one in that it made up. Nothing here changes anything. */
export type Machine = {
  readonly user: string;
  readonly isRoot: boolean;
  /** Groups of this login: one that was added since counts only after the next. */
  readonly groups: readonly string[];
  exists(path: string): boolean;
  mayReadAndWrite(path: string): boolean;
  /** Names in a folder; none when there is no such folder. */
  list(folder: string): readonly string[];
  /** The text of a small file; empty when it can't be read. */
  read(path: string): string;
  hasProgram(name: string): boolean;
  /** Loads a native npm package in a process of its own; null when that works, else why not. */
  whyNotLoaded(packageName: string): string | null;
};

const LOADED_WITHIN_MS = 20_000;

/** The one that we run on. */
export function thisMachine(): Machine {
  return {
    user: userInfo().username,
    isRoot: runsAsRoot(),
    groups: textOf('id', ['-nG']).split(/\s+/),
    exists: existsSync,
    mayReadAndWrite(path) {
      try {
        accessSync(path, constants.R_OK | constants.W_OK);
        return true;
      } catch {
        return false;
      }
    },
    list: (folder) => (existsSync(folder) ? readdirSync(folder) : []),
    read(path) {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return '';
      }
    },
    hasProgram: programExists,
    whyNotLoaded(packageName) {
      const load = `await import(${JSON.stringify(packageName)})`;
      const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', load], {
        cwd: checkoutFolder,
        encoding: 'utf8',
        timeout: LOADED_WITHIN_MS,
      });
      return status === 0 ? null : (/Error[^\n]*: ([^\n]*)/.exec(stderr)?.[1] ?? 'it does not load');
    },
  };
}

const textOf = (program: string, args: readonly string[]): string =>
  spawnSync(program, args, { encoding: 'utf8' }).stdout?.trim() ?? '';
