import type { SiteId, TicketId, WaitInterval, ZoneId } from '@loket/contract';
import { Injectable } from '@nestjs/common';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { intervalsNow, type Pace, type ReadPace, recentPace, waitForNewcomer } from './waiting.repository.ts';

/** A forecast plays the near future hundreds of times; screens, kiosks and phones ask at every change. */
const INTERVALS_FOR_MS = 1_000;
/** Who is called in between moves everybody; what was forecast longer ago is not said any more. */
const LATELY_MS = 15_000;
/** Said in five minutes, so a kiosk's own figure need not be younger. */
const NEWCOMER_FOR_MS = 15_000;
/** It is that of some hundred consultations; one more changes nothing that is said in five minutes. */
const PACE_FOR_MS = 10_000;

export type Intervals = ReadonlyMap<TicketId, WaitInterval | null>;

/** What this node forecast a moment ago. Whoever is not in it yet is told the position alone. */
@Injectable()
export class KnownWaits {
  readonly #now: () => number = () => performance.now();
  readonly #intervals = new Map<ZoneId, { at: number; intervals: Intervals }>();
  readonly #paces = new Map<ZoneId, { at: number; pace: Pace }>();
  readonly #newcomers = new Map<SiteId, { at: number; wait: WaitInterval | null }>();

  /** How the zone works lately. */
  readonly pace: ReadPace = async (tx) => {
    const known = this.#paces.get(tx.zoneId);
    const at = this.#now();
    if (known && at - known.at < PACE_FOR_MS) return known.pace;
    const pace = await recentPace(tx);
    this.#paces.set(tx.zoneId, { at, pace });
    return pace;
  };

  /** For everybody who waits in the zone. */
  async intervals(tx: ZoneTransaction): Promise<Intervals> {
    const known = this.#intervals.get(tx.zoneId);
    const at = this.#now();
    if (known && at - known.at < INTERVALS_FOR_MS) return known.intervals;
    const intervals = await intervalsNow(tx, this.pace);
    this.#intervals.set(tx.zoneId, { at, intervals });
    return intervals;
  }

  /** What was forecast last, at once and without asking anybody; nothing when that is too long ago. */
  lately(zoneId: ZoneId): Intervals {
    const known = this.#intervals.get(zoneId);
    return known && this.#now() - known.at < LATELY_MS ? known.intervals : new Map();
  }

  /** For somebody who takes a ticket at this site now. */
  async newcomer(tx: ZoneTransaction, siteId: SiteId): Promise<WaitInterval | null> {
    const known = this.#newcomers.get(siteId);
    const at = this.#now();
    if (known && at - known.at < NEWCOMER_FOR_MS) return known.wait;
    const wait = await waitForNewcomer(tx, siteId, this.pace);
    this.#newcomers.set(siteId, { at, wait });
    return wait;
  }
}
