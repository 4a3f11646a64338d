import type {
  ConsoleSite,
  ConsultationId,
  CounterConsultation,
  CounterId,
  CounterRole,
  CounterSnapshot,
  CounterStanding,
  SiteId,
} from '@loket/contract';
import type { Configuration } from '../config/configuration.ts';
import { viewConsultation } from '../consultations/consultation.repository.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { STANDING } from '../fleet/counter-states.repository.ts';
import { countWaiting } from '../queue/tickets.repository.ts';
import { consoleSitesOf } from '../sites/sites.repository.ts';
import type { KnownWaits } from '../waiting/known-waits.ts';

type Place = {
  counterId: CounterId;
  zoneName: string;
  siteId: SiteId;
  label: number;
  roles: CounterRole[];
  standing: CounterStanding;
};

/**
 * All that these counters are told, each its own; revoked ones are left out. What they share is read once. Read it
 * with `ZoneDatabase.zoneAsOfNow`.
 */
export async function readCounterSnapshots(
  tx: ZoneTransaction,
  version: number,
  counterIds: readonly CounterId[],
  turn: Configuration['turn'],
  waits: KnownWaits,
): Promise<ReadonlyMap<CounterId, CounterSnapshot>> {
  const places = await tx.query<Place>(
    `SELECT c.id AS "counterId", z.name AS "zoneName", c.site_id AS "siteId", c.label, c.roles, ${STANDING} AS standing
     FROM counter c JOIN zone z ON z.id = c.zone_id
     WHERE c.id = ANY ($1) AND c.revoked_at IS NULL`,
    [counterIds],
  );
  const sites = new Map((await consoleSitesOf(tx)).map((site) => [site.id, site]));
  const consultations = await openConsultations(tx, counterIds, turn);
  const waiting = await countWaiting(tx);
  const snapshots = new Map<CounterId, CounterSnapshot>();
  for (const place of places) {
    const site = sites.get(place.siteId);
    if (!site) continue;
    snapshots.set(place.counterId, {
      ...place,
      ...ofSite(site, sites),
      version,
      waiting,
      wait: site.opening.open ? await waits.newcomer(tx, place.siteId) : null,
      consultation: consultations.get(place.counterId) ?? null,
    });
  }
  return snapshots;
}

function ofSite(site: ConsoleSite, sites: ReadonlyMap<SiteId, ConsoleSite>) {
  const elsewhere = site.regime.elsewhere && sites.get(site.regime.elsewhere);
  return {
    siteName: site.name,
    siteKind: site.kind,
    siteCode: site.code,
    opening: site.opening,
    regime: site.regime,
    elsewhere: elsewhere ? { siteName: elsewhere.name, address: elsewhere.address } : null,
    secondLocale: site.secondLocale,
  };
}

async function openConsultations(
  tx: ZoneTransaction,
  counterIds: readonly CounterId[],
  turn: Configuration['turn'],
): Promise<ReadonlyMap<CounterId, CounterConsultation>> {
  const open = await tx.query<{ id: ConsultationId; counterId: CounterId }>(
    `SELECT id, counter_id AS "counterId" FROM consultation
     WHERE counter_id = ANY ($1) AND phase <> 'ended'`,
    [counterIds],
  );
  const found = new Map<CounterId, CounterConsultation>();
  for (const { id, counterId } of open) {
    const views = await viewConsultation(tx, id, turn);
    if (views) found.set(counterId, views.counter);
  }
  return found;
}
