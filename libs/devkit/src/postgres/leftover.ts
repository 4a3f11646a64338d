import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import path from 'node:path';
import { WayOut } from '../way-out.ts';

const patienceMs = 12_000;

/**
 * Deals with what an earlier start left behind: a server that still runs on this very folder is shut down (its
 * parent died), a lock file of a server that is gone is removed. PostgreSQL removes most stale locks itself, but
 * not when the process id was given to some other program since.
 */
export async function endLeftover(clusterFolder: string): Promise<void> {
  const lockFile = path.join(clusterFolder, 'postmaster.pid');
  const pid = lockedBy(lockFile);
  if (pid === undefined) return;
  if (!isPostgresOf(pid)) {
    rmSync(lockFile, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  const until = Date.now() + patienceMs;
  while (isPostgresOf(pid)) {
    if (Date.now() > until) {
      throw new WayOut(
        `A PostgreSQL (process ${pid}) still uses ${clusterFolder} and does not stop.`,
        `Is another "npm start" running? Stop it, or end the process ("kill -QUIT ${pid}").`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function lockedBy(lockFile: string): number | undefined {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isPostgresOf(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  try {
    return path.basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres');
  } catch {
    return false;
  }
}
