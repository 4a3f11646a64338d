import { createHash } from 'node:crypto';
import path from 'node:path';
import { cacheFolder, type UnprivilegedUser } from '../folders.ts';

export type ClusterPlace = {
  readonly folder: string;
  readonly cluster: string;
  readonly passwordFile: string;
  readonly logFile: string;
  /** Names the process that uses the folder. */
  readonly holderFile: string;
};

/**
 * Where a cluster's files go: the asked folder, or, when the user that PostgreSQL runs as can't pass through to
 * it (a checkout below a 0700 folder), a folder of the same identity in the cache.
 */
export function placeFor(
  asked: string,
  user: UnprivilegedUser | undefined,
  reachable: (user: UnprivilegedUser, folder: string) => boolean,
): ClusterPlace {
  const wanted = path.resolve(asked);
  // The folder itself is opened by initialise(); the folders above it are not ours to change.
  const folder = user === undefined || reachable(user, path.dirname(wanted)) ? wanted : elsewhere(wanted);
  return {
    folder,
    cluster: path.join(folder, 'cluster'),
    passwordFile: path.join(folder, 'owner-password'),
    logFile: path.join(folder, 'postgres.log'),
    holderFile: path.join(folder, 'holder'),
  };
}

const elsewhere = (folder: string) =>
  path.join(cacheFolder(), 'databases', createHash('sha256').update(folder).digest('hex').slice(0, 16));
