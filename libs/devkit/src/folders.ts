import { execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout that this development kit belongs to. */
export const checkoutFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** The account that a program runs as when we ourselves are root: PostgreSQL and Chromium's sandbox refuse root. */
export type UnprivilegedUser = { readonly name: string; readonly uid: number; readonly gid: number };

export const runsAsRoot = (): boolean => process.getuid?.() === 0;

/**
 * Folder outside the repository for what can be fetched or made again (PostgreSQL's and Electron's binaries).
 * Root's own home is closed to other users, so root keeps it in /var/cache.
 */
export function cacheFolder(): string {
  const chosen = process.env.LOKET_CACHE;
  if (chosen !== undefined && chosen !== '') return path.resolve(chosen);
  if (runsAsRoot()) return '/var/cache/loket';
  if (process.platform === 'darwin') return path.join(homedir(), 'Library/Caches/loket');
  if (process.platform === 'win32') {
    return path.join(process.env.LOCALAPPDATA ?? path.join(homedir(), 'AppData/Local'), 'loket');
  }
  return path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'loket');
}

/** The first of `names` that exists on this machine, or undefined when we are not root or none exists. */
export function unprivilegedUser(names: readonly string[]): UnprivilegedUser | undefined {
  if (!runsAsRoot()) return undefined;
  for (const name of names) {
    const ids = ['-u', '-g'].map((flag) => {
      try {
        return Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
      } catch {
        return Number.NaN;
      }
    });
    const [uid, gid] = ids;
    if (uid !== undefined && gid !== undefined && Number.isInteger(uid) && uid > 0) return { name, uid, gid };
  }
  return undefined;
}

/** The nearest folder at or above `folder` that exists. */
export function nearestExisting(folder: string): string {
  const resolved = path.resolve(folder);
  try {
    accessSync(resolved, constants.F_OK);
    return resolved;
  } catch {
    const parent = path.dirname(resolved);
    return parent === resolved ? resolved : nearestExisting(parent);
  }
}

/**
 * Whether `user` may pass through every existing folder down to `folder`. Looks at the permission bits for
 * "others", the user's own uid and gid; access lists are not looked at, so the answer may be a needless no.
 */
export function reachableBy(user: UnprivilegedUser, folder: string): boolean {
  let current = nearestExisting(folder);
  for (;;) {
    const { mode, uid, gid } = statSync(current);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    const parent = path.dirname(current);
    if (parent === current) return true;
    current = parent;
  }
}
