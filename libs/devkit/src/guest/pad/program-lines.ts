import type { z } from 'zod';
import { jsonLines } from '../json-lines.ts';

/** A program of the guest and its serial line: commands in, one after the other, messages out. */
export function followCommands<Command extends z.ZodType>(
  schema: Command,
  obey: (command: z.infer<Command>) => Promise<void>,
): void {
  let turn: Promise<void> = Promise.resolve();
  const complain = (cause: unknown): void => {
    process.stderr.write(`guest: ${String(cause)}\n`);
  };
  const read = jsonLines(
    (value) => {
      turn = turn.then(() => obey(schema.parse(value))).catch(complain);
    },
    (line) => complain(`not a command: ${line}`),
  );
  process.stdin.setEncoding('utf8').on('data', read);
}

export const sayLine = (message: unknown): void => {
  process.stdout.write(`${JSON.stringify(message)}\n`);
};
