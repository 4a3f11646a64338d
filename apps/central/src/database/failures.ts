/** How PostgreSQL and its driver say what went wrong; codes from the manual's appendix "Error Codes". */

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'ENOENT', // a socket file that is not there yet
  '53300', // too_many_connections
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '25P03', // idle_in_transaction_session_timeout: it ended the connection
]);

/** What pg and its pool throw without a code. */
const CONNECTION_MESSAGES =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Driver not Connected|Client was closed)/;

function property(error: unknown, name: string): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : undefined;
}

/** The SQLSTATE or system code, also through TypeORM's wrapper. */
export function databaseCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  return property(error, 'code') ?? property(Reflect.get(error, 'driverError'), 'code');
}

/** The name of the constraint that refused, for a repository that turns it into a word of the field. */
export function violatedConstraint(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  return property(error, 'constraint') ?? property(Reflect.get(error, 'driverError'), 'constraint');
}

/** unique_violation or exclusion_violation: somebody was faster. */
export function isAlreadyThere(error: unknown): boolean {
  const code = databaseCode(error);
  return code === '23505' || code === '23P01';
}

/** serialization_failure or deadlock_detected: the same work can succeed when it is done again. */
export function isWorthRepeating(error: unknown): boolean {
  const code = databaseCode(error);
  return code === '40001' || code === '40P01';
}

/**
 * lock_not_available or query_canceled: it took longer than any work of ours may, such as on a disk that stands still.
 * Nothing was done.
 */
export function isOverdue(error: unknown): boolean {
  const code = databaseCode(error);
  return code === '55P03' || code === '57014';
}

/** The database is away; nothing is known about what was in flight, except that it was not acknowledged. */
export function isConnectionLoss(error: unknown): boolean {
  const code = databaseCode(error);
  if (code !== undefined) return CONNECTION_CODES.has(code) || code.startsWith('08');
  return error instanceof Error && CONNECTION_MESSAGES.test(error.message);
}
