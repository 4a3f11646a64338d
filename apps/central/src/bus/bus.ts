import { ZoneId } from '@loket/contract';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { together } from '../database/together.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import type { OwnNotice, ZoneNotice } from '../database/zone-notice.ts';
import { describeError } from '../logging/describe-error.ts';
import { LOG, type Log } from '../logging/log.ts';
import { NoticeListener } from './notice-listener.ts';
import { ZoneFeed } from './zone-feed.ts';

const POLL_MS = 2_000;

/** What this node's live side does about a zone. */
export type Subscriber = {
  changed(zoneId: ZoneId, notice: ZoneNotice | OwnNotice): Promise<void>;
  missed(zoneId: ZoneId): Promise<void>;
};

/**
 * How nodes hear of each other's changes, and a node of its own: through the database, ids only. What a node knows of its
 * own changes at commit it does not wait for. A slow poll of each zone's clock is the net under it.
 */
@Injectable()
export class Bus implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #feeds = new Map<ZoneId, ZoneFeed>();
  readonly #behind = new Map<ZoneId, number>();
  readonly #subscribers: Subscriber[] = [];
  readonly #listener: NoticeListener;
  #poll: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIGURATION) configuration: Configuration,
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.#listener = new NoticeListener(configuration.databaseUrl, {
      notice: (notice) => this.#feedOf(ZoneId.parse(notice.zone)).receive(notice),
      connected: () => {
        for (const feed of this.#feeds.values()) feed.resync();
      },
      failed: (error) => this.log.warn(describeError(error), 'the bus lost its connection'),
    });
    database.whenCommitted((notice) => this.#feedOf(ZoneId.parse(notice.zone)).receiveOwn(notice));
  }

  subscribe(subscriber: Subscriber): void {
    this.#subscribers.push(subscriber);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.#listener.open();
    this.#poll = setInterval(() => void this.lookAtClocks(), POLL_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#poll);
    await this.#listener.close();
  }

  /** A version that was not heard of at two looks in a row is a lost message; at one it may be on its way. */
  async lookAtClocks(): Promise<void> {
    try {
      for (const { id } of await this.database.zones()) {
        const version = await this.database.zoneAsOfNow(id, async (_, now) => now);
        const feed = this.#feedOf(id);
        if (feed.hasHeard(version)) {
          this.#behind.delete(id);
        } else if ((this.#behind.get(id) ?? Number.MAX_SAFE_INTEGER) <= version) {
          this.#behind.delete(id);
          feed.resync(version);
        } else {
          this.#behind.set(id, version);
        }
      }
    } catch (error) {
      this.log.debug(describeError(error), 'the clocks could not be read');
    }
  }

  #feedOf(zoneId: ZoneId): ZoneFeed {
    const known = this.#feeds.get(zoneId);
    if (known) return known;
    const feed = new ZoneFeed({
      changed: async (notice) => {
        await together(...this.#subscribers.map((subscriber) => subscriber.changed(zoneId, notice)));
      },
      missed: async () => {
        await together(...this.#subscribers.map((subscriber) => subscriber.missed(zoneId)));
      },
      failed: (error) => this.log.warn(describeError(error), 'a change could not be told'),
    });
    this.#feeds.set(zoneId, feed);
    return feed;
  }
}
