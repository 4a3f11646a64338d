import type { X509Certificate } from 'node:crypto';
import { fingerprintOf } from '@loket/identity';
import { readFacts } from '@loket/identity/extensions.ts';
import { certificateIdOf } from '@loket/identity/revocation/certificate-id.ts';
import { NONCE_BYTES, ocspRequest } from '@loket/identity/revocation/ocsp-request.ts';
import { readOcspResponse } from '@loket/identity/revocation/ocsp-response.ts';
import type { CertificateStatus, StatusReason } from '@loket/identity/revocation/status.ts';
import type { AuthorityLine } from './authority-line.ts';
import { BoundedCache } from './bounded-cache.ts';
import type { Evidence } from './evidence.ts';
import { RevocationLists } from './revocation-lists.ts';

/** An answer has some two kilobytes, its signer's certificate included. */
const MOST_ANSWER_BYTES = 64 * 1024;
/** The State answers in a tenth of a second. */
const OCSP_MS = 2_000;
/** OCSP and list together. A counter waits five seconds for the answer to `signing:begin`. */
const WHOLE_MS = 3_500;
/** A card that was reported stolen this long ago is refused here, however long an answer would count. */
const KEPT_MS = 10 * 60_000;
const MOST_KEPT = 1_000;

export type AskedStatus = { readonly status: CertificateStatus; readonly evidence: Evidence | null };

export type RevocationOptions = {
  readonly line: AuthorityLine;
  /** False: nobody is asked, and every answer is that the authority is away. */
  readonly asks: boolean;
  readonly now: () => Date;
  readonly randomBytes: (size: number) => Uint8Array;
  /** Host and why, never what was asked about. */
  readonly noteFailure: (host: string, reason: StatusReason) => void;
  readonly ocspMs?: number;
  readonly wholeMs?: number;
};

/**
 * Asks the authority of a certificate whether it was revoked: by OCSP, and by its list when no OCSP answer counts. The
 * addresses are the certificate's own; which of them may be asked is the line's to say. One question at a time about
 * one certificate. Never throws; an answer that can't be had in time is `indeterminate`.
 */
export class Revocation {
  readonly #options: RevocationOptions;
  readonly #lists: RevocationLists;
  readonly #kept = new BoundedCache<AskedStatus>(MOST_KEPT);
  readonly #running = new Map<string, Promise<AskedStatus>>();

  constructor(options: RevocationOptions) {
    this.#options = options;
    this.#lists = new RevocationLists(options.line, options.now);
  }

  /** @param issuer whose path to a believed root was checked */
  statusOf(certificate: X509Certificate, issuer: X509Certificate): Promise<AskedStatus> {
    if (!this.#options.asks) return Promise.resolve(unknown('authority_away'));
    const key = `${fingerprintOf(certificate.raw)} ${fingerprintOf(issuer.raw)}`;
    const kept = this.#kept.get(key, this.#options.now());
    if (kept) return Promise.resolve(kept);
    const running = this.#running.get(key);
    if (running) return running;
    const asking = this.#ask(key, certificate, issuer).finally(() => this.#running.delete(key));
    this.#running.set(key, asking);
    return asking;
  }

  async #ask(key: string, certificate: X509Certificate, issuer: X509Certificate): Promise<AskedStatus> {
    const facts = readFacts(certificate);
    if (!facts || facts.ocspUrls.length + facts.listUrls.length === 0) return unknown('absent');
    const deadline = performance.now() + (this.#options.wholeMs ?? WHOLE_MS);
    let best = unknown('authority_away');
    for (const url of facts.ocspUrls.slice(0, 2)) {
      const answer = await this.#askOcsp(key, url, certificate, issuer);
      if (isDecided(answer)) return answer;
      best = moreTelling(best, answer);
    }
    for (const url of facts.listUrls.slice(0, 2)) {
      const answer = await inTime(this.#lookUp(url, certificate, issuer), deadline - performance.now());
      if (isDecided(answer)) return answer;
      best = moreTelling(best, answer);
    }
    return best;
  }

  async #askOcsp(
    key: string,
    url: string,
    certificate: X509Certificate,
    issuer: X509Certificate,
  ): Promise<AskedStatus> {
    const id = certificateIdOf(certificate, issuer);
    if (!id) return unknown('malformed_answer');
    const nonce = this.#options.randomBytes(NONCE_BYTES);
    const sent = await this.#options.line({
      url,
      question: ocspRequest(id, nonce),
      timeoutMs: this.#options.ocspMs ?? OCSP_MS,
      mostBytes: MOST_ANSWER_BYTES,
    });
    if (!sent.ok) return this.#failed(url, 'authority_away');
    const now = this.#options.now();
    const read = readOcspResponse(sent.value, { id, issuer, nonce }, now);
    if (!read.ok) return this.#failed(url, read.error);
    const { status, term } = read.value;
    const answer: AskedStatus = {
      status,
      evidence: {
        source: 'ocsp',
        url,
        response: Buffer.from(sent.value).toString('base64'),
        thisUpdate: term.thisUpdate.toISOString(),
        nextUpdate: term.nextUpdate?.toISOString() ?? null,
      },
    };
    // Without an end newer information is always to be had.
    if (term.nextUpdate && status.status !== 'indeterminate')
      this.#kept.set(key, answer, earlier(term.nextUpdate, new Date(now.getTime() + KEPT_MS)));
    return answer;
  }

  async #lookUp(url: string, certificate: X509Certificate, issuer: X509Certificate): Promise<AskedStatus> {
    const known = await this.#lists.list(url, issuer);
    if (!known.ok) return this.#failed(url, known.error);
    const { list, sha256 } = known.value;
    if (list.only === (certificate.ca ? 'leaves' : 'authorities'))
      return this.#failed(url, 'malformed_answer');
    const found = list.find(certificate.serialNumber);
    return {
      status: found ? { status: 'revoked', ...found } : { status: 'good' },
      evidence: {
        source: 'list',
        url,
        number: list.number ?? null,
        sha256,
        thisUpdate: list.term.thisUpdate.toISOString(),
        nextUpdate: list.term.nextUpdate.toISOString(),
      },
    };
  }

  #failed(url: string, reason: StatusReason): AskedStatus {
    this.#options.noteFailure(URL.canParse(url) ? new URL(url).host : 'no address', reason);
    return unknown(reason);
  }
}

const unknown = (reason: StatusReason): AskedStatus => ({
  status: { status: 'indeterminate', reason },
  evidence: null,
});

/** That an authority does not know a certificate is its answer; a list on which it isn't would call it good. */
const isDecided = ({ status }: AskedStatus): boolean =>
  status.status !== 'indeterminate' || status.reason === 'status_unknown';

/** An answer that came and can't be used says more than none. */
function moreTelling(one: AskedStatus, other: AskedStatus): AskedStatus {
  const isAway = one.status.status === 'indeterminate' && one.status.reason === 'authority_away';
  return isAway ? other : one;
}

/** What is not here in time goes on, for whoever asks next. */
async function inTime(answer: Promise<AskedStatus>, leftMs: number): Promise<AskedStatus> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<AskedStatus>((resolve) => {
    timer = setTimeout(() => resolve(unknown('authority_away')), Math.max(0, leftMs));
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);
