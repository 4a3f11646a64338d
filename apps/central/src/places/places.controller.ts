import {
  ConsoleCounter,
  ConsoleSite,
  CounterId,
  MakeCounter,
  MoveCounter,
  Municipality,
  REST,
  SetOpeningOverride,
  SiteId,
  SiteSettings,
} from '@loket/contract';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { Documented } from '../openapi/documented.ts';
import { consoleSitesOf, municipalitiesOf } from '../sites/sites.repository.ts';
import { consoleCountersOf } from './counters.repository.ts';
import { Places } from './places.service.ts';

const SiteParameter = new Checked(z.object({ id: SiteId }));
type SiteParameter = { id: SiteId };
const CounterParameter = new Checked(z.object({ id: CounterId }));
type CounterParameter = { id: CounterId };

const AllPlaces = z.object({
  municipalities: z.array(Municipality),
  sites: z.array(ConsoleSite),
  counters: z.array(ConsoleCounter),
});
type AllPlaces = z.infer<typeof AllPlaces>;

const REFUSALS = ['bad_request', 'unauthenticated', 'forbidden', 'not_found', 'conflict'] as const;

/** The console's places: sites with their hours and regime, counters with their life. */
@Controller()
export class PlacesController {
  constructor(
    @Inject(Places) private readonly places: Places,
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
  ) {}

  @Get(REST.places)
  @Access('staff', 'technician', 'chief_inspector')
  @Documented({
    summary: 'All places as the console edits them',
    answer: AllPlaces,
    refusals: ['unauthenticated', 'forbidden'],
  })
  all(@CurrentStaff() staff: StaffSession): Promise<AllPlaces> {
    return this.database.inZone(staff.zoneId, async (tx) => ({
      municipalities: await municipalitiesOf(tx),
      sites: await consoleSitesOf(tx),
      counters: await consoleCountersOf(tx),
    }));
  }

  @Post(REST.placesSites)
  @HttpCode(200)
  @Access('staff', 'technician', 'chief_inspector')
  @Documented({ summary: 'Make a site', body: SiteSettings, answer: ConsoleSite, refusals: REFUSALS })
  makeSite(
    @CurrentStaff() staff: StaffSession,
    @Body(new Checked(SiteSettings)) settings: SiteSettings,
  ): Promise<ConsoleSite> {
    return this.places.makeSite(staff, settings);
  }

  @Put(REST.placesSite(':id'))
  @Access('staff', 'technician', 'chief_inspector')
  @Documented({
    summary: 'Change a site, its hours and regime',
    body: SiteSettings,
    answer: ConsoleSite,
    refusals: REFUSALS,
  })
  changeSite(
    @CurrentStaff() staff: StaffSession,
    @Param(SiteParameter) { id }: SiteParameter,
    @Body(new Checked(SiteSettings)) settings: SiteSettings,
  ): Promise<ConsoleSite> {
    return this.places.changeSite(staff, id, settings);
  }

  @Put(REST.siteOverride(':id'))
  @Access('staff', 'chief_inspector', 'mobile_operator')
  @Documented({
    summary: 'Open or close a site now, until an instant or until taken back',
    body: SetOpeningOverride,
    answer: ConsoleSite,
    refusals: REFUSALS,
  })
  override(
    @CurrentStaff() staff: StaffSession,
    @Param(SiteParameter) { id }: SiteParameter,
    @Body(new Checked(SetOpeningOverride)) override: SetOpeningOverride,
  ): Promise<ConsoleSite> {
    return this.places.override(staff, id, override);
  }

  @Post(REST.placesCounters)
  @HttpCode(200)
  @Access('staff', 'technician')
  @Documented({ summary: 'Plan a counter', body: MakeCounter, answer: ConsoleCounter, refusals: REFUSALS })
  makeCounter(
    @CurrentStaff() staff: StaffSession,
    @Body(new Checked(MakeCounter)) counter: MakeCounter,
  ): Promise<ConsoleCounter> {
    return this.places.makeCounter(staff, counter);
  }

  @Post(REST.moveCounter(':id'))
  @HttpCode(200)
  @Access('staff', 'technician', 'mobile_operator')
  @Documented({
    summary: 'Move a counter to another site',
    body: MoveCounter,
    answer: ConsoleCounter,
    refusals: [...REFUSALS, 'out_of_state'],
  })
  moveCounter(
    @CurrentStaff() staff: StaffSession,
    @Param(CounterParameter) { id }: CounterParameter,
    @Body(new Checked(MoveCounter)) move: MoveCounter,
  ): Promise<ConsoleCounter> {
    return this.places.moveCounter(staff, id, move);
  }

  @Post(REST.revokeCounter(':id'))
  @HttpCode(200)
  @Access('staff', 'technician', 'chief_inspector')
  @Documented({ summary: 'Shut a counter out', answer: ConsoleCounter, refusals: REFUSALS })
  revoke(
    @CurrentStaff() staff: StaffSession,
    @Param(CounterParameter) { id }: CounterParameter,
  ): Promise<ConsoleCounter> {
    return this.places.revoke(staff, id);
  }
}
