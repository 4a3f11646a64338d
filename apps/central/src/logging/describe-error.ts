import { databaseCode, violatedConstraint } from '../database/failures.ts';

/**
 * What may be logged of an error: its kind, codes and where it happened. Never its message, because a driver's
 * message can quote a value ("invalid input syntax for type uuid: …") and a value can be personal.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  return {
    error: error.name,
    code: databaseCode(error),
    constraint: violatedConstraint(error),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
  };
}
