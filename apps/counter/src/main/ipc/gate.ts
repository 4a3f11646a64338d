import type { IpcMainEvent } from 'electron';
import type { z } from 'zod';
import { log } from '../log.ts';
import { addressOf, type Page } from '../scheme-rules.ts';

/** Who may send on a channel: the one living renderer of that page, and its main frame only. */
export type AllowedSender = { page: Page; contentsId: () => number | null };

/** The part of Electron's event that decides; narrow, so that the rules are tested without Electron. */
export type Sender = Pick<IpcMainEvent, 'sender' | 'senderFrame'>;

/**
 * The only door from a page into main: sender and shape are checked, what does not fit is dropped and counted.
 * The count is logged, never the message.
 */
export function openGate<Schema extends z.ZodType>(
  channel: string,
  allowed: AllowedSender,
  schema: Schema,
  accept: (message: z.infer<Schema>) => void,
): (event: Sender, message: unknown) => void {
  let dropped = 0;
  const drop = (cause: 'sender' | 'shape') => {
    dropped += 1;
    log('warn', 'message dropped', { channel, cause, dropped });
  };
  return (event, message) => {
    if (!isAllowed(event, allowed)) return drop('sender');
    const parsed = schema.safeParse(message);
    if (!parsed.success) return drop('shape');
    accept(parsed.data);
  };
}

function isAllowed({ sender, senderFrame }: Sender, { page, contentsId }: AllowedSender): boolean {
  if (!senderFrame || sender.id !== contentsId()) return false;
  return senderFrame.parent === null && senderFrame.url === addressOf(page);
}
