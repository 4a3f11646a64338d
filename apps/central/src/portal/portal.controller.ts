import { PORTAL, type PortalZone, PortalZone as PortalZoneShape } from '@loket/contract';
import { Controller, Get, Inject } from '@nestjs/common';
import { z } from 'zod';
import { Access } from '../access/access.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { ZoneDatabase, type ZoneRow, type ZoneTransaction } from '../database/zone-database.ts';
import { Documented } from '../openapi/documented.ts';
import { portalSettings } from './portal-settings.ts';

/** What the public pages need before anybody said anything. */
@Controller()
@Access('public')
export class PortalController {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get(PORTAL.zones)
  @Documented({ summary: 'The zones of this installation', answer: z.array(PortalZoneShape) })
  async zones(): Promise<PortalZone[]> {
    const zones: PortalZone[] = [];
    for (const zone of await this.database.zones())
      zones.push(await this.database.inZone(zone.id, (tx) => this.describe(tx, zone)));
    return zones;
  }

  private async describe(tx: ZoneTransaction, { code, name }: ZoneRow): Promise<PortalZone> {
    const { phone, phoneHours, answerDays, anonymous } = await portalSettings(tx);
    return {
      code,
      name,
      phone,
      phoneHours,
      answerDays,
      anonymous,
      mailEnabled: this.configuration.mail !== undefined,
      municipalities: await municipalities(tx),
      services: await tx.query<PortalZone['services'][number]>(
        `SELECT id AS "agendaId", kind, name FROM agenda WHERE kind <> 'person' ORDER BY kind, name LIMIT 50`,
      ),
      tiles: this.configuration.mapTiles ?? null,
    };
  }
}

type MunicipalityRow = Omit<PortalZone['municipalities'][number], 'centre'> & {
  latitude: number | null;
  longitude: number | null;
};

async function municipalities(tx: ZoneTransaction): Promise<PortalZone['municipalities']> {
  const rows = await tx.query<MunicipalityRow>(
    'SELECT id, name, latitude, longitude FROM municipality ORDER BY name LIMIT 100',
  );
  return rows.map(({ id, name, latitude, longitude }) => ({
    id,
    name,
    centre: latitude === null || longitude === null ? null : { latitude, longitude },
  }));
}
