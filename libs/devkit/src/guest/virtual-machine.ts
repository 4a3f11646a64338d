import { spawn } from 'node:child_process';
import { createServer, type Socket } from 'node:net';
import path from 'node:path';
import { watchOver } from '../processes/watch-over.ts';
import { jsonLines } from './json-lines.ts';

/** A program inside the guest, on the other end of a serial line: JSON lines both ways. */
export type GuestProgram = {
  say(message: unknown): void;
  /** The first message from now on, or kept unread from before, that `choose` makes something of. */
  hear<Message>(
    what: string,
    choose: (message: unknown) => Message | undefined,
    withinMs: number,
  ): Promise<Message>;
};

export type VirtualMachine<Name extends string> = {
  readonly programs: Readonly<Record<Name, GuestProgram>>;
  stop(): Promise<void>;
};

type Options<Name extends string> = {
  readonly kernel: string;
  readonly initramfs: string;
  readonly programs: readonly Name[];
  /** For the serial lines' sockets; short, because a socket's path has at most 107 bytes. */
  readonly folder: string;
};

const memoryMiB = 1_024;
const keptLogLines = 200;

/**
 * Boots the guest, its processor in software: hardware help is not everywhere, and where it is half there qemu aborts.
 * The first serial line is the kernel's console, the following ones belong to `programs` in their order.
 */
export async function startVirtualMachine<Name extends string>(
  options: Options<Name>,
): Promise<VirtualMachine<Name>> {
  const log: string[] = [];
  const keep = (line: string) => {
    log.push(line);
    if (log.length > keptLogLines) log.shift();
  };
  const lines = await Promise.all(
    options.programs.map(async (name) => {
      const socket = path.join(options.folder, `${name}.socket`);
      return { name, socket, ...(await serialLine(name, socket, keep, () => log.join('\n'))) };
    }),
  );
  const child = spawn('qemu-system-x86_64', machineArguments(options, lines), {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const guard =
    child.pid === undefined ? undefined : watchOver({ pid: -child.pid, signal: 'TERM', graceSeconds: 2 });
  const ended = new Promise<void>((resolve) => {
    const finish = (how: string) => {
      for (const { end } of lines) end(`the guest ended (${how})`);
      guard?.dismiss();
      resolve();
    };
    child.once('error', (cause) => finish(cause.message));
    child.once('exit', (code, signal) => finish(signal ?? `exit ${code}`));
  });
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on(
      'data',
      jsonLines(() => undefined, keep),
    );
  return {
    programs: Object.fromEntries(lines.map(({ name, program }) => [name, program])) as Record<
      Name,
      GuestProgram
    >,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const machineArguments = (options: Options<string>, lines: readonly { name: string; socket: string }[]) => [
  ...['-machine', 'pc', '-cpu', 'max', '-accel', 'tcg,thread=multi', '-smp', '2', '-m', String(memoryMiB)],
  ...['-nodefaults', '-no-user-config', '-no-reboot', '-display', 'none', '-nic', 'none'],
  ...['-kernel', options.kernel, '-initrd', options.initramfs],
  ...['-append', 'console=ttyS0 quiet loglevel=4 panic=-1 printk.devkmsg=on rdinit=/init'],
  ...['-serial', 'stdio'],
  ...lines.flatMap(({ name, socket }) => [
    ...['-chardev', `socket,id=${name},path=${socket}`],
    ...['-serial', `chardev:${name}`],
  ]),
];

type Waiting = { choose(message: unknown): boolean; fail(why: string): void };

/** Our end of one serial line; qemu connects to it before it lets the guest start. */
async function serialLine(name: string, socketPath: string, log: (line: string) => void, told: () => string) {
  const unread: unknown[] = [];
  const waiting = new Set<Waiting>();
  let line: Socket | undefined;
  let over: string | undefined;
  const heard = (message: unknown) => {
    for (const each of waiting) if (each.choose(message)) return;
    unread.push(message);
  };
  const server = createServer((socket) => {
    line = socket;
    socket.setEncoding('utf8').on(
      'data',
      jsonLines(heard, (text) => log(`${name}: ${text}`)),
    );
    socket.on('error', (cause) => log(`${name}: ${cause.message}`));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  const program: GuestProgram = {
    say: (message) => {
      if (line === undefined) throw new Error(`${name} is not connected:\n${told()}`);
      line.write(`${JSON.stringify(message)}\n`);
    },
    hear: (what, choose, withinMs) =>
      new Promise((resolve, reject) => {
        const fail = (why: string) => {
          waiting.delete(entry);
          clearTimeout(limit);
          const rest = unread.slice(-10).map((message) => JSON.stringify(message).slice(0, 300));
          reject(new Error(`${name}: no ${what}, ${why}\nunread: ${rest.join('\n')}\nguest:\n${told()}`));
        };
        const entry: Waiting = {
          choose: (message) => {
            const chosen = choose(message);
            if (chosen === undefined) return false;
            waiting.delete(entry);
            clearTimeout(limit);
            resolve(chosen);
            return true;
          },
          fail,
        };
        const limit = setTimeout(() => fail(`within ${withinMs} ms`), withinMs);
        waiting.add(entry);
        const index = unread.findIndex((message) => entry.choose(message));
        if (index >= 0) unread.splice(index, 1);
        else if (over !== undefined) fail(over);
      }),
  };
  const end = (why: string) => {
    over = why;
    for (const each of [...waiting]) each.fail(why);
    line?.destroy();
    server.close();
  };
  return { program, end };
}
