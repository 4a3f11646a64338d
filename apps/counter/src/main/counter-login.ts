import { type KeyObject, sign } from 'node:crypto';
import {
  CounterChallenge,
  type CounterProof,
  CounterToken,
  counterProofText,
  err,
  ok,
  REST,
  type Result,
} from '@loket/contract';
import type { z } from 'zod';

export type Enrolment = {
  centralUrl: string;
  zoneId: CounterProof['zoneId'];
  counterId: CounterProof['counterId'];
  key: KeyObject;
};

/** `refused`: central answers and does not let this counter in. `away`: nobody to ask, or not now. */
export type LoginFailure = 'refused' | 'away';

const LONGEST_ANSWER_MS = 5_000;
const LONGEST_ANSWER_CHARACTERS = 10_000;

/** Proves with the counter's own key who it is; the token is good for one connection and a few minutes. */
export async function logIn(
  { centralUrl, zoneId, counterId, key }: Enrolment,
  signal: AbortSignal,
): Promise<Result<string, LoginFailure>> {
  const challenge = await post(
    centralUrl,
    REST.counterChallenge,
    { zoneId, counterId },
    CounterChallenge,
    signal,
  );
  if (!challenge.ok) return challenge;
  const { nonce } = challenge.value;
  const text = counterProofText({ zoneId, counterId, nonce });
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64');
  const token = await post(
    centralUrl,
    REST.counterToken,
    { zoneId, counterId, nonce, signature },
    CounterToken,
    signal,
  );
  return token.ok ? ok(token.value.token) : token;
}

async function post<Schema extends z.ZodType>(
  centralUrl: string,
  path: string,
  body: object,
  schema: Schema,
  signal: AbortSignal,
): Promise<Result<z.infer<Schema>, LoginFailure>> {
  try {
    const response = await fetch(new URL(path, centralUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_ANSWER_MS)]),
    });
    if (!response.ok) return err([401, 403].includes(response.status) ? 'refused' : 'away');
    const text = await response.text();
    const parsed = text.length <= LONGEST_ANSWER_CHARACTERS ? schema.safeParse(JSON.parse(text)) : null;
    return parsed?.success ? ok(parsed.data) : err('away');
  } catch {
    // No network, no such host, a time-out, not JSON: all the same to a counter.
    return err('away');
  }
}
