import { createHash } from 'node:crypto';
import { err, ok, type Result } from '@loket/contract';
import { type Enrolment, logIn } from './counter-login.ts';

/** `away`: try again. `refused`: central does not give it (any more). `wrong`: not what was announced. */
export type FileFailure = 'away' | 'refused' | 'wrong';

export type Expected = { mediaType: string; maxBytes: number; sha256?: string };

const LONGEST_TRANSFER_MS = 20_000;

/** Files to and from central over HTTP, with a token of this counter; a token that ended is asked for anew, once. */
export class CentralFiles {
  readonly #enrolment: Enrolment;
  readonly #abort = new AbortController();
  #token: string | null = null;

  constructor(enrolment: Enrolment) {
    this.#enrolment = enrolment;
  }

  close(): void {
    this.#abort.abort();
    this.#token = null;
  }

  /** Whole or not at all: of this kind, not larger, and with this SHA-256 where one was announced. */
  async get(path: string, expected: Expected): Promise<Result<Uint8Array, FileFailure>> {
    const answered = await this.#send(path, { method: 'GET', headers: { accept: expected.mediaType } });
    if (!answered.ok) return answered;
    const type = answered.value.headers.get('content-type')?.split(';')[0]?.trim();
    if (type !== expected.mediaType) return err('wrong');
    const bytes = await readUpTo(answered.value, expected.maxBytes);
    if (!bytes.ok) return bytes;
    const digest = createHash('sha256').update(bytes.value).digest('hex');
    return expected.sha256 === undefined || digest === expected.sha256 ? bytes : err('wrong');
  }

  async post(path: string, mediaType: string, bytes: Uint8Array): Promise<Result<undefined, FileFailure>> {
    const answered = await this.#send(path, {
      method: 'POST',
      headers: { 'content-type': mediaType },
      body: new Uint8Array(bytes),
    });
    return answered.ok ? ok() : answered;
  }

  async #send(path: string, request: RequestInit): Promise<Result<Response, FileFailure>> {
    const first = await this.#sendOnce(path, request);
    if (!first.ok || first.value.status !== 401) return first.ok ? judged(first.value) : first;
    this.#token = null;
    const second = await this.#sendOnce(path, request);
    return second.ok ? judged(second.value) : second;
  }

  async #sendOnce(path: string, request: RequestInit): Promise<Result<Response, FileFailure>> {
    const signal = AbortSignal.any([this.#abort.signal, AbortSignal.timeout(LONGEST_TRANSFER_MS)]);
    if (this.#token === null) {
      const token = await logIn(this.#enrolment, signal);
      if (!token.ok) return err(token.error);
      this.#token = token.value;
    }
    try {
      const response = await fetch(new URL(path, this.#enrolment.centralUrl), {
        ...request,
        headers: { ...request.headers, authorization: `Bearer ${this.#token}` },
        redirect: 'error',
        signal,
      });
      return ok(response);
    } catch {
      return err('away');
    }
  }
}

function judged(response: Response): Result<Response, FileFailure> {
  if (response.ok) return ok(response);
  return err(response.status >= 500 || response.status === 429 ? 'away' : 'refused');
}

/** Stops reading as soon as it is too much, whatever the headers say. */
async function readUpTo(response: Response, maxBytes: number): Promise<Result<Uint8Array, FileFailure>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > maxBytes) return err('wrong');
      chunks.push(chunk);
    }
  } catch {
    return err('away');
  }
  return ok(new Uint8Array(Buffer.concat(chunks)));
}
