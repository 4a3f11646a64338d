import { spawn } from 'node:child_process';
import { access, constants, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { configurePinPad } from './pin-pad-driver.ts';
import { VPCD_PORT } from './vpcd.ts';

const SOCKET_PATH = '/run/pcscd/pcscd.comm';
/** Below the ports that ordinary connections are given, and beside nobody's. */
const PIN_PAD_PORT = 29_463;
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

type Service = { stop(): Promise<void> };
/** One that a test may take away and bring back, without any other run getting in between. */
type HeldService = Service & { interrupt(): Promise<void>; resume(): Promise<void> };
/** A port on which the reader's slot waits for a card, and what pcscd is started with. */
type Readers = { readonly slotPort: number; readonly args: readonly string[] };

/** vsmartcard's driver has two slots; the second tells whether it came up, and leaves the first to a card. */
const VIRTUAL_READERS: Readers = { slotPort: VPCD_PORT + 1, args: [] };

/**
 * Starts the machine's PC/SC service with vsmartcard's virtual reader in it, or uses the one that runs. It is one
 * per machine (a fixed socket, ports 35963 and 35964): whoever calls has it alone until `stop`, and only what was
 * started here is stopped.
 *
 * @throws naming the Debian packages when it does not come up, or when another run keeps it for two minutes
 */
export const startPcscd = (): Promise<HeldService> => inTurn(() => startService(VIRTUAL_READERS));

/**
 * The same with one reader that has keys of its own (`FEATURE_VERIFY_PIN_DIRECT`) and no other. `port` is its slot's:
 * for `startCardProcess` and `insertIntoVpcd`.
 */
export async function startPcscdWithPinPad(): Promise<HeldService & { readonly port: number }> {
  const port = PIN_PAD_PORT;
  const folder = await configurePinPad(port);
  const service = await inTurn(() => startService({ slotPort: port, args: ['--config', folder] }));
  return {
    ...service,
    port,
    async stop() {
      await service.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function inTurn(start: () => Promise<Service>): Promise<HeldService> {
  const release = await takeTurn();
  try {
    let service = await start();
    return {
      interrupt: () => service.stop(),
      async resume() {
        service = await start();
      },
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

async function startService(readers: Readers): Promise<Service> {
  const deadline = Date.now() + TRY_FOR_MS;
  for (;;) {
    if (await isUp(readers)) return { stop: async () => undefined };
    const service = await tryToStart(readers);
    if (service === 'no_program')
      throw new Error('pcscd with a virtual reader does not start: apt-get install pcscd vsmartcard-vpcd');
    if (service) return service;
    if (Date.now() > deadline)
      throw new Error(
        `pcscd runs, but its virtual reader does not listen: is port ${readers.slotPort} taken?`,
      );
    await after(BETWEEN_TRIES_MS);
  }
}

/** @returns nothing when it did not come up in time, and is stopped again */
async function tryToStart(readers: Readers): Promise<Service | 'no_program' | undefined> {
  let isMissing = false;
  const child = spawn('pcscd', ['--foreground', ...readers.args], { stdio: ['ignore', 'ignore', 'ignore'] });
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
    if (await isUp(readers)) return { stop };
    if ((await Promise.race([ended, after(100, 'waiting')])) === 'ended') break;
  }
  await stop();
  return isMissing ? 'no_program' : undefined;
}

/** The service answers and its virtual reader waits for a card. */
async function isUp({ slotPort }: Readers): Promise<boolean> {
  const hasSocket = await access(SOCKET_PATH, constants.W_OK).then(
    () => true,
    () => false,
  );
  return (
    hasSocket &&
    (await connects({ path: SOCKET_PATH })) &&
    (await connects({ host: '127.0.0.1', port: slotPort }))
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
