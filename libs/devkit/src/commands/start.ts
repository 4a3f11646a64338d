import { existsSync } from 'node:fs';
import { hasOwnDisplay } from '../electron/display.ts';
import { unprivilegedUser } from '../folders.ts';
import { portIsBusy } from '../free-port.ts';
import { ensureInstalled, packagesForHeadlessCounter } from '../machine/debian-packages.ts';
import { openMailPage } from '../mail/catcher-page.ts';
import { textProgress } from '../progress.ts';
import { roomOf } from '../simulator/room.ts';
import { openSimulatorPage } from '../simulator/server.ts';
import { defaultDataFolder } from '../stack/data-folder.ts';
import { type Stack, startStack } from '../stack.ts';
import { chooseCounters } from '../start/choose-counters.ts';
import { closingBlock } from '../start/closing-block.ts';
import { parseStartOptions, type StartOptions, startHelp } from '../start/options.ts';
import { WayOut } from '../way-out.ts';
import type { Command } from './command.ts';

export const start: Command = {
  name: 'start',
  summary: 'runs Loket on this machine with the demonstration zone',
  help: startHelp,
  run: async (args) => {
    const options = parseStartOptions(args);
    const progress = textProgress();
    // Listened to from the first moment, so that a Ctrl-C during the start stops what already runs.
    const asked = askedToStop();
    await refuseBusyPorts(options);
    const cameraIsFake = !hasCamera();
    const inMemory = options.headless || !hasOwnDisplay();
    const size = inMemory ? { width: 1080, height: 1920 } : { width: 540, height: 960 };
    if (inMemory && options.counters > 0) await ensureInstalled(packagesForHeadlessCounter, progress);
    const starting = startStack({
      dataFolder: options.dataFolder ?? defaultDataFolder(unprivilegedUser(['nobody'])),
      port: options.port,
      counters: chooseCounters(
        options.counters,
        options.site,
        cameraIsFake ? 'fake' : 'real',
        size,
        options.pad,
      ),
      headless: options.headless,
      progress,
    });
    const stack = await Promise.race([starting, asked]);
    if (stack === undefined) {
      process.stderr.write('\nStopping what was started…\n');
      await starting.then((late) => late.stop()).catch(() => undefined);
      return 130;
    }
    return await runUntilAsked(stack, options, cameraIsFake, asked);
  },
};

async function runUntilAsked(
  stack: Stack,
  options: StartOptions,
  cameraIsFake: boolean,
  asked: Promise<undefined>,
): Promise<number> {
  try {
    const page = await openSimulatorPage(roomOf(stack), options.simulatorPort);
    const mails = await openMailPage(stack.mail, options.mailPort);
    process.stdout.write(closingBlock(stack, page.url, cameraIsFake, mails.url));
    await asked;
    process.stderr.write('\nStopping…\n');
    await mails.close();
    await page.close();
  } finally {
    await stack.stop();
  }
  process.stderr.write('Everything is stopped.\n');
  return 0;
}

/** Resolves at the first Ctrl-C, SIGTERM or hang-up; later ones change nothing, because stopping takes a moment. */
function askedToStop(): Promise<undefined> {
  const startedBy = process.ppid;
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve(undefined));
    // The launcher was killed outright: nobody is left who could press Ctrl-C.
    setInterval(() => process.ppid !== startedBy && resolve(undefined), 1_000).unref();
  });
}

async function refuseBusyPorts({ port, simulatorPort, mailPort }: StartOptions): Promise<void> {
  for (const each of [port, simulatorPort, mailPort]) {
    if (each === 0 || !(await portIsBusy(each))) continue;
    throw new WayOut(
      `Port ${each} is in use by another program (perhaps another "npm start").`,
      `Stop that program, or choose other ports: npm start -- --port ${port + 10}`,
    );
  }
}

/** Linux shows cameras as /dev/video*; elsewhere one is assumed. */
function hasCamera(): boolean {
  return process.platform !== 'linux' || [0, 1, 2, 3].some((number) => existsSync(`/dev/video${number}`));
}
