import { createHash, type X509Certificate } from 'node:crypto';
import { err, ok, type Result } from '@loket/contract';
import { fingerprintOf } from '@loket/identity';
import { type RevocationList, readRevocationList } from '@loket/identity/revocation/revocation-list.ts';
import type { StatusReason } from '@loket/identity/revocation/status.ts';
import type { AuthorityLine } from './authority-line.ts';
import { BoundedCache } from './bounded-cache.ts';

/** The longest Belgian lists have some ten megabytes. */
const MOST_LIST_BYTES = 32 * 1024 * 1024;
const MOST_KEPT_BYTES = 96 * 1024 * 1024;
/** Longer than anybody waits: who comes next finds the list here. */
const FETCH_MS = 30_000;
/** A newer list is looked for after this long; the State makes one every few hours. */
const FRESH_MS = 60 * 60_000;

export type KnownList = { readonly list: RevocationList; readonly sha256: string };

/** The lists of authorities: fetched once, checked once, kept while they count. */
export class RevocationLists {
  readonly #line: AuthorityLine;
  readonly #now: () => Date;
  readonly #kept = new BoundedCache<KnownList & { fetchedAt: number }>(MOST_KEPT_BYTES);
  readonly #running = new Map<string, Promise<Result<KnownList, StatusReason>>>();

  constructor(line: AuthorityLine, now: () => Date) {
    this.#line = line;
    this.#now = now;
  }

  /** One fetch of a list at a time, whoever asks. An older list that still counts serves when no newer one is to be had. */
  async list(url: string, issuer: X509Certificate): Promise<Result<KnownList, StatusReason>> {
    const key = `${url} ${fingerprintOf(issuer.raw)}`;
    const now = this.#now();
    const kept = this.#kept.get(key, now);
    if (kept && now.getTime() - kept.fetchedAt < FRESH_MS) return ok(kept);
    const running = this.#running.get(key) ?? this.#fetch(key, url, issuer);
    this.#running.set(key, running);
    const fetched = await running.finally(() => this.#running.delete(key));
    return fetched.ok || kept === undefined ? fetched : ok(kept);
  }

  async #fetch(key: string, url: string, issuer: X509Certificate): Promise<Result<KnownList, StatusReason>> {
    const bytes = await this.#line({ url, timeoutMs: FETCH_MS, mostBytes: MOST_LIST_BYTES });
    if (!bytes.ok) return err('authority_away');
    const now = this.#now();
    const list = readRevocationList(bytes.value, issuer, now);
    if (!list.ok) return list;
    const known = {
      list: list.value,
      sha256: createHash('sha256').update(bytes.value).digest('hex'),
      fetchedAt: now.getTime(),
    };
    this.#kept.set(key, known, list.value.term.nextUpdate, bytes.value.length);
    return ok(known);
  }
}
