/** Whether a process of this id still exists; one of another user's counts as another process. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const LOOK_EVERY_MS = 40;

/**
 * Waits until none of these processes exists; after `patienceMs` they are killed.
 * @returns false when one is still there after twice that time
 */
export async function ensureEnded(pids: readonly number[], patienceMs: number): Promise<boolean> {
  const left = () => pids.filter((pid) => pid > 0 && isAlive(pid));
  if (await settle(left, patienceMs)) return true;
  for (const pid of left()) kill(pid);
  return settle(left, patienceMs);
}

async function settle(left: () => readonly number[], patienceMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += LOOK_EVERY_MS) {
    if (left().length === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return left().length === 0;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in this instant.
  }
}
