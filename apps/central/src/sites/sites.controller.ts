import { PublicSite, REST, SiteId, SitesOverview, TellWaiting } from '@loket/contract';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { counterStates } from '../fleet/counter-states.repository.ts';
import { Documented } from '../openapi/documented.ts';
import { Closing } from './closing.service.ts';
import { municipalitiesOf, sitesOf } from './sites.repository.ts';

const Id = new Checked(z.object({ id: SiteId }));
type Id = { id: SiteId };

const Told = z.object({ told: z.int().nonnegative() });
type Told = z.infer<typeof Told>;

/** Where the zone is: municipalities, sites, counters. */
@Controller()
export class SitesController {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Closing) private readonly closing: Closing,
  ) {}

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

  @Post(REST.tellWaiting(':id'))
  @HttpCode(200)
  @Access('staff', 'chief_inspector')
  @Documented({
    summary: 'Send on everybody who waits at a site, to the other site or to an appointment',
    body: TellWaiting,
    answer: Told,
    refusals: ['bad_request', 'unauthenticated', 'forbidden', 'not_found', 'out_of_state', 'site_closed'],
  })
  tellWaiting(
    @CurrentStaff() staff: StaffSession,
    @Param(Id) { id }: Id,
    @Body(new Checked(TellWaiting)) offer: TellWaiting,
  ): Promise<Told> {
    return this.closing.tellWaiting(staff, id, offer);
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
