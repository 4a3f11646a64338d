import { REST } from '@loket/contract';
import { Controller, Get, Inject } from '@nestjs/common';
import { z } from 'zod';
import { Access } from '../access/access.ts';
import { Refusal } from '../boundary/refusal.ts';
import { MIGRATION_NAMES, MIGRATIONS_TABLE } from '../database/migrations/index.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { Documented } from '../openapi/documented.ts';

const Health = z.object({ status: z.literal('alive') });
const Readiness = z.object({ status: z.literal('ready') });

/** For whoever restarts or routes around a node: is it alive, can it work. */
@Controller()
@Access('public')
export class HealthController {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  @Get(REST.health)
  @Documented({ summary: 'The process lives', answer: Health })
  health(): z.infer<typeof Health> {
    return { status: 'alive' };
  }

  @Get(REST.readiness)
  @Documented({
    summary: 'The database answers and is as new as this code',
    answer: Readiness,
    refusals: ['unavailable'],
  })
  async readiness(): Promise<z.infer<typeof Readiness>> {
    const applied = await this.database.outsideZones((tx) =>
      tx.query<{ name: string }>(`SELECT name FROM ${MIGRATIONS_TABLE}`),
    );
    const names = new Set(applied.map(({ name }) => name));
    if (!MIGRATION_NAMES.every((name) => names.has(name)))
      throw new Refusal('unavailable', 'The database still has to be migrated.');
    return { status: 'ready' };
  }
}
