import { createHash } from 'node:crypto';

/** An audit entry as it lies in the table; `at` in microseconds since 1970, texts as PostgreSQL prints them. */
export type ChainedEntry = {
  zoneId: string;
  place: string;
  atMicroseconds: string;
  actorKind: string;
  actorId: string | null;
  action: string;
  subjectKind: string;
  subjectId: string | null;
  reason: string;
  /** Hex. */
  hash: string;
};

export type ChainHead = { zoneId: string; place: number; hash: string };

/** What is wrong with a chain, at the first place where it shows. */
export type ChainFault =
  /** An entry is missing, or two stand at one place. */
  | { fault: 'gap'; place: number }
  /** The entry, or one before it, is not what it was when it was written. */
  | { fault: 'changed'; place: number }
  /** The chain ends before the head that the database keeps, or before one that somebody kept elsewhere. */
  | { fault: 'cut_off'; place: number }
  /** The chain reaches a head that was kept elsewhere, but it was another entry then. */
  | { fault: 'other_history'; place: number };

/** Walks one zone's entries, in the order of their places, without believing anything but the first link. */
export class ChainWalk {
  readonly #zoneId: string;
  readonly #kept: readonly ChainHead[];
  #place = 0;
  #hash: string;

  /** @param kept heads that somebody holds outside the database: only they show that a chain's end was cut off */
  constructor(zoneId: string, kept: readonly ChainHead[] = []) {
    this.#zoneId = zoneId;
    this.#kept = kept.filter((head) => head.zoneId === zoneId);
    this.#hash = createHash('sha256').update(zoneId).digest('hex');
  }

  get head(): ChainHead {
    return { zoneId: this.#zoneId, place: this.#place, hash: this.#hash };
  }

  step(entry: ChainedEntry): ChainFault | null {
    const place = this.#place + 1;
    if (entry.place !== String(place)) return { fault: 'gap', place };
    const link = createHash('sha256')
      .update(Buffer.from(this.#hash, 'hex'))
      .update(textOf(entry))
      .digest('hex');
    if (link !== entry.hash) return { fault: 'changed', place };
    this.#place = place;
    this.#hash = link;
    const kept = this.#kept.find((head) => head.place === place);
    return kept && kept.hash !== link ? { fault: 'other_history', place } : null;
  }

  /** @param head the one that the database keeps beside the entries */
  end(head: ChainHead | undefined): ChainFault | null {
    const reached = this.#place;
    const beyond = [...this.#kept, ...(head ? [head] : [])].find(({ place }) => place > reached);
    if (beyond) return { fault: 'cut_off', place: reached };
    if (reached === 0) return null;
    return head && head.place === reached && head.hash === this.#hash
      ? null
      : { fault: 'other_history', place: reached };
  }
}

/** The same text as the database hashed: a JSON array of texts, as PostgreSQL writes jsonb. */
function textOf(entry: ChainedEntry): string {
  const parts = [
    entry.zoneId,
    entry.place,
    entry.atMicroseconds,
    entry.actorKind,
    entry.actorId ?? '',
    entry.action,
    entry.subjectKind,
    entry.subjectId ?? '',
    entry.reason,
  ];
  return `[${parts.map((part) => JSON.stringify(part)).join(', ')}]`;
}
