import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, checkoutFolder, reachableBy, type UnprivilegedUser } from '../folders.ts';
import { stageCounter } from '../package/stage.ts';

/** Folder of the built counter as its user can read it: the checkout's own, or a copy outside of it. */
export function counterApplication(user: UnprivilegedUser | undefined): string {
  const own = path.join(checkoutFolder, 'apps/counter');
  if (user === undefined || reachableBy(user, path.join(own, 'dist'))) return own;
  // Named after what it holds, so that a counter that still runs from an older copy keeps it.
  const copy = path.join(cacheFolder(), `counter-${digestOf(path.join(own, 'dist'))}`);
  if (existsSync(copy)) return copy;
  const unfinished = stageCounter(`${copy}.${process.pid}.part`);
  try {
    renameSync(unfinished, copy);
  } catch (cause) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw cause;
  }
  return copy;
}

function digestOf(folder: string): string {
  const hash = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    hash.update(path.relative(folder, file)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
