import { Failure } from '@loket/contract';
import type { Seen } from '@loket/queue/history/types.ts';
import { z } from 'zod';

/** What a client can know of the end of a request. */
export type Reply<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** No answer, or one that says that the asked one does not know either. */
  | { readonly kind: 'unknown'; readonly why: string };

/** A commit whose answer was lost on the way to central itself comes back as one of these. */
const KNOWS_NOTHING = new Set(['unavailable', 'internal']);

export const unknown = (why: string): Reply<never> => ({ kind: 'unknown', why });

/** @param internal told when central says that something happened that nobody planned */
export function refusal(failure: Failure, internal: (failure: Failure) => void): Reply<never> {
  if (failure.code === 'internal') internal(failure);
  return KNOWS_NOTHING.has(failure.code) ? unknown(failure.code) : { kind: 'refused', failure };
}

/** The answer of a command over a socket. */
export function answerOf<Schema extends z.ZodType>(
  schema: Schema,
  answer: unknown,
  internal: (failure: Failure) => void,
): Reply<z.output<Schema>> {
  const { ok, value, error } = Envelope.parse(answer);
  return ok ? { kind: 'ok', value: schema.parse(value) } : refusal(Failure.parse(error), internal);
}

const Envelope = z.object({ ok: z.boolean(), value: z.unknown().optional(), error: z.unknown().optional() });

/** The same for the checker: what there is of the value that it looks at. */
export function seenOf<Value, Told>(reply: Reply<Value>, told: (value: Value) => Told): Seen<Told> {
  if (reply.kind === 'ok') return { kind: 'ok', value: told(reply.value) };
  return reply.kind === 'refused' ? { kind: 'refused', code: reply.failure.code } : { kind: 'unknown' };
}
