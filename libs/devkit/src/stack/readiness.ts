import { setTimeout as pause } from 'node:timers/promises';
import type { StackDatabase } from './database.ts';
import type { CounterChoice } from './options.ts';

const LONGEST_WAIT_MS = 30_000;

/**
 * Waits until central has heard from every counter that it is ready: a fresh one first looks at its camera and
 * microphone, and until then nobody is called to it. One that never gets so far keeps nobody waiting for ever.
 */
export async function untilReady(
  database: StackDatabase,
  choices: readonly CounterChoice[],
  counterIds: readonly string[],
): Promise<void> {
  const awaited = counterIds.filter((_, at) => startsByItself(choices[at]));
  const giveUpAt = Date.now() + LONGEST_WAIT_MS;
  while (Date.now() < giveUpAt) {
    const rows = await database.query<{ counter_id: string }>(
      'select counter_id from counter_health where ready and counter_id = any($1)',
      [awaited],
    );
    if (rows.length === awaited.length) return;
    await pause(200);
  }
}

/** Whether the machine has a camera and a microphone of its own is nobody's guess. */
const startsByItself = (choice: CounterChoice | undefined): boolean =>
  choice !== undefined && choice.start !== false && choice.packaged === undefined && choice.media !== 'real';
