import { type ErrorCode, err, Failure, type Result } from '@loket/contract';
import type { ServerClock } from './server-clock.ts';

/** `no_answer`: the request left and nothing came back, so nobody knows whether it was done. */
export type DeskFailure = {
  readonly code: ErrorCode | 'no_answer';
  readonly retryAfterSeconds?: number | undefined;
  /** What was refused, by name: never a value. */
  readonly fields?: readonly string[] | undefined;
};

export type Shape<Value> = {
  safeParse(value: unknown): { success: true; data: Value } | { success: false };
};
export type Answered<Value> = Promise<Result<Value, DeskFailure>>;

/** For commands whose answer has no body. */
export const nothing: Shape<undefined> = { safeParse: () => ({ success: true, data: undefined }) };

const PATIENCE_MS = 10_000;
/** A file of 15 MB over a slow line, and a PDF that central still has to make. */
const FILE_PATIENCE_MS = 60_000;

/** Requests of a signed-in page to central. Every failure is a value with a code that a screen can say. */
export class RestClient {
  readonly #fetch: typeof fetch;
  readonly #clock: ServerClock;

  constructor(clock: ServerClock, fetcher: typeof fetch = (...input) => fetch(...input)) {
    this.#clock = clock;
    this.#fetch = fetcher;
  }

  /** Sends a body as JSON and reads an answer of the given shape. */
  send<Value>(method: string, path: string, shape: Shape<Value>, body?: object): Answered<Value> {
    return this.#read(path, shape, {
      method,
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
  }

  /** Sends a file as it is. */
  sendFile<Value>(path: string, shape: Shape<Value>, file: Blob, mediaType: string): Answered<Value> {
    return this.#read(path, shape, {
      method: 'POST',
      signal: AbortSignal.timeout(FILE_PATIENCE_MS),
      headers: { 'content-type': mediaType },
      body: file,
    });
  }

  /** Reads bytes; they are kept nowhere but in memory. @param body what the reading is for: then it is a POST */
  async bytes(path: string, body?: object): Answered<Uint8Array<ArrayBuffer>> {
    try {
      const answer = await this.#ask(path, {
        method: body ? 'POST' : 'GET',
        signal: AbortSignal.timeout(FILE_PATIENCE_MS),
        ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
      });
      if (!answer.ok) return err(readFailure(answer, await answer.text()));
      return { ok: true, value: new Uint8Array(await answer.arrayBuffer()) };
    } catch {
      return err({ code: 'no_answer' });
    }
  }

  async #read<Value>(path: string, shape: Shape<Value>, init: RequestInit): Answered<Value> {
    try {
      const answer = await this.#ask(path, init);
      const text = await answer.text();
      return answer.ok ? readValue(text, shape) : err(readFailure(answer, text));
    } catch {
      return err({ code: 'no_answer' });
    }
  }

  async #ask(path: string, init: RequestInit): Promise<Response> {
    const sentMs = Date.now();
    const answer = await this.#fetch(path, { credentials: 'same-origin', cache: 'no-store', ...init });
    this.#clock.observe(answer.headers.get('date'), sentMs, Date.now());
    return answer;
  }
}

function readValue<Value>(text: string, shape: Shape<Value>): Result<Value, DeskFailure> {
  const value = shape.safeParse(parsed(text));
  return value.success ? { ok: true, value: value.data } : err({ code: 'internal' });
}

/** A proxy in between may answer without our body: then the status decides. */
function readFailure(answer: Response, text: string): DeskFailure {
  const told = Failure.safeParse(parsed(text));
  if (told.success) {
    const { code, retryAfterSeconds, fields } = told.data;
    return {
      code,
      retryAfterSeconds: retryAfterSeconds ?? retryAfter(answer),
      ...(fields ? { fields } : {}),
    };
  }
  return { code: byStatus[answer.status] ?? 'unavailable', retryAfterSeconds: retryAfter(answer) };
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

function retryAfter(answer: Response): number | undefined {
  const seconds = Number.parseInt(answer.headers.get('retry-after') ?? '', 10);
  return Number.isNaN(seconds) || seconds < 0 ? undefined : seconds;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
