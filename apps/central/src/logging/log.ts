import { destination, type Logger, pino } from 'pino';
import type { Configuration } from '../config/configuration.ts';

export type Log = Logger;

/** Injection token: `@Inject(LOG) log: Log`. */
export const LOG = Symbol('Log');

/**
 * Structured lines of JSON. Log ids and codes, nothing that a citizen said or is called, no bodies, no addresses
 * of pages (`/t/…` is a secret). The redaction is a net under that rule, not the rule.
 * @param fileDescriptor 1 for the server, 2 for a tool whose standard output is its answer
 */
export function openLog(level: Configuration['logLevel'], fileDescriptor: 1 | 2 = 1): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'password',
          'token',
          'cookie',
          'authorization',
          'signature',
          'url',
          'body',
          '*.password',
          '*.token',
        ],
        censor: '[removed]',
      },
    },
    destination({ fd: fileDescriptor, sync: true }),
  );
}
