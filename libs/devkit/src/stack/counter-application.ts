import path from 'node:path';
import { cacheFolder, checkoutFolder, reachableBy, type UnprivilegedUser } from '../folders.ts';
import { stageCounter } from '../package/stage.ts';

/** Folder of the built counter as its user can read it: the checkout's own, or a copy outside of it. */
export function counterApplication(user: UnprivilegedUser | undefined): string {
  const own = path.join(checkoutFolder, 'apps/counter');
  if (user === undefined || reachableBy(user, path.join(own, 'dist'))) return own;
  return stageCounter(path.join(cacheFolder(), 'counter-application'));
}
