import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { VirtualCardOptions } from './virtual-card.ts';

/** A virtual card in a process of its own, for whoever is itself a client of PC/SC. */
export type CardProcess = {
  /** Answers the instant of insertion in milliseconds since 1970. Counts start at zero. */
  insert(): Promise<number>;
  pull(): Promise<void>;
  /** Commands since the insertion, and the time from the first of them to the last answer. */
  counts(): Promise<{ apdus: number; spanMs: number }>;
  end(): Promise<void>;
};

export type CardProcessOptions = { readonly delayMs?: number } & Pick<
  VirtualCardOptions,
  'applet' | 'pin' | 'pulledAtSignature' | 'signatureOf' | 'wrongPinsBefore'
>;

const switchesOf = (options: Omit<CardProcessOptions, 'delayMs'>): string[] => [
  ...(options.applet ? ['--applet', options.applet] : []),
  ...(options.pin ? ['--pin', options.pin] : []),
  ...(options.signatureOf ? ['--signature-of', options.signatureOf] : []),
  ...(options.wrongPinsBefore ? ['--wrong-pins-before', String(options.wrongPinsBefore)] : []),
  ...(options.pulledAtSignature ? ['--pulled-at-signature'] : []),
];

const TOOL = fileURLToPath(new URL('../../bin/card.mjs', import.meta.url));

export async function startCardProcess(
  hierarchyFolder: string,
  person: string,
  { delayMs = 0, ...options }: CardProcessOptions = {},
): Promise<CardProcess> {
  const child = spawn(
    process.execPath,
    [TOOL, person, '--hierarchy', hierarchyFolder, '--delay', String(delayMs), ...switchesOf(options)],
    // Without the options of the parent: a test runner's are not for this tool.
    { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const ended = once(child, 'exit');
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Record<string, number>> => {
    const { value, done } = await answers.next();
    if (done) throw new Error('the card process ended');
    return JSON.parse(value) as Record<string, number>; // one line of our own tool
  };
  const ask = (line: string): Promise<Record<string, number>> => {
    child.stdin.write(`${line}\n`);
    return next();
  };
  await next();
  return {
    insert: async () => (await ask('insert')).insertedAtMs ?? 0,
    pull: async () => void (await ask('pull')),
    counts: async () => {
      const { apdus = 0, spanMs = 0 } = await ask('counts');
      return { apdus, spanMs };
    },
    async end() {
      child.stdin.end();
      await ended;
    },
  };
}
