import path from 'node:path';
import type { ZoneId } from '@loket/contract';
import { makeZoneSeal } from '@loket/statement/signature.ts';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { readOrMakeOnce } from '../vault/once.ts';

const Stored = z.object({ keyPem: z.string(), certificatePem: z.string() });
export type ZoneSeal = z.infer<typeof Stored>;

/**
 * One seal a zone: the key with which central seals pen signatures and signs packages in an inspector's name. It lies
 * beside the other secrets, outside the database, and is made when it is first needed; its certificate is the zone's
 * own, so it proves that nothing changed since, and nothing about a person.
 */
@Injectable()
export class ZoneSeals {
  readonly #known = new Map<ZoneId, Promise<ZoneSeal>>();

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
  ) {}

  sealOf(zoneId: ZoneId): Promise<ZoneSeal> {
    const known = this.#known.get(zoneId);
    if (known) return known;
    const reading = this.#readOrMake(zoneId);
    this.#known.set(zoneId, reading);
    // A folder that could not be written now may be the next time.
    reading.catch(() => this.#known.delete(zoneId));
    return reading;
  }

  async #readOrMake(zoneId: ZoneId): Promise<ZoneSeal> {
    const zone = (await this.database.zones()).find(({ id }) => id === zoneId);
    if (!zone) throw new Error('There is no such zone.');
    const file = path.join(this.configuration.secretsFolder, 'zone-seals', `${zoneId}.json`);
    const bytes = await readOrMakeOnce(file, async () => {
      const seal = await makeZoneSeal({ zoneName: zone.name, at: new Date().toISOString() });
      return Buffer.from(`${JSON.stringify(Stored.parse(seal))}\n`);
    });
    return Stored.parse(JSON.parse(bytes.toString('utf8')));
  }
}
