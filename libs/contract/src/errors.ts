import { z } from 'zod';
import type { Result } from './result.ts';

/**
 * What a client may be told went wrong. A code is a promise: screens translate it, tests name it,
 * and it never carries a stack trace, an SQL text or a personal datum.
 */
export const ErrorCode = z.enum([
  'bad_request', // not JSON, or not the shape that the schema asks
  'too_large',
  'unauthenticated',
  'forbidden',
  'not_found', // also: it exists, but in another zone
  'conflict', // somebody was faster
  'out_of_state', // a known message at the wrong moment
  'too_many_requests',
  'unavailable', // the database or a dependency is away; try again
  'internal',
  // queue and consultation
  'nobody_waits',
  'no_free_counter', // somebody waits, but no ready counter is free at their site
  'already_in_consultation',
  'not_available', // the inspector has a break
  'site_closed',
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

export const Failure = z.object({
  code: ErrorCode,
  /** One plain English sentence for a log or a developer; screens translate the code. */
  message: z.string().max(500),
  /** Paths of fields that the schema refused; names only, never values. */
  fields: z.array(z.string().max(100)).max(20).optional(),
  retryAfterSeconds: z.int().nonnegative().optional(),
});
export type Failure = z.infer<typeof Failure>;

/** The answer to every command, over REST (body of a 4xx/5xx is a Failure) and over sockets (ack). */
export type Answer<Value = undefined> = Result<Value, Failure>;

export const failure = (code: ErrorCode, message: string): Failure => ({ code, message });
