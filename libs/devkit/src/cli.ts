import type { Command } from './commands/command.ts';
import { findCommand, listOfCommands } from './commands/registry.ts';
import { compileCardBinding } from './machine/card-binding.ts';
import { textProgress } from './progress.ts';
import { WayOut } from './way-out.ts';

const [name, ...args] = process.argv.slice(2);

async function main(): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(await listOfCommands());
    return name === undefined ? 2 : 0;
  }
  const command: Command | undefined = await findCommand(name);
  if (command === undefined)
    throw new WayOut(`There is no command "${name}".`, 'See the list: node libs/devkit/bin/loket.mjs --help');
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(command.help);
    return 0;
  }
  await compileCardBinding(textProgress());
  return command.run(args);
}

try {
  process.exit(await main());
} catch (cause) {
  if (cause instanceof WayOut) process.stderr.write(`\n${cause.message}\n→ ${cause.wayOut}\n`);
  else
    process.stderr.write(
      `\nThis should not have happened: ${cause instanceof Error ? cause.stack : String(cause)}\n`,
    );
  process.exit(1);
}
