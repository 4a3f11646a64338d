import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Cluster, startCluster } from '../postgres/cluster.ts';

/** A PostgreSQL that may be killed and comes back on the same data and port. Its disk is waited for. */
export type MortalCluster = {
  readonly cluster: Cluster;
  /** `kill -9` of the server and all of its processes, at one instant as far as that is possible. */
  crash(): Promise<void>;
  /** Starts it again; it recovers from its write-ahead log. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

export async function startMortalCluster(dataFolder: string): Promise<MortalCluster> {
  let running: Cluster | undefined = await startCluster({ dataFolder });
  const first = running;
  let line: Promise<void> = Promise.resolve();
  /** Two faults at one instant: one after the other. */
  const inLine = (work: () => Promise<void>) => {
    line = line.then(work, work);
    return line;
  };
  return {
    cluster: first,
    crash: () =>
      inLine(async () => {
        if (running === undefined) return;
        const victims = familyOf(postmasterOf(first.folder));
        for (const pid of victims) end(pid);
        while (victims.some(lives)) await pause(5);
        // Nothing of it runs any more: what is left to do is to let go of the folder.
        await running.stop();
        running = undefined;
      }),
    restart: () =>
      inLine(async () => {
        running ??= await startCluster({ dataFolder, port: first.port });
      }),
    stop: () =>
      inLine(async () => {
        await running?.stop();
        running = undefined;
      }),
  };
}

/** First line of PostgreSQL's lock file: its process id. */
const postmasterOf = (folder: string) =>
  Number(readFileSync(path.join(folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);

/** The server first: its processes end by themselves when it is gone, but some only after a while. */
function familyOf(postmaster: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => stateOf(pid)?.parent === postmaster);
  return [postmaster, ...children];
}

const lives = (pid: number) => {
  const state = stateOf(pid)?.letter;
  return state !== undefined && state !== 'Z' && state !== 'X';
};

/** State and parent of a process; proc_pid_stat(5): after the name in parentheses. */
function stateOf(pid: number): { letter: string | undefined; parent: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [letter, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { letter, parent: Number(parent) };
  } catch {
    return undefined;
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // gone already
  }
}
