import type { ZoneId } from '@loket/contract';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { isUnexpected } from '../boundary/failure-of.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { touchDossier } from '../dossier/dossiers.ts';
import { keepForTheTerm } from '../dossier/keeping.ts';
import { describeError } from '../logging/describe-error.ts';
import { LOG, type Log } from '../logging/log.ts';
import { noteAnswer, unanswered } from './hand-over.repository.ts';
import { acknowledgementOf } from './package-folder.ts';

const EVERY_MS = 2_000;

/** Looks whether the receiving side answered. Every node looks; the database lets one of them write it down. */
@Injectable()
export class Acknowledgements implements OnApplicationBootstrap, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    if (this.configuration.handOverFolder === undefined) return;
    this.#timer = setInterval(() => {
      this.#running ??= this.lookAtAll().finally(() => {
        this.#running = undefined;
      });
    }, EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  private async lookAtAll(): Promise<void> {
    try {
      for (const { id } of await this.database.zones()) await this.look(id);
    } catch (error) {
      if (isUnexpected(error)) this.log.error(describeError(error), 'hand-overs could not be looked at');
    }
  }

  /** One look at a zone's packages that have no answer yet. From the acknowledgement on the zone's term runs. */
  async look(zoneId: ZoneId): Promise<void> {
    const folder = this.configuration.handOverFolder;
    if (folder === undefined) return;
    for (const waiting of await this.database.inZone(zoneId, unanswered)) {
      const answer = await acknowledgementOf(folder, waiting.reference, waiting.manifestSha256);
      if (answer === 'none') continue;
      await this.database.inZone(zoneId, async (tx) => {
        const told = await noteAnswer(tx, waiting, answer);
        if (!told) return;
        if (answer === 'fits') await keepForTheTerm(tx, waiting.ticketId);
        await touchDossier(tx, told);
      });
    }
  }
}
