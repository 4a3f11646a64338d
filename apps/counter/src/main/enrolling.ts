import { generateKeyPairSync } from 'node:crypto';
import { EnrolCounter, EnrolledCounter, err, Failure, ok, REST, type Result } from '@loket/contract';

export type EnrolmentFailure = 'code_not_valid' | 'no_connection' | 'bad_address' | 'too_many_tries';

/** Who this counter is from now on; the key has never been anywhere else. */
export type FreshIdentity = Pick<EnrolledCounter, 'zoneId' | 'counterId'> & {
  centralUrl: string;
  /** PKCS#8, PEM. */
  keyPem: string;
};

const LONGEST_ANSWER_MS = 10_000;
const LONGEST_ANSWER_CHARACTERS = 10_000;

/** Makes a P-256 key pair of its own and gives its public half against the one-time code. */
export async function enrol(
  centralUrl: string,
  code: string,
): Promise<Result<FreshIdentity, EnrolmentFailure>> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const request = EnrolCounter.safeParse({
    code,
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  });
  if (!request.success) return err('code_not_valid');
  const enrolled = await ask(centralUrl, request.data);
  if (!enrolled.ok) return enrolled;
  const { zoneId, counterId } = enrolled.value;
  const keyPem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  return ok({ zoneId, counterId, centralUrl, keyPem });
}

async function ask(
  centralUrl: string,
  request: EnrolCounter,
): Promise<Result<EnrolledCounter, EnrolmentFailure>> {
  try {
    const response = await fetch(new URL(REST.enrol, centralUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      redirect: 'error',
      signal: AbortSignal.timeout(LONGEST_ANSWER_MS),
    });
    const text = await response.text();
    if (!response.ok) return err(failureOf(response.status, text));
    const parsed =
      text.length <= LONGEST_ANSWER_CHARACTERS ? EnrolledCounter.safeParse(JSON.parse(text)) : null;
    return parsed?.success ? ok(parsed.data) : err('bad_address');
  } catch (error) {
    // Something that answers and is no central, or nobody.
    return err(error instanceof SyntaxError ? 'bad_address' : 'no_connection');
  }
}

/** Central says why in a Failure; what answers in another way is no central. */
function failureOf(status: number, text: string): EnrolmentFailure {
  if (status === 429) return 'too_many_tries';
  if (status >= 500) return 'no_connection';
  const failed = Failure.safeParse(jsonOrNull(text));
  return failed.success && failed.data.code === 'code_not_valid' ? 'code_not_valid' : 'bad_address';
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
