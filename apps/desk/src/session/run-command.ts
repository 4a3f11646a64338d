import type { Result } from '@loket/contract';
import type { DeskFailure } from './api.ts';
import type { Command } from './desk-state.ts';

/**
 * Runs one command at a time and says on the page when it was refused. Gives the answer, or null when another command
 * was under way and this one was not sent.
 */
export type RunCommand = <Value>(
  command: Command,
  ask: () => Promise<Result<Value, DeskFailure>>,
) => Promise<Result<Value, DeskFailure> | null>;
