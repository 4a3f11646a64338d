import { type ErrorCode, err, Failure, type Result } from '@loket/contract';

/** `no_answer`: the request left and nothing came back, so nobody knows whether it was done. */
export type ConsoleFailure = {
  readonly code: ErrorCode | 'no_answer';
  /** Fields that central refused, as `name` or `hours.rules.0.opens`. */
  readonly fields?: readonly string[];
};

export type Shape<Value> = {
  safeParse(value: unknown): { success: true; data: Value } | { success: false };
};
export type Answered<Value> = Promise<Result<Value, ConsoleFailure>>;

/** For commands whose answer has no body. */
export const nothing: Shape<undefined> = { safeParse: () => ({ success: true, data: undefined }) };

const PATIENCE_MS = 15_000;

/** Requests of a signed-in page to central. Every failure is a value with a code that a screen can say. */
export class RestClient {
  readonly #signedOut: () => void;
  readonly #fetch: typeof fetch;

  /** @param signedOut called when central no longer knows the session */
  constructor(signedOut: () => void, fetcher: typeof fetch = (...input) => fetch(...input)) {
    this.#signedOut = signedOut;
    this.#fetch = fetcher;
  }

  get<Value>(path: string, shape: Shape<Value>, query: Query = {}): Answered<Value> {
    return this.#ask(withQuery(path, query), shape, { method: 'GET' });
  }

  send<Value>(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    shape: Shape<Value>,
    body?: object,
  ): Answered<Value> {
    return this.#ask(path, shape, {
      method,
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
  }

  async #ask<Value>(path: string, shape: Shape<Value>, init: RequestInit): Answered<Value> {
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await this.#fetch(path, {
        credentials: 'same-origin',
        cache: 'no-store',
        signal,
        ...init,
      });
      const text = await answer.text();
      if (answer.ok) return readValue(text, shape);
      const failure = readFailure(answer.status, text);
      if (failure.code === 'unauthenticated') this.#signedOut();
      return err(failure);
    } catch {
      return err({ code: 'no_answer' });
    }
  }
}

export type Query = Readonly<Record<string, string | undefined>>;

/** The path with what was given; what was left empty is left out. */
export function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

function readValue<Value>(text: string, shape: Shape<Value>): Result<Value, ConsoleFailure> {
  const value = shape.safeParse(parsed(text));
  return value.success ? { ok: true, value: value.data } : err({ code: 'internal' });
}

/** A proxy in between may answer without our body: then the status decides. */
function readFailure(status: number, text: string): ConsoleFailure {
  const told = Failure.safeParse(parsed(text));
  if (told.success)
    return { code: told.data.code, ...(told.data.fields ? { fields: told.data.fields } : {}) };
  return { code: byStatus[status] ?? 'unavailable' };
}

const byStatus: Partial<Record<number, ErrorCode>> = {
  400: 'bad_request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  413: 'too_large',
  429: 'too_many_requests',
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
