import { type ParseArgsConfig, parseArgs } from 'node:util';
import { WayOut } from '../way-out.ts';

/** One word after `loket`. */
export type Command = {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly help: string;
  /** Returns the exit code. */
  run(args: readonly string[]): Promise<number>;
};

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads options strictly; an unknown or incomplete one is explained and refers to `--help`. */
export function readOptions<const Wanted extends Options>(
  args: readonly string[],
  options: Wanted,
  command: string,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    const what = cause instanceof Error ? cause.message.split('. ')[0] : String(cause);
    throw new WayOut(
      `${what}.`,
      `See the options: npm ${command === 'start' || command === 'test' ? command : `run ${command}`} -- --help`,
    );
  }
}

/** A whole number from the command line. */
export function wholeNumber(text: string, option: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new WayOut(
    `--${option} ${text} is not a whole number from ${least} to ${most}.`,
    `Give one, such as --${option} ${least}.`,
  );
}
