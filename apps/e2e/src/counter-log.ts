import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

type Appliance = { readonly pid: number | undefined; readonly logFile: string };

const run = promisify(execFile);

/** A process of the counter as the operating system lists it. */
export type CounterProcess = {
  readonly pid: number;
  readonly kind: 'main' | 'renderer' | 'device-host' | 'other';
  readonly command: string;
};

function kindOf(command: string): CounterProcess['kind'] {
  if (!command.includes('--type=')) return 'main';
  if (command.includes('--type=renderer')) return 'renderer';
  return command.includes('--utility-sub-type=node.mojom.NodeService') ? 'device-host' : 'other';
}

/** Every process of one counter: main and all that descend from it. */
export async function processesOf(appliance: Appliance): Promise<CounterProcess[]> {
  const { stdout } = await run('ps', ['-eo', 'pid=,ppid=,args=', '-ww'], { maxBuffer: 16 << 20 });
  const all = stdout
    .trim()
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, pid, parent, command]) => ({
      pid: Number(pid),
      parent: Number(parent),
      command: command ?? '',
    }));
  const family = new Set(appliance.pid === undefined ? [] : [appliance.pid]);
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all
    .filter(({ pid }) => family.has(pid))
    .map(({ pid, command }) => ({ pid, command, kind: kindOf(command) }));
}

/** Process ids of everything that may hold something of a citizen: the renderers and the device host. */
export async function rendererPids(appliance: Appliance): Promise<number[]> {
  return (await processesOf(appliance))
    .filter(({ kind }) => kind === 'renderer' || kind === 'device-host')
    .map(({ pid }) => pid);
}

/** The lines in which the counter says that it wiped a visit. */
export async function wipes(appliance: Appliance): Promise<string[]> {
  return (await readFile(appliance.logFile, 'utf8')).split('\n').filter((line) => line.includes('wiped'));
}

/**
 * How the kernel holds a process: whose it is, and whether a seccomp filter (mode 2) judges its system calls.
 * Undefined for one that has ended: Chromium's short-lived ones come and go.
 */
export async function confinementOf(
  pid: number,
): Promise<{ user: number; seccompFilter: boolean } | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);
  if (status === undefined) return undefined;
  return {
    user: Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]),
    seccompFilter: /^Seccomp:\s+2$/m.test(status),
  };
}
