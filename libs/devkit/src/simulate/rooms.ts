import type { CounterId } from '@loket/contract';
import { counterId } from './line.ts';
import type { Scenario } from './scenario.ts';

export type Room = {
  readonly id: CounterId;
  readonly site: number;
  state: 'free' | 'occupied' | 'wiping' | 'broken';
  /** Seconds in which somebody was called to it or sat in it. */
  occupiedSeconds: number;
  /** When its last consultation of this day ended; null: there was none yet. */
  leftAt: number | null;
};

/** The rooms of all sites, and how long each site had none that could take anybody. */
export class Rooms {
  readonly all: readonly Room[];
  readonly #ofSite: readonly Room[][];
  readonly #blocked: { since: number | null; total: number }[];

  constructor(sites: Scenario['sites']) {
    let number = 0;
    this.#ofSite = sites.map(({ rooms }, site) =>
      Array.from({ length: rooms }, () => {
        number += 1;
        return { id: counterId(number), site, state: 'free' as const, occupiedSeconds: 0, leftAt: null };
      }),
    );
    this.all = this.#ofSite.flat();
    this.#blocked = sites.map(() => ({ since: null, total: 0 }));
  }

  /** How many sites there are. */
  get sites(): number {
    return this.#ofSite.length;
  }

  ofSite(site: number): readonly Room[] {
    return this.#ofSite[site] ?? [];
  }

  hasFree(site: number): boolean {
    return this.#blocked[site]?.since === null;
  }

  free(site: number): CounterId[] {
    return this.ofSite(site).flatMap(({ id, state }) => (state === 'free' ? [id] : []));
  }

  /** Since when one of the site's free rooms has been left; null: none is free, or nobody was in one today. */
  freeSince(site: number): number | null {
    let first: number | null = null;
    for (const { state, leftAt } of this.ofSite(site)) {
      if (state !== 'free') continue;
      if (leftAt === null) return null;
      first = Math.min(first ?? leftAt, leftAt);
    }
    return first;
  }

  /** Another day: nobody was in any room yet. */
  beginDay(): void {
    for (const room of this.all) room.leftAt = null;
  }

  set(room: Room, state: Room['state'], now: number): void {
    if (room.state === 'occupied') room.leftAt = now;
    room.state = state;
    const blocked = this.#blocked[room.site];
    if (!blocked) return;
    const anyFree = this.ofSite(room.site).some((one) => one.state === 'free');
    if (anyFree && blocked.since !== null) {
      blocked.total += now - blocked.since;
      blocked.since = null;
    } else if (!anyFree && blocked.since === null) blocked.since = now;
  }

  /** Seconds from the beginning until now in which no room of the site could take anybody. */
  blockedSeconds(site: number, now: number): number {
    const { since, total } = this.#blocked[site] ?? { since: null, total: 0 };
    return total + (since === null ? 0 : now - since);
  }
}
