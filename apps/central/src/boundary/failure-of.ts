import { type ErrorCode, type Failure, failure } from '@loket/contract';
import { HttpException } from '@nestjs/common';
import { isAlreadyThere, isConnectionLoss } from '../database/failures.ts';
import { Refusal } from './refusal.ts';

/** Status of each code; what the state of the world forbids is a conflict. */
export const STATUS_OF: Readonly<Record<ErrorCode, number>> = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  out_of_state: 409,
  nobody_waits: 409,
  no_free_counter: 409,
  kept_for_others: 409,
  nobody_speaks_it: 409,
  already_in_consultation: 409,
  not_available: 409,
  site_closed: 409,
  cap_reached: 409,
  slot_taken: 409,
  offer_over: 409,
  changed_meanwhile: 409,
  unknown_appointment: 409,
  held_by_other: 409,
  rights_first: 409,
  answers_missing: 409,
  not_confirmed: 409,
  other_person: 409,
  certificate_not_valid: 409,
  certificate_revoked: 409,
  signature_not_valid: 409,
  no_pv_number: 409,
  no_email: 409,
  code_not_valid: 403,
  too_large: 413,
  file_not_accepted: 415,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
};

/**
 * What a client may be told about any error. Whatever is not expected becomes `internal` without a word more;
 * `isUnexpected` says which ones the caller should log (by `describeError`).
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return error.failure;
  if (isConnectionLoss(error)) return failure('unavailable', 'The database is away.');
  if (isAlreadyThere(error)) return failure('conflict', 'Somebody was faster.');
  const status = clientStatus(error);
  if (status === 404) return failure('not_found', 'There is nothing here.');
  if (status === 413) return failure('too_large', 'The request is too large.');
  if (status !== undefined) return failure('bad_request', 'The request could not be read.');
  return failure('internal', 'Something went wrong here; it has been logged.');
}

export const isUnexpected = (error: unknown): boolean => failureOf(error).code === 'internal';

/** The 4xx that Nest, Express or the body parser (by `status`, as http-errors do) chose. */
function clientStatus(error: unknown): number | undefined {
  const status: unknown =
    error instanceof HttpException
      ? error.getStatus()
      : error instanceof Error
        ? Reflect.get(error, 'status')
        : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
