import type { ZoneId } from '@loket/contract';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { isUnexpected } from '../boundary/failure-of.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { describeError } from '../logging/describe-error.ts';
import { LOG, type Log } from '../logging/log.ts';
import { destroyExpiredRecordKeys } from '../vault/record-key.repository.ts';
import { forgetWaitingPhotos } from './waiting-photos.ts';

const EVERY_MS = 60_000;

/** Forgets what the zone's term does not keep, and photos whose report never came; every minute, on every node. */
@Injectable()
export class Retention implements OnApplicationBootstrap, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      this.#running ??= this.sweepAll().finally(() => {
        this.#running = undefined;
      });
    }, EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /** One pass over a zone. The keys go; what they sealed is noise from then on, in every backup too. */
  async sweepZone(zoneId: ZoneId): Promise<void> {
    await this.database.inZone(zoneId, async (tx) => {
      await destroyExpiredRecordKeys(tx);
      await forgetWaitingPhotos(tx);
    });
  }

  private async sweepAll(): Promise<void> {
    try {
      for (const zone of await this.database.zones()) await this.sweepZone(zone.id);
    } catch (error) {
      if (isUnexpected(error)) this.log.error(describeError(error), 'forgetting failed');
    }
  }
}
