import { err, ok, type Result } from '@loket/contract';

/** Where the Belgian State answers for its identity cards: the RSA generations, and those of applet 1.8. */
export const STATE_HOSTS: readonly string[] = [
  'ocsp.eid.belgium.be',
  'crl.eid.belgium.be',
  'ocsp.eidpki.belgium.be',
  'crl.eidpki.belgium.be',
];

export type LineFailure = 'not_allowed' | 'no_answer' | 'too_slow' | 'too_large' | 'refused';

export type Request = {
  readonly url: string;
  /** Sent by POST, so that what is asked about stands in no address and in no proxy's log. Left out: GET. */
  readonly question?: Uint8Array;
  readonly timeoutMs: number;
  readonly mostBytes: number;
};

/** The way out to an authority. */
export type AuthorityLine = (request: Request) => Promise<Result<Uint8Array, LineFailure>>;

/**
 * Asks only hosts of this list, with their port when it is not the usual one: an address in a certificate is what
 * somebody wrote there, not where central may be sent. No redirect is followed. Plain http is what the State offers:
 * answers are signed.
 */
export function openAuthorityLine(hosts: readonly string[]): AuthorityLine {
  const allowed = new Set(hosts);
  return async ({ url, question, timeoutMs, mostBytes }) => {
    if (!isAllowed(url, allowed)) return err('not_allowed');
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, {
        redirect: 'manual',
        signal,
        ...(question && {
          method: 'POST',
          body: Buffer.from(question),
          headers: { 'content-type': 'application/ocsp-request' },
        }),
      });
      if (response.status === 200) return await bodyOf(response, mostBytes);
      await response.body?.cancel();
      return err('refused');
    } catch {
      return err(signal.aborted ? 'too_slow' : 'no_answer');
    }
  };
}

function isAllowed(text: string, allowed: ReadonlySet<string>): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.username === '' &&
    url.password === '' &&
    allowed.has(url.host)
  );
}

async function bodyOf(response: Response, mostBytes: number): Promise<Result<Uint8Array, LineFailure>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early cancels what is still to come.
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > mostBytes) return err('too_large');
    chunks.push(chunk);
  }
  return ok(Buffer.concat(chunks));
}
