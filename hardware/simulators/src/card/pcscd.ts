import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { VPCD_PORT } from './vpcd.ts';

const SOCKET_PATH = '/run/pcscd/pcscd.comm';
const READY_WITHIN_MS = 10_000;
/**
 * The reader's ports lie where Linux takes the near ends of ordinary connections from: one of those can hold a port for a
 * while, and pcscd looks for it once, at its start.
 */
const TRY_FOR_MS = 100_000;
const BETWEEN_TRIES_MS = 1_000;
const STOPPED_WITHIN_MS = 3000;

/** Two runs that put cards into the same slot would read each other's: the second waits for the first. */
const TURN_WITHIN_MS = 120_000;
/** Linux's abstract namespace: the name is free again when its holder ends, however it ends. */
const TURN_NAME = '\0loket-virtual-reader';

/**
 * Starts the machine's PC/SC service with vsmartcard's virtual reader in it, or uses the one that runs. It is one
 * per machine (a fixed socket, ports 35963 and 35964): whoever calls has it alone until `stop`, and only what was
 * started here is stopped.
 *
 * @throws naming the Debian packages when it does not come up, or when another run keeps it for two minutes
 */
export async function startPcscd(): Promise<{ stop(): Promise<void> }> {
  const release = await takeTurn();
  try {
    const service = await startService();
    return {
      async stop() {
        await service.stop();
        await release();
      },
    };
  } catch (failure) {
    await release();
    throw failure;
  }
}

async function takeTurn(): Promise<() => Promise<void>> {
  const deadline = Date.now() + TURN_WITHIN_MS;
  for (;;) {
    const server = createServer();
    const isOurs = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen({ path: TURN_NAME }, () => resolve(true));
    });
    if (isOurs) {
      server.unref();
      return () => new Promise((resolve) => server.close(() => resolve()));
    }
    if (Date.now() > deadline) throw new Error('another run on this machine uses the virtual card reader');
    await after(200);
  }
}

async function startService(): Promise<{ stop(): Promise<void> }> {
  const deadline = Date.now() + TRY_FOR_MS;
  for (;;) {
    if (await isUp()) return { stop: async () => undefined };
    const service = await tryToStart();
    if (service === 'no_program')
      throw new Error('pcscd with a virtual reader does not start: apt-get install pcscd vsmartcard-vpcd');
    if (service) return service;
    if (Date.now() > deadline)
      throw new Error(`pcscd runs, but its virtual reader does not listen: is port ${VPCD_PORT + 1} taken?`);
    await after(BETWEEN_TRIES_MS);
  }
}

/** @returns nothing when it did not come up in time, and is stopped again */
async function tryToStart(): Promise<{ stop(): Promise<void> } | 'no_program' | undefined> {
  let isMissing = false;
  const child = spawn('pcscd', ['--foreground'], { stdio: ['ignore', 'ignore', 'ignore'] });
  const ended = new Promise<'ended'>((resolve) => {
    child.once('error', () => {
      isMissing = true;
      resolve('ended');
    });
    child.once('exit', () => resolve('ended'));
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    child.kill('SIGTERM');
    // A reader that waits for a mute card keeps pcscd from ending politely.
    const outcome = await Promise.race([ended, after(STOPPED_WITHIN_MS, 'late', { ref: false })]);
    if (outcome === 'late') child.kill('SIGKILL');
    await ended;
  };
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (await isUp()) return { stop };
    if ((await Promise.race([ended, after(100, 'waiting')])) === 'ended') break;
  }
  await stop();
  return isMissing ? 'no_program' : undefined;
}

/** The service answers and its virtual reader waits for a card. */
async function isUp(): Promise<boolean> {
  const hasSocket = await access(SOCKET_PATH, constants.W_OK).then(
    () => true,
    () => false,
  );
  return (
    hasSocket &&
    (await connects({ path: SOCKET_PATH })) &&
    (await connects({ host: '127.0.0.1', port: VPCD_PORT + 1 }))
  );
}

const connects = (to: { path: string } | { host: string; port: number }): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(to);
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
