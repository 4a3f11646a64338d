import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Ends `target` when this process is gone, however it went, also by SIGKILL: a tiny shell waits for the end of
 * its standard input, which the kernel closes with us. A negative `target.pid` means a whole process group.
 * `alsoRemove` is a folder that is deleted afterwards (throw-away data). Does nothing on Windows.
 */
export function watchOver(target: {
  readonly pid: number;
  readonly signal: 'INT' | 'TERM';
  readonly graceSeconds: number;
  readonly alsoRemove?: string;
}): { dismiss(): void } {
  if (process.platform === 'win32') return { dismiss: () => undefined };
  const script = [
    'cat >/dev/null',
    'kill -s "$2" -- "$1" 2>/dev/null',
    'n=0; while kill -s 0 -- "$1" 2>/dev/null && [ $n -lt "$3" ]; do sleep 1; n=$((n+1)); done',
    'kill -s KILL -- "$1" 2>/dev/null',
    '[ -z "$4" ] || rm -rf -- "$4"',
  ].join('\n');
  const watcher: ChildProcess = spawn(
    '/bin/sh',
    [
      '-c',
      script,
      'loket-watcher',
      String(target.pid),
      target.signal,
      String(target.graceSeconds),
      target.alsoRemove ?? '',
    ],
    { stdio: ['pipe', 'ignore', 'ignore'], detached: true },
  );
  watcher.unref();
  watcher.on('error', () => undefined);
  watcher.stdin?.on('error', () => undefined);
  if (watcher.stdin !== null && 'unref' in watcher.stdin && typeof watcher.stdin.unref === 'function') {
    watcher.stdin.unref();
  }
  return {
    dismiss: () => {
      if (watcher.pid === undefined) return;
      try {
        process.kill(-watcher.pid, 'SIGKILL');
      } catch {
        // already gone
      }
    },
  };
}
