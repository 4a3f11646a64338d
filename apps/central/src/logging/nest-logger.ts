import type { LoggerService } from '@nestjs/common';
import { describeError } from './describe-error.ts';
import type { Log } from './log.ts';

/** Nest's own words, as structured lines. Its start-up chatter is for debugging. */
export class NestLogger implements LoggerService {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  log(message: unknown, context?: unknown): void {
    this.#log.debug({ context: word(context) }, word(message));
  }
  debug(message: unknown, context?: unknown): void {
    this.#log.debug({ context: word(context) }, word(message));
  }
  verbose(message: unknown, context?: unknown): void {
    this.#log.debug({ context: word(context) }, word(message));
  }
  warn(message: unknown, context?: unknown): void {
    this.#log.warn({ context: word(context) }, word(message));
  }
  /** An error object can quote what was sent, so only its description is kept. */
  error(message: unknown, ...rest: unknown[]): void {
    const context = word(rest.at(-1));
    if (message instanceof Error) this.#log.error({ ...describeError(message), context }, 'error');
    else this.#log.error({ context }, word(message));
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.error(message, ...rest);
  }
}

const word = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 500) : typeof value);
