import type { OwnNotice, ZoneNotice } from '../database/zone-notice.ts';

/** What the live side does with what the bus tells it, zone by zone and strictly one after the other. */
export type FeedListener = {
  /** One change in the zone's order, none left out. */
  changed(notice: ZoneNotice | OwnNotice): Promise<void>;
  /** Something was missed: everybody of the zone needs a fresh snapshot. */
  missed(): Promise<void>;
  failed(error: unknown): void;
};

/** More than this at once is told faster as one snapshot. */
const LONGEST_BACKLOG = 200;

/**
 * One zone's notices on this node, in order. Versioned ones must follow each other by exactly one: PostgreSQL
 * delivers notifications in commit order, and the zone's clock is locked until commit, so a gap is a lost message.
 */
export class ZoneFeed {
  readonly #listener: FeedListener;
  /** The version that this node has told; unknown at first and after a failure. */
  #told: number | undefined;
  #backlog: Entry[] = [];
  /** The newest version that was received; unknown while something was missed. */
  #received: number | undefined;
  #working: Promise<void> | undefined;

  constructor(listener: FeedListener) {
    this.#listener = listener;
  }

  receive(notice: ZoneNotice): void {
    if (this.#backlog.length >= LONGEST_BACKLOG)
      this.#backlog = [...this.#backlog.filter(isUncounted), { missed: undefined }];
    if (notice.version !== null) this.#received = Math.max(this.#received ?? 0, notice.version);
    this.#backlog.push(notice);
    this.#work();
  }

  /**
   * A change of this node itself, before its notification comes round. Where it does not follow on all that was received,
   * another node's change is still on its way, and the notification will tell of both in their order.
   */
  receiveOwn(notice: OwnNotice): void {
    if (this.#received !== undefined && notice.version === this.#received + 1) this.receive(notice);
  }

  /** @param version where the zone's clock stands, when that is how the loss was found */
  resync(version?: number): void {
    if (!this.#backlog.some(isMissed)) this.#backlog.push({ missed: version });
    this.#received = undefined;
    this.#work();
  }

  /** Whether this version was told, or is about to be. */
  hasHeard(version: number): boolean {
    if (this.#backlog.some(isMissed)) return true;
    const heard = this.#backlog.map((entry) => (isMissed(entry) ? 0 : (entry.version ?? 0)));
    return Math.max(this.#told ?? 0, ...heard) >= version;
  }

  /** Resolves when everything received so far was told. */
  async settled(): Promise<void> {
    await this.#working;
  }

  #work(): void {
    this.#working ??= Promise.resolve().then(() => this.#drain());
  }

  async #drain(): Promise<void> {
    for (let entry = this.#backlog.shift(); entry; entry = this.#backlog.shift()) {
      try {
        await this.#tell(entry);
      } catch (error) {
        this.#listener.failed(error);
        // Whoever missed this learns it from the next change, which will not follow on.
        this.#told = undefined;
      }
    }
    // In the same step as the last look at the backlog, so that nothing is left lying there.
    this.#working = undefined;
  }

  async #tell(entry: Entry): Promise<void> {
    if (isMissed(entry)) {
      await this.#listener.missed();
      this.#told = entry.missed;
      return;
    }
    if (entry.version === null) return this.#listener.changed(entry);
    if (this.#told !== undefined && entry.version <= this.#told) return;
    const follows = this.#told === undefined || entry.version === this.#told + 1;
    if (follows) await this.#listener.changed(entry);
    else await this.#listener.missed();
    this.#told = entry.version;
  }
}

type Missed = { readonly missed: number | undefined };
type Entry = ZoneNotice | OwnNotice | Missed;

const isMissed = (entry: Entry): entry is Missed => 'missed' in entry;

const isUncounted = (entry: Entry): entry is ZoneNotice => !isMissed(entry) && entry.version === null;
