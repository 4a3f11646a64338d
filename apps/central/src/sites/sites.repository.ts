import type {
  ConsoleSite,
  Municipality,
  OpeningHours,
  OpeningOverride,
  OpeningState,
  Site,
  SiteId,
} from '@loket/contract';
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

/** With hours, regime and override, archived ones too; open or closed by the database's clock. */
export async function consoleSitesOf(tx: ZoneTransaction, only?: SiteId): Promise<ConsoleSite[]> {
  const rows = await tx.query<Row>(
    `SELECT s.id, s.municipality_id AS "municipalityId", m.name AS municipality, s.name, s.kind, s.code,
       s.address, s.legal_language AS "legalLanguage", s.second_locale AS "secondLocale", s.hours, s.regime,
       s.override, s.archived_at IS NOT NULL AS archived, z.time_zone AS "timeZone", clock_timestamp() AS now
     FROM site s
     JOIN municipality m ON m.zone_id = s.zone_id AND m.id = s.municipality_id
     JOIN zone z ON z.id = s.zone_id
     WHERE $1::uuid IS NULL OR s.id = $1
     ORDER BY m.name, s.name`,
    [only ?? null],
  );
  return rows.map(({ timeZone, now, ...site }) => ({
    ...site,
    opening: openingAt(site.hours, site.override, now, timeZone),
  }));
}

/** Whether tickets may be given at this site now. */
export async function openingOf(tx: ZoneTransaction, siteId: SiteId): Promise<OpeningState> {
  const [site] = await consoleSitesOf(tx, siteId);
  return site?.opening ?? { open: false, until: null };
}

/**
 * For the sweep: sites that opened or closed by the clock since somebody was told. The node that writes the flag
 * first tells it.
 */
export async function noticeOpeningsAndClosings(tx: ZoneTransaction): Promise<void> {
  const rows = await tx.query<{
    id: SiteId;
    hours: OpeningHours;
    override: OpeningOverride | null;
    openTold: boolean;
    timeZone: string;
    now: Date;
  }>(
    `SELECT s.id, s.hours, s.override, s.open_told AS "openTold", z.time_zone AS "timeZone", clock_timestamp() AS now
     FROM site s JOIN zone z ON z.id = s.zone_id WHERE s.archived_at IS NULL`,
  );
  for (const { id, hours, override, openTold, timeZone, now } of rows) {
    const { open } = openingAt(hours, override, now, timeZone);
    if (open === openTold) continue;
    const told = await tx.query(
      'UPDATE site SET open_told = $2 WHERE id = $1 AND open_told <> $2 RETURNING id',
      [id, open],
    );
    if (told.length > 0) tx.changed('sites', id);
  }
}
