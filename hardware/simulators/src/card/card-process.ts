import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { LoggedApdu, VirtualCardOptions } from './virtual-card.ts';

/** A virtual card in a process of its own, for whoever is itself a client of PC/SC. */
export type CardProcess = {
  readonly pid: number;
  /** Answers the instant of insertion in milliseconds since 1970. Counts start at zero. */
  insert(): Promise<number>;
  pull(): Promise<void>;
  /** Commands since the insertion, and the time from the first of them to the last answer. */
  counts(): Promise<{ apdus: number; spanMs: number }>;
  /** The commands since the insertion, without their data. */
  log(): Promise<readonly LoggedApdu[]>;
  /** What fingers do at the keys of a reader that has some; see `Fingers`. Only where such a reader is. */
  press(keys: string): Promise<void>;
  end(): Promise<void>;
};

export type CardProcessOptions = Omit<VirtualCardOptions, 'alter'> & {
  /** Where the reader's slot listens; pcscd's virtual reader unless told. */
  readonly port?: number;
};

const TOOL = fileURLToPath(new URL('../../bin/card.mjs', import.meta.url));

/** @param whose a person of the list, or `{ seed }` for somebody invented */
export async function startCardProcess(
  hierarchyFolder: string,
  whose: string | { readonly seed: string },
  { port, ...options }: CardProcessOptions = {},
): Promise<CardProcess> {
  const args = [
    ...(typeof whose === 'string' ? [whose] : ['--seed', whose.seed]),
    ...['--hierarchy', hierarchyFolder, '--options', JSON.stringify(options)],
    ...(port === undefined ? [] : ['--port', String(port)]),
  ];
  const child = spawn(process.execPath, [TOOL, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Without the options of the parent: a test runner's are not for this tool.
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const ended = once(child, 'exit');
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    const { value, done } = await answers.next();
    if (done) throw new Error('the card process ended');
    return JSON.parse(value);
  };
  /** One line of our own tool, so its shape is what the tool's source says. */
  const ask = async <Answer>(line: string): Promise<Answer> => {
    child.stdin.write(`${line}\n`);
    return (await next()) as Answer;
  };
  await next();
  return {
    pid: child.pid ?? 0,
    insert: async () => (await ask<{ insertedAtMs: number }>('insert')).insertedAtMs,
    pull: async () => void (await ask('pull')),
    counts: () => ask('counts'),
    log: () => ask('log'),
    press: async (keys) => void (await ask(`press ${keys}`)),
    async end() {
      child.stdin.end();
      await ended;
    },
  };
}
