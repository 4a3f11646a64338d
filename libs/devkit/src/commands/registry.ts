import type { Command } from './command.ts';

/** Loaded one by one, so that a command starts without the weight of the others. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).start,
  test: async () => (await import('./test.ts')).test,
  e2e: async () => (await import('./e2e.ts')).e2e,
  build: async () => (await import('./build.ts')).build,
  bench: async () => (await import('./bench.ts')).bench,
  prove: async () => (await import('./prove.ts')).prove,
  simulate: async () => (await import('./simulate.ts')).simulate,
  faults: async () => (await import('./faults.ts')).faults,
  audit: async () => (await import('./audit.ts')).audit,
  package: async () => (await import('./package.ts')).packageCommand,
  doctor: async () => (await import('./doctor.ts')).doctor,
};

export async function findCommand(name: string): Promise<Command | undefined> {
  return Object.hasOwn(commands, name) ? commands[name]?.() : undefined;
}

export async function listOfCommands(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  const lines = all.map((command) => `  ${command.name.padEnd(10)} ${command.summary}`);
  return `Loket's commands:\n\n${lines.join('\n')}\n\nEach explains itself with --help.\n`;
}
