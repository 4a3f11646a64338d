import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

/** Processes of this machine and what they remember, for tests that look into them. */

/** A process and everything under it. */
export function family(root: number): number[] {
  const parents = new Map(pids().map((pid) => [pid, parentOf(pid)]));
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid);
    return pid === root || (parent !== undefined && parent > 1 && isOurs(parent));
  };
  return [...parents.keys()].filter(isOurs);
}

/** Every process whose program has this name. */
export const named = (name: string): number[] =>
  pids().filter((pid) => statusOf(pid).startsWith(`Name:\t${name}\n`));

const pids = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

const parentOf = (pid: number): number => Number(/^PPid:\s+(\d+)$/m.exec(statusOf(pid))?.[1] ?? 0);

/** Its core dump, if there is one, is whole by then. */
export function hasEnded(pid: number): boolean {
  const status = statusOf(pid);
  return status === '' || /^State:\s+[ZX]/m.test(status);
}

/** Nothing of a process that has ended meanwhile. */
function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Which of these byte strings a process has in its memory now; looks through every mapping that can be read.
 * Root, or the process's own user where the kernel allows it.
 */
export async function foundInMemory(
  pid: number,
  wanted: Readonly<Record<string, Buffer>>,
): Promise<string[]> {
  const maps = await readFile(`/proc/${pid}/maps`, 'utf8');
  const memory = await open(`/proc/${pid}/mem`, 'r');
  const found = new Set<string>();
  try {
    for (const line of maps.split('\n')) {
      const [range = '', rights = ''] = line.split(' ');
      if (!rights.startsWith('rw') || line.includes('[vvar')) continue;
      const [from = 0, to = 0] = range.split('-').map((end) => Number.parseInt(end, 16));
      await searchRange(memory, from, to, wanted, found);
    }
  } finally {
    await memory.close();
  }
  return [...found];
}

/**
 * The same in a core dump. What a process reserved and never used makes it a file of hundreds of gigabytes with holes,
 * so it is read through tar, which leaves the holes out.
 */
export async function foundInCore(path: string, wanted: Readonly<Record<string, Buffer>>): Promise<string[]> {
  const what = ['-C', dirname(path), basename(path)];
  const tar = spawn('tar', ['--create', '--sparse', '--hole-detection=seek', '--file=-', ...what], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(tar, 'close');
  const found = new Set<string>();
  let before = Buffer.alloc(0);
  for await (const bytes of tar.stdout) {
    const block = Buffer.concat([before, bytes]);
    for (const [name, each] of Object.entries(wanted)) if (block.includes(each)) found.add(name);
    before = block.subarray(-OVERLAP);
  }
  const [code] = await ended;
  if (code !== 0) throw new Error(`tar ended with ${code}`);
  return [...found];
}

const STEP = 8 * 1024 * 1024;
/** More than the longest string that is searched for, so that none lies across two steps. */
const OVERLAP = 256;

async function searchRange(
  memory: FileHandle,
  from: number,
  to: number,
  wanted: Readonly<Record<string, Buffer>>,
  found: Set<string>,
): Promise<void> {
  for (let at = from; at < to; at += STEP) {
    const length = Math.min(STEP + OVERLAP, to - at);
    const block = Buffer.alloc(length);
    try {
      await memory.read(block, 0, length, at);
    } catch {
      continue; // reserved, not backed by memory
    }
    for (const [name, bytes] of Object.entries(wanted)) if (block.includes(bytes)) found.add(name);
  }
}
