import { type ReferredTo, SENT_ON_SHOWN_MS, type SentOn, type SiteId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { SERVICE_DAY } from '../queue/numbering.ts';

/** At one site. */
const MOST_SHOWN = 30;

type Row = {
  siteId: SiteId;
  siteCode: string;
  count: number;
  series: string;
  referredTo: ReferredTo;
  elsewhereName: string | null;
  elsewhereAddress: string | null;
};

/**
 * Who waited at these sites and was sent on in the last minutes, the newest first, for their infoscreens. Whoever was
 * sent on in a conversation heard it there and is left out.
 */
export async function sentOnFrom(
  tx: ZoneTransaction,
  siteIds: readonly SiteId[],
): Promise<ReadonlyMap<SiteId, SentOn[]>> {
  const rows = await tx.query<Row>(
    `SELECT t.site_id AS "siteId", s.code AS "siteCode", t.count, t.series, t.referred_to AS "referredTo",
       other.name AS "elsewhereName", other.address AS "elsewhereAddress"
     FROM ticket t
     JOIN zone z ON z.id = t.zone_id
     JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id
     JOIN ticket_event e ON e.zone_id = t.zone_id AND e.ticket_id = t.id AND e.kind = 'referred'
       AND e.consultation_id IS NULL
     LEFT JOIN site other ON other.zone_id = s.zone_id AND other.id = (s.regime ->> 'elsewhere')::uuid
     WHERE t.site_id = ANY ($1) AND t.state = 'referred' AND t.service_day >= ${SERVICE_DAY} - 1
       AND e.at > clock_timestamp() - make_interval(secs => $2)
     ORDER BY e.id DESC`,
    [siteIds, SENT_ON_SHOWN_MS / 1000],
  );
  const sites = new Map<SiteId, SentOn[]>();
  for (const { siteId, siteCode, count, series, ...row } of rows) {
    const shown = sites.get(siteId) ?? [];
    if (shown.length < MOST_SHOWN) shown.push({ number: { siteCode, count, series }, to: whereOf(row) });
    sites.set(siteId, shown);
  }
  return sites;
}

function whereOf({
  referredTo,
  elsewhereName,
  elsewhereAddress,
}: Omit<Row, 'siteId' | 'siteCode' | 'count' | 'series'>): SentOn['to'] {
  if (referredTo === 'other_site' && elsewhereName !== null && elsewhereAddress !== null)
    return { kind: 'other_site', siteName: elsewhereName, address: elsewhereAddress };
  return referredTo === 'appointment' ? { kind: 'appointment' } : { kind: 'own_page' };
}
