import { ConsoleCounter, ConsoleSite, EventTemplate, MakeEvent, Municipality, REST } from '@loket/contract';
import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { Documented } from '../openapi/documented.ts';
import { consoleCountersOf } from '../places/counters.repository.ts';
import { insertSite, moveCounterTo } from '../places/places.service.ts';
import { consoleSitesOf, municipalitiesOf } from '../sites/sites.repository.ts';
import { EVENT_TEMPLATES } from './event-templates.ts';

const MobileView = z.object({
  templates: z.array(EventTemplate),
  events: z.array(ConsoleSite),
  counters: z.array(ConsoleCounter),
  municipalities: z.array(Municipality),
});
type MobileView = z.infer<typeof MobileView>;

/** What the operator of a mobile unit needs on a tablet: make an event, bring a counter, open, close. */
@Controller()
@Access('staff', 'mobile_operator', 'technician', 'chief_inspector')
export class MobileController {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  @Get(REST.mobile)
  @Documented({
    summary: 'Templates, events and the counters that can be taken along',
    answer: MobileView,
    refusals: ['unauthenticated', 'forbidden'],
  })
  view(@CurrentStaff() staff: StaffSession): Promise<MobileView> {
    return this.database.inZone(staff.zoneId, async (tx) => ({
      templates: [...EVENT_TEMPLATES],
      events: (await consoleSitesOf(tx)).filter(({ kind, archived }) => kind === 'event' && !archived),
      counters: (await consoleCountersOf(tx)).filter(({ standing }) => standing === 'in_service'),
      municipalities: await municipalitiesOf(tx),
    }));
  }

  @Post(REST.mobileEvents)
  @HttpCode(200)
  @Documented({
    summary: 'Make an event and move a counter there',
    body: MakeEvent,
    answer: ConsoleSite,
    refusals: ['bad_request', 'unauthenticated', 'forbidden', 'not_found', 'conflict', 'out_of_state'],
  })
  make(
    @CurrentStaff() staff: StaffSession,
    @Body(new Checked(MakeEvent)) event: MakeEvent,
  ): Promise<ConsoleSite> {
    const template = EVENT_TEMPLATES.find(({ id }) => id === event.templateId);
    if (!template) throw new Refusal('not_found', 'There is no such template.');
    if (event.to <= event.from)
      throw new Refusal('bad_request', 'An event ends after it begins.', { fields: ['to'] });
    return this.database.inZone(staff.zoneId, async (tx) => {
      const site = await insertSite(tx, staff, {
        municipalityId: event.municipalityId,
        name: event.name,
        kind: 'event',
        code: event.code,
        address: event.address,
        legalLanguage: 'nl',
        secondLocale: 'fr',
        hours: { mode: 'window', from: event.from, to: event.to },
        regime: template.regime,
      });
      await moveCounterTo(tx, staff, event.counterId, { siteId: site.id, label: 1 });
      await tx.query('UPDATE counter SET roles = $2 WHERE id = $1', [event.counterId, template.roles]);
      return site;
    });
  }
}
