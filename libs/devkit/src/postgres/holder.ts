import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { WayOut } from '../way-out.ts';

/**
 * Says in a file which process uses a folder. A process id is given again one day, so its start time stands
 * beside it (Linux: field 22 of /proc/PID/stat, in clock ticks since boot; proc_pid_stat(5)).
 */
export function holdFolder(file: string, folder: string): { release(): void } {
  const holder = readHolder(file);
  if (holder !== undefined && startOf(holder.pid) === holder.start) {
    throw new WayOut(
      `Another Loket (process ${holder.pid}) is using ${folder}.`,
      'Stop that one first (Ctrl-C where it runs), or give this one a folder of its own with --data.',
    );
  }
  writeFileSync(file, `${process.pid} ${startOf(process.pid)}\n`, { mode: 0o600 });
  return { release: () => rmSync(file, { force: true }) };
}

function readHolder(file: string): { pid: number; start: string } | undefined {
  try {
    const [pid, start] = readFileSync(file, 'utf8').trim().split(' ');
    return pid === undefined || start === undefined ? undefined : { pid: Number(pid), start };
  } catch {
    return undefined;
  }
}

/** Undefined when no such process runs; "unknown" where the system has no /proc. */
function startOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EPERM')) return undefined;
  }
  if (process.platform !== 'linux') return 'unknown';
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; the fields after it don't. Field 22 is the 20th of those.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const isDead = fields[0] === 'Z' || fields[0] === 'X';
    return isDead ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
