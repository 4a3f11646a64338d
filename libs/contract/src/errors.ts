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
  'kept_for_others', // somebody waits, but is kept for a colleague who is at work
  'nobody_speaks_it', // no colleague at work speaks that language
  'already_in_consultation',
  'not_available', // the inspector has a break
  'site_closed',
  'cap_reached', // as many inspectors are at work as the zone allows
  'unknown_appointment', // the code is not one of today at this site
  'offer_over', // it was not answered in time, or the ticket is gone
  'changed_meanwhile', // somebody saved a newer version
  'slot_taken', // somebody else took this moment meanwhile
  // statement, signature and papers
  'held_by_other', // another inspector's statement
  'rights_first', // the rights text was not acknowledged yet
  'answers_missing',
  'not_confirmed', // not every page was confirmed
  'other_person', // the certificate is not of the person who was identified
  'certificate_not_valid',
  'certificate_revoked', // the authority says that this card signs no more
  'signature_not_valid',
  'no_pv_number',
  'no_email', // no mail server is configured
  'file_not_accepted', // not a picture or PDF, whatever its name says
  // enrolment
  'code_not_valid', // wrong, used or older than 15 minutes
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
