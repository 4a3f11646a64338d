import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cacheFolder, checkoutFolder, reachableBy, type UnprivilegedUser } from '../folders.ts';
import { WayOut } from '../way-out.ts';

/** Everything that one stack keeps, in one folder. */
export type DataFolder = {
  readonly root: string;
  readonly throwAway: boolean;
  readonly postgres: string;
  readonly secrets: string;
  /** Private keys of the test hierarchy: ours alone. */
  readonly testCards: string;
  /** The test root's certificate, which central and the counters read. */
  readonly testRoots: string;
  readonly counters: string;
  readonly logs: string;
};

/** `.loket` in the checkout, or a folder in the cache when the counter's user can't pass through the checkout. */
export function defaultDataFolder(counterUser: UnprivilegedUser | undefined): string {
  if (counterUser === undefined || reachableBy(counterUser, checkoutFolder))
    return path.join(checkoutFolder, '.loket');
  const name = createHash('sha256').update(checkoutFolder).digest('hex').slice(0, 16);
  return path.join(cacheFolder(), 'data', name);
}

/** Makes the folders; `asked` undefined gives a temporary one. */
export function openDataFolder(
  asked: string | undefined,
  counterUser: UnprivilegedUser | undefined,
): DataFolder {
  const throwAway = asked === undefined;
  const root = asked === undefined ? mkdtempSync(path.join(tmpdir(), 'loket-stack-')) : path.resolve(asked);
  const isOurs = existsSync(path.join(root, marker)) || throwAway;
  if (!isOurs && existsSync(root) && !holdsOnlyOurs(root)) {
    throw new WayOut(
      `${root} holds files that are not Loket's.`,
      'Choose a new or empty folder with --data, or leave the option out.',
    );
  }
  mkdirSync(root, { recursive: true });
  if (counterUser !== undefined && !reachableBy(counterUser, path.dirname(root))) {
    throw new WayOut(
      `The counter runs as the user "${counterUser.name}", who can't reach ${root}.`,
      `Choose a folder below one that everybody may pass through, such as ${path.join(cacheFolder(), 'data')}.`,
    );
  }
  // The names inside are no secret; what is secret has a mode of its own.
  if (counterUser !== undefined) chmodSync(root, 0o711);
  writeFileSync(
    path.join(root, marker),
    "Made by Loket's development kit. Remove the folder to start anew.\n",
  );
  const inside = (name: string, mode: number) => {
    const folder = path.join(root, name);
    mkdirSync(folder, { recursive: true, mode });
    return folder;
  };
  return {
    root,
    throwAway,
    postgres: inside('postgres', 0o711),
    secrets: inside('secrets', 0o700),
    testCards: inside('test-cards', 0o700),
    testRoots: inside('test-roots', 0o755),
    counters: inside('counters', 0o711),
    logs: inside('logs', 0o700),
  };
}

const marker = 'loket-data';
const ownNames = new Set([
  marker,
  'postgres',
  'secrets',
  'test-cards',
  'test-roots',
  'counters',
  'logs',
  'handover',
]);

/** Nothing, or nothing but names of ours: what an interrupted first start leaves. */
const holdsOnlyOurs = (root: string): boolean => readdirSync(root).every((name) => ownNames.has(name));

/** A secret that is made at the first use and kept, readable by us only. */
export function keptSecret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** Gives a file or folder to the user whom the counter runs as. */
export function giveTo(user: UnprivilegedUser | undefined, file: string): void {
  if (user !== undefined) chownSync(file, user.uid, user.gid);
}

export function removeDataFolder(data: DataFolder): void {
  if (data.throwAway) rmSync(data.root, { recursive: true, force: true, maxRetries: 5 });
}
