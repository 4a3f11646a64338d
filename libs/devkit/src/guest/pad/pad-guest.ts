import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { z } from 'zod';
import { cacheFolder } from '../../folders.ts';
import type { Progress } from '../../progress.ts';
import { bundleProgram } from '../bundle.ts';
import { makeInitramfs } from '../initramfs.ts';
import { guestKernel } from '../kernel.ts';
import { type GuestProgram, startVirtualMachine } from '../virtual-machine.ts';
import { type DriverCommand, DriverMessage, type PadCommand, PadMessage } from './messages.ts';

/** A program of the guest, as the test talks with it. */
export type Talk<Command, Message extends { say: string }> = {
  do(command: Command): void;
  /** The next message of this kind that fits, however early it came. @throws with the guest's log when none comes */
  hear<Say extends Message['say']>(
    say: Say,
    fits?: (message: Extract<Message, { say: Say }>) => boolean,
  ): Promise<Extract<Message, { say: Say }>>;
};

export type PadGuest = {
  readonly pad: Talk<PadCommand, PadMessage>;
  readonly driver: Talk<DriverCommand, DriverMessage>;
  stop(): Promise<void>;
};

/** A processor in software starts two programs in ten seconds; on a machine that is busy with much else in minutes. */
const UP_WITHIN_MS = 180_000;
const ANSWER_WITHIN_MS = 60_000;
const programs = ['pad', 'driver'] as const;
const nativePackages = ['node-hid', 'pkg-prebuilds'];

/**
 * A machine of its own with Debian's kernel: in it a virtual pad behind /dev/uhid, and our driver with the unmodified
 * `node-hid`, which opens the /dev/hidraw that the kernel makes of it. Resolves when both programs run.
 */
export async function startPadGuest(progress: Progress): Promise<PadGuest> {
  const kernel = await guestKernel(cacheFolder(), progress);
  const folder = mkdtempSync(path.join(tmpdir(), 'loket-guest-'));
  try {
    const initramfs = path.join(folder, 'initramfs.cpio');
    await layPrograms(kernel.modules, folder, initramfs);
    const machine = await startVirtualMachine({ kernel: kernel.image, initramfs, programs, folder });
    const stop = async () => {
      await machine.stop();
      rmSync(folder, { recursive: true, force: true });
    };
    const guest: PadGuest = {
      pad: talk<PadCommand, PadMessage>(machine.programs.pad, PadMessage),
      driver: talk<DriverCommand, DriverMessage>(machine.programs.driver, DriverMessage),
      stop,
    };
    try {
      await Promise.all([guest.pad.hear('up'), guest.driver.hear('up')]);
    } catch (cause) {
      await stop();
      throw cause;
    }
    return guest;
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true });
    throw cause;
  }
}

async function layPrograms(modules: readonly string[], folder: string, initramfs: string): Promise<void> {
  const bundled = programs.map((name) => ({ name, file: path.join(folder, `${name}.mjs`) }));
  for (const { name, file } of bundled)
    await bundleProgram(path.join(import.meta.dirname, `${name}-program.ts`), file, nativePackages);
  const packages = nativePackages.map((name) => ({ name, folder: folderOf(name) }));
  const prebuilds = path.join(folderOf('node-hid'), 'prebuilds');
  const addons = ['HID_hidraw-linux-x64', 'HID-linux-x64'].map((name) =>
    path.join(prebuilds, name, 'node-napi-v4.node'),
  );
  await makeInitramfs({ modules, programs: bundled, packages, addons }, folder, initramfs);
}

function folderOf(name: string): string {
  const require = createRequire(import.meta.url);
  const manifest = (require.resolve.paths(name) ?? []).map((base) => path.join(base, name));
  const found = manifest.find((candidate) => {
    try {
      require.resolve(path.join(candidate, 'package.json'));
      return true;
    } catch {
      return false;
    }
  });
  if (found === undefined) throw new Error(`${name} is not installed`);
  return found;
}

function talk<Command, Message extends { say: string }>(
  program: GuestProgram,
  schema: z.ZodType<Message>,
): Talk<Command, Message> {
  return {
    do: (command) => program.say(command),
    hear: (say, fits = () => true) =>
      program.hear(
        say,
        (heard) => {
          const message = schema.safeParse(heard);
          if (!message.success || !isOf(message.data, say)) return undefined;
          return fits(message.data) ? message.data : undefined;
        },
        String(say) === 'up' ? UP_WITHIN_MS : ANSWER_WITHIN_MS,
      ),
  };
}

const isOf = <Message extends { say: string }, Say extends Message['say']>(
  message: Message,
  say: Say,
): message is Extract<Message, { say: Say }> => message.say === say;
