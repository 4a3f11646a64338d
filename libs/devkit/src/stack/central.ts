import path from 'node:path';
import { webRoot } from '../build/applications.ts';
import { checkoutFolder } from '../folders.ts';
import { freePort, portIsBusy } from '../free-port.ts';
import { type Program, startProgram } from '../processes/program.ts';
import type { Progress } from '../progress.ts';
import { WayOut } from '../way-out.ts';
import type { DataFolder } from './data-folder.ts';
import type { StackDatabase } from './database.ts';

export type StackCentral = {
  readonly url: string;
  readonly program: Program;
  readonly logFile: string;
  /** Resolves when it answers that it can work; rejects with the way out when that takes too long. */
  ready(): Promise<void>;
};

const readyLimitMs = 30_000;

/** Starts one central node on loopback. A crash starts it again on the same port. */
export async function startCentral(options: {
  readonly data: DataFolder;
  readonly database: StackDatabase;
  readonly port: number;
  readonly number: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly mailUrl: string;
  readonly progress: Progress;
  /** Folder of the built central; the checkout's own unless told. */
  readonly builtIn?: string;
}): Promise<StackCentral> {
  const port = options.port === 0 ? await freePort() : options.port;
  if (await portIsBusy(port)) {
    throw new WayOut(
      `Port ${port} is in use by another program.`,
      `Stop that program, or choose another port: npm start -- --port ${port + 1}.`,
    );
  }
  const url = `http://127.0.0.1:${port}`;
  const logFile = path.join(options.data.logs, `central-${options.number}.log`);
  const program = startProgram({
    name: options.number === 1 ? 'central' : `central ${options.number}`,
    command: process.execPath,
    args: [path.join(options.builtIn ?? path.join(checkoutFolder, 'apps/central/dist'), 'main.js')],
    cwd: checkoutFolder,
    env: {
      PATH: process.env.PATH,
      TZ: process.env.TZ,
      NODE_ENV: 'production',
      DATABASE_URL: options.database.appUrl,
      LOKET_SECRETS: options.data.secrets,
      LOKET_HOST: '127.0.0.1',
      LOKET_PORT: String(port),
      LOKET_PUBLIC_URL: url,
      LOKET_WEB_ROOT: webRoot,
      LOKET_CARD_TRUST: 'test',
      LOKET_TEST_ROOTS: options.data.testRoots,
      LOKET_HANDOVER_FOLDER: path.join(options.data.root, 'handover'),
      LOKET_SMTP_URL: options.mailUrl,
      LOKET_MAIL_FROM: 'loket@loket.example',
      ...options.environment,
    },
    logFile,
    keepRunning: (line) => options.progress.note(line),
  });
  return { url, program, logFile, ready: () => answering(url, program, logFile) };
}

async function answering(url: string, program: Program, logFile: string): Promise<void> {
  const until = Date.now() + readyLimitMs;
  const startsBefore = program.starts;
  while (Date.now() < until && program.starts < startsBefore + 3) {
    const response = await fetch(`${url}/api/readiness`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    );
    if (response?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await program.stop();
  throw new WayOut(`Central did not get ready at ${url}.`, `Its log tells why: ${logFile}`);
}
