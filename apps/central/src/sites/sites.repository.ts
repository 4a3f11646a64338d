import type { ConsoleSite, Municipality, OpeningState, Site, SiteId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { openingAt } from './opening.ts';

export function municipalitiesOf(tx: ZoneTransaction): Promise<Municipality[]> {
  return tx.query<Municipality>('SELECT id, name FROM municipality ORDER BY name');
}

/** Every site of the zone, ordered as people look for them: by municipality. Archived ones are left out. */
export async function sitesOf(tx: ZoneTransaction): Promise<Site[]> {
  const sites = await consoleSitesOf(tx);
  return sites
    .filter(({ archived }) => !archived)
    .map(
      ({ id, municipalityId, municipality, name, kind, code, address, legalLanguage, opening, regime }) => ({
        id,
        municipalityId,
        municipality,
        name,
        kind,
        code,
        address,
        legalLanguage,
        opening,
        regime,
      }),
    );
}

type Row = Omit<ConsoleSite, 'opening'> & { timeZone: string; now: Date };

const FACTS = /* sql */ `s.id, s.municipality_id AS "municipalityId", m.name AS municipality, s.name, s.kind, s.code,
  s.address, s.legal_language AS "legalLanguage", s.second_locale AS "secondLocale", s.hours, s.regime,
  s.override, s.archived_at IS NOT NULL AS archived, z.time_zone AS "timeZone", clock_timestamp() AS now
  FROM site s
  JOIN municipality m ON m.zone_id = s.zone_id AND m.id = s.municipality_id
  JOIN zone z ON z.id = s.zone_id`;

/** With hours, regime and override, archived ones too; open or closed by the database's clock. */
export async function consoleSitesOf(tx: ZoneTransaction, only?: SiteId): Promise<ConsoleSite[]> {
  const rows = await tx.query<Row>(
    `SELECT ${FACTS} WHERE $1::uuid IS NULL OR s.id = $1 ORDER BY m.name, s.name`,
    [only ?? null],
  );
  return rows.map(withOpening);
}

function withOpening({ timeZone, now, ...site }: Row): ConsoleSite {
  const { hours, override, regime } = site;
  const { lastTicketMinutes } = regime;
  return { ...site, opening: openingAt({ hours, override, lastTicketMinutes }, now, timeZone) };
}

export async function openingOf(tx: ZoneTransaction, siteId: SiteId): Promise<OpeningState> {
  const [site] = await consoleSitesOf(tx, siteId);
  return site?.opening ?? { open: false, until: null };
}

/**
 * Who gets a ticket at a site now, by the database's clock. `last_call`: open, but the time of the last ticket has
 * passed; an appointment is a promise and still gets one.
 */
export type TicketDoor = 'walk_in' | 'appointment_only' | 'last_call' | 'closed';

export async function ticketDoorOf(tx: ZoneTransaction, siteId: SiteId): Promise<TicketDoor> {
  const [row] = await tx.query<Row>(`SELECT ${FACTS} WHERE s.id = $1`, [siteId]);
  if (!row || row.archived) return 'closed';
  const { opening, regime } = withOpening(row);
  if (!opening.open) return 'closed';
  if (regime.access === 'appointment_only') return 'appointment_only';
  const last = opening.lastTicketAt;
  return last !== undefined && row.now >= new Date(last) ? 'last_call' : 'walk_in';
}
