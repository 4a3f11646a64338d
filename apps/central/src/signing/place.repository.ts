import type { ConsultationId, Locale } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';

/** Where and with whom a consultation is, as papers name it. */
export type PlaceFacts = {
  zoneCode: string;
  zoneName: string;
  timeZone: string;
  siteId: string;
  siteName: string;
  municipality: string;
  address: string | null;
  inspectorName: string;
  locale: Locale;
  /** `T42`, for references. */
  ticket: string;
};

export async function placeOf(tx: ZoneTransaction, id: ConsultationId): Promise<PlaceFacts> {
  const [row] = await tx.query<PlaceFacts>(
    `SELECT z.code AS "zoneCode", z.name AS "zoneName", z.time_zone AS "timeZone", s.id AS "siteId",
       s.name AS "siteName", m.name AS municipality, nullif(s.address, '') AS address, p.name AS "inspectorName",
       t.locale, s.code || t.count || t.series AS ticket
     FROM consultation k
     JOIN zone z ON z.id = k.zone_id
     JOIN ticket t ON t.zone_id = k.zone_id AND t.id = k.ticket_id
     JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id
     JOIN municipality m ON m.zone_id = s.zone_id AND m.id = s.municipality_id
     JOIN staff p ON p.id = k.inspector_id
     WHERE k.id = $1`,
    [id],
  );
  if (!row) throw new Error('A consultation vanished in its own transaction.');
  return row;
}

/** `20261121-T42-3f9a1c`: day, ticket and the beginning of the statement's id; names nobody. */
export function referenceOf(place: PlaceFacts, statementId: string, startedAt: string): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: place.timeZone }).format(new Date(startedAt));
  return `${day.replaceAll('-', '')}-${place.ticket}-${statementId.slice(0, 6)}`;
}
