import { type Answer, ok } from '@loket/contract';
import type { Socket } from 'socket.io';
import type { z } from 'zod';
import { checked } from '../boundary/checked.ts';
import { failureOf, isUnexpected } from '../boundary/failure-of.ts';
import { Refusal } from '../boundary/refusal.ts';
import { describeError } from '../logging/describe-error.ts';
import type { Log } from '../logging/log.ts';
import { TokenBucket } from './token-bucket.ts';

/** One event that a client may send. */
export type Handler = { cost: number; handle(message: unknown): Promise<unknown> };

/** What a handler gives back when its answer comes later and keeps nothing else that this client says waiting. */
export class Later {
  constructor(readonly answer: Promise<unknown>) {}
}

/** @param cost in tokens; an ordinary message costs one */
export function handler<Schema extends z.ZodType>(
  schema: Schema,
  run: (message: z.output<Schema>) => Promise<unknown> | unknown,
  cost = 1,
): Handler {
  return { cost, handle: async (message) => run(checked(schema, message)) };
}

const BURST = 250;
const PER_SECOND = 50;
const MOST_WAITING = 300;

type Ack = (answer: Answer<unknown>) => void;

/**
 * The one way for a client's messages into central. Everything that is not expected is refused: an event without
 * a handler, another shape, too many. Messages of one socket are handled one after the other, in the order sent; what
 * is to be answered later lets the next one pass.
 * The answer is always an `Answer`; a client that did not ask for one is disconnected instead when it is refused.
 */
export function bindLink(socket: Socket, handlers: Readonly<Record<string, Handler>>, log: Log): void {
  const bucket = new TokenBucket(BURST, PER_SECOND);
  let waiting = 0;
  let line: Promise<void> = Promise.resolve();
  // A middleware sees every event, also those that nobody listens to; none is passed on.
  socket.use(([event, ...parameters]: unknown[]) => {
    const last = parameters.at(-1);
    // Boundary: socket.io puts its own function here when the client asked for an acknowledgement.
    const ack = typeof last === 'function' ? (last as Ack) : undefined;
    const messages = ack ? parameters.slice(0, -1) : parameters;
    const found = typeof event === 'string' && Object.hasOwn(handlers, event) ? handlers[event] : undefined;
    const refusal = refusalOf(found, messages, waiting, bucket);
    if (refusal || !found) {
      refuse(socket, ack, refusal);
      return;
    }
    waiting += 1;
    line = line
      .then(() => handle(socket, found, messages[0], ack, log))
      .finally(() => {
        waiting -= 1;
      });
  });
}

function refusalOf(
  found: Handler | undefined,
  messages: readonly unknown[],
  waiting: number,
  bucket: TokenBucket,
): Refusal | undefined {
  if (!bucket.take(found?.cost ?? 1) || waiting >= MOST_WAITING)
    return new Refusal('too_many_requests', 'Too many messages.', { retryAfterSeconds: 1 });
  if (!found) return new Refusal('bad_request', 'There is no such event.');
  if (messages.length !== 1) return new Refusal('bad_request', 'An event carries one message.');
  return undefined;
}

async function handle(
  socket: Socket,
  found: Handler,
  message: unknown,
  ack: Ack | undefined,
  log: Log,
): Promise<void> {
  // Sent, but the socket was cut or replaced before its turn: whoever sent it asks again.
  if (socket.connected) await answer(socket, found.handle(message), ack, log);
}

async function answer(socket: Socket, work: Promise<unknown>, ack: Ack | undefined, log: Log): Promise<void> {
  try {
    const value = await work;
    if (value instanceof Later) void answer(socket, value.answer, ack, log);
    else ack?.(ok(value));
  } catch (error) {
    if (isUnexpected(error)) log.error(describeError(error), 'a message failed unexpectedly');
    refuse(socket, ack, error);
  }
}

function refuse(socket: Socket, ack: Ack | undefined, error: unknown): void {
  if (ack) ack({ ok: false, error: failureOf(error) });
  else socket.disconnect(true);
}
