import type {
  CounterId,
  CounterRole,
  CounterSnapshot,
  CounterStanding,
  SiteId,
  SiteKind,
} from '@loket/contract';
import type { Configuration } from '../config/configuration.ts';
import { openConsultationOf, viewConsultation } from '../consultations/consultation.repository.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { STANDING } from '../fleet/counter-states.repository.ts';
import { countWaiting } from '../queue/tickets.repository.ts';
import { consoleSitesOf } from '../sites/sites.repository.ts';
import { waitForNewcomer } from '../waiting/waiting.repository.ts';

type Place = {
  zoneName: string;
  siteId: SiteId;
  siteName: string;
  siteKind: SiteKind;
  siteCode: string;
  label: number;
  roles: CounterRole[];
  standing: CounterStanding;
};

/** All that a counter is told; nothing when it was revoked. Read it with `ZoneDatabase.zoneAsOfNow`. */
export async function readCounterSnapshot(
  tx: ZoneTransaction,
  version: number,
  counterId: CounterId,
  turn: Configuration['turn'],
): Promise<CounterSnapshot | undefined> {
  const [place] = await tx.query<Place>(
    `SELECT z.name AS "zoneName", s.id AS "siteId", s.name AS "siteName", s.kind AS "siteKind",
       s.code AS "siteCode", c.label, c.roles, ${STANDING} AS standing
     FROM counter c
     JOIN site s ON s.zone_id = c.zone_id AND s.id = c.site_id
     JOIN zone z ON z.id = c.zone_id
     WHERE c.id = $1 AND c.revoked_at IS NULL`,
    [counterId],
  );
  if (!place) return undefined;
  const [site] = await consoleSitesOf(tx, place.siteId);
  if (!site) return undefined;
  const [elsewhere] = site.regime.elsewhere ? await consoleSitesOf(tx, site.regime.elsewhere) : [];
  const consultationId = await openConsultationOf(tx, { counterId });
  const views = consultationId && (await viewConsultation(tx, consultationId, turn));
  return {
    ...place,
    version,
    counterId,
    opening: site.opening,
    regime: site.regime,
    elsewhere: elsewhere ? { siteName: elsewhere.name, address: elsewhere.address } : null,
    secondLocale: site.secondLocale,
    waiting: await countWaiting(tx),
    wait: site.opening.open ? await waitForNewcomer(tx, place.siteId) : null,
    consultation: views ? views.counter : null,
  };
}
