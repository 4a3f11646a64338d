import type { SiteId, TellWaiting } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { sendOn, whereFrom } from './closing.ts';
import { consoleSitesOf } from './sites.repository.ts';

/** What becomes of those who wait when the chief inspector closes a site. */
@Injectable()
export class Closing {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  /**
   * Sends on everybody who waits at a site, at once; whoever was called already is served.
   * @throws Refusal `not_found`; `out_of_state` (no other site is set for this one); `site_closed` (the other one is)
   */
  tellWaiting(staff: StaffSession, siteId: SiteId, { offer }: TellWaiting): Promise<{ told: number }> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      const sites = await consoleSitesOf(tx);
      const site = sites.find(({ id }) => id === siteId);
      if (!site) throw new Refusal('not_found', 'There is no such site.');
      if (offer === 'elsewhere' && site.regime.elsewhere === null)
        throw new Refusal('out_of_state', 'No other site is set for this one.');
      if (offer === 'elsewhere' && whereFrom(site, sites) !== 'other_site')
        throw new Refusal('site_closed', 'The other site is closed.');
      const to = offer === 'elsewhere' ? 'other_site' : 'appointment';
      const actor = { kind: 'staff', id: staff.staffId } as const;
      const told = await sendOn(tx, site, to, 'everybody', actor);
      await recordAudit(tx, {
        actorKind: 'staff',
        actorId: staff.staffId,
        action: 'waiting_told',
        subjectKind: 'site',
        subjectId: siteId,
        reason: `${told} sent on: ${to}.`,
      });
      return { told };
    });
  }
}
