import { PublicSite, REST, SitesOverview } from '@loket/contract';
import { Controller, Get, Inject } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { counterStates } from '../fleet/counter-states.repository.ts';
import { Documented } from '../openapi/documented.ts';
import { municipalitiesOf, sitesOf } from './sites.repository.ts';

/** Where the zone is: municipalities, sites, counters. */
@Controller()
export class SitesController {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  @Get(REST.sites)
  @Access('staff')
  @Documented({
    summary: 'Municipalities, sites and counters of the own zone',
    answer: SitesOverview,
    refusals: ['unauthenticated'],
  })
  overview(@CurrentStaff() staff: StaffSession): Promise<SitesOverview> {
    return this.database.inZone(staff.zoneId, async (tx) => ({
      municipalities: await municipalitiesOf(tx),
      sites: await sitesOf(tx),
      counters: await counterStates(tx),
    }));
  }

  /** An infoscreen has no login, so it chooses its site from a list that any passer-by could make. */
  @Get(REST.publicSites)
  @Access('public')
  @Documented({ summary: 'Names of all sites', answer: z.array(PublicSite) })
  async publicSites(): Promise<PublicSite[]> {
    const all: PublicSite[] = [];
    for (const zone of await this.database.zones()) {
      const sites = await this.database.inZone(zone.id, sitesOf);
      all.push(...sites.map(({ id, municipality, name, code }) => ({ id, municipality, name, code })));
    }
    return all;
  }
}
