import {
  type Availability,
  type ClosingOutcome,
  DeskConsultation,
  type ErrorCode,
  err,
  Failure,
  InspectorState,
  Login,
  Me,
  REST,
  type Result,
  TimelineEntry,
} from '@loket/contract';
import type { ServerClock } from './server-clock.ts';

/** `no_answer`: the request left and nothing came back, so nobody knows whether it was done. */
export type DeskFailure = {
  readonly code: ErrorCode | 'no_answer';
  readonly retryAfterSeconds?: number | undefined;
};

type Shape<Value> = { safeParse(value: unknown): { success: true; data: Value } | { success: false } };
type Answered<Value> = Promise<Result<Value, DeskFailure>>;

const nothing: Shape<undefined> = { safeParse: () => ({ success: true, data: undefined }) };
const timeline: Shape<TimelineEntry[]> = TimelineEntry.array().max(500);
const PATIENCE_MS = 10_000;

/** The commands of a desk over REST. Every failure is a value with a code that a screen can say. */
export class DeskApi {
  readonly #fetch: typeof fetch;
  readonly #clock: ServerClock;

  constructor(clock: ServerClock, fetcher: typeof fetch = (...input) => fetch(...input)) {
    this.#clock = clock;
    this.#fetch = fetcher;
  }

  login(username: string, password: string): Answered<Me> {
    const login = Login.safeParse({ username, password });
    if (!login.success) return Promise.resolve(err({ code: 'unauthenticated' }));
    return this.#send('POST', REST.login, Me, login.data);
  }

  me = (): Answered<Me> => this.#send('GET', REST.session, Me);
  logout = (): Answered<undefined> => this.#send('DELETE', REST.session, nothing);
  setAvailability = (availability: Availability): Answered<InspectorState> =>
    this.#send('PUT', REST.availability, InspectorState, { availability });
  next = (): Answered<DeskConsultation> => this.#send('POST', REST.next, DeskConsultation, {});
  recall = (id: string): Answered<DeskConsultation> =>
    this.#send('POST', REST.recall(id), DeskConsultation, {});
  noShow = (id: string): Answered<DeskConsultation> =>
    this.#send('POST', REST.noShow(id), DeskConsultation, {});
  close = (id: string, outcome: ClosingOutcome): Answered<DeskConsultation> =>
    this.#send('POST', REST.close(id), DeskConsultation, { outcome });
  timeline = (id: string): Answered<TimelineEntry[]> => this.#send('GET', REST.timeline(id), timeline);

  async #send<Value>(method: string, path: string, shape: Shape<Value>, body?: object): Answered<Value> {
    const sentMs = Date.now();
    try {
      const answer = await this.#fetch(path, {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
      });
      this.#clock.observe(answer.headers.get('date'), sentMs, Date.now());
      const text = await answer.text();
      return answer.ok ? readValue(text, shape) : err(readFailure(answer, text));
    } catch {
      return err({ code: 'no_answer' });
    }
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
    return { code: told.data.code, retryAfterSeconds: told.data.retryAfterSeconds ?? retryAfter(answer) };
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
