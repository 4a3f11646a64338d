import type {
  AuditAction,
  ConsoleCounter,
  ConsoleSite,
  CounterId,
  MakeCounter,
  MoveCounter,
  SetOpeningOverride,
  SiteId,
  SiteSettings,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { consoleSitesOf } from '../sites/sites.repository.ts';
import { consoleCountersOf } from './counters.repository.ts';

/** Makes and changes sites and counters; every change is told to all screens and written down. */
@Injectable()
export class Places {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  /** @throws Refusal `conflict` (the code or name is another site's), `not_found` (municipality) */
  makeSite(staff: StaffSession, settings: SiteSettings): Promise<ConsoleSite> {
    return this.database.inZone(staff.zoneId, (tx) => insertSite(tx, staff, settings));
  }

  /** @throws Refusal `not_found`, `conflict` */
  changeSite(staff: StaffSession, id: SiteId, settings: SiteSettings): Promise<ConsoleSite> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      await checkFree(tx, settings, id);
      const changed = await tx.query(
        `UPDATE site SET municipality_id = $2, name = $3, kind = $4, code = $5, address = $6, legal_language = $7,
           second_locale = $8, hours = $9, regime = $10 WHERE id = $1 RETURNING id`,
        [id, ...columnsOf(settings)],
      );
      if (changed.length === 0) throw new Refusal('not_found', 'There is no such site.');
      return siteChanged(tx, staff, id, 'site_changed', 'Settings changed.');
    });
  }

  /** Open or closed now, above the hours; `null` takes it back. */
  override(staff: StaffSession, id: SiteId, { override }: SetOpeningOverride): Promise<ConsoleSite> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      const changed = await tx.query('UPDATE site SET override = $2 WHERE id = $1 RETURNING id', [
        id,
        override === null ? null : JSON.stringify(override),
      ]);
      if (changed.length === 0) throw new Refusal('not_found', 'There is no such site.');
      const what = override === null ? 'By its hours again.' : `Set ${override.state}.`;
      return siteChanged(tx, staff, id, 'site_override', what);
    });
  }

  /** @throws Refusal `not_found` (site), `conflict` (the label is taken) */
  makeCounter(staff: StaffSession, { siteId, label, roles }: MakeCounter): Promise<ConsoleCounter> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      await checkSite(tx, siteId);
      const [made] = await tx.query<{ id: CounterId }>(
        `INSERT INTO counter (zone_id, site_id, label, roles) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING RETURNING id`,
        [tx.zoneId, siteId, label, roles],
      );
      if (!made)
        throw new Refusal('conflict', 'This site has a counter with this number.', { fields: ['label'] });
      return counterChanged(tx, staff, made.id, 'counter_made', 'Made.');
    });
  }

  /** @throws Refusal `not_found`, `conflict` (label taken), `out_of_state` (a citizen is there) */
  moveCounter(staff: StaffSession, id: CounterId, move: MoveCounter): Promise<ConsoleCounter> {
    return this.database.inZone(staff.zoneId, (tx) => moveCounterTo(tx, staff, id, move));
  }

  /** Its key is worth nothing from now on; open sockets are cut within seconds. */
  revoke(staff: StaffSession, id: CounterId): Promise<ConsoleCounter> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      const revoked = await tx.query(
        'UPDATE counter SET revoked_at = coalesce(revoked_at, clock_timestamp()) WHERE id = $1 RETURNING id',
        [id],
      );
      if (revoked.length === 0) throw new Refusal('not_found', 'There is no such counter.');
      await tx.query('DELETE FROM counter_session WHERE counter_id = $1', [id]);
      await tx.query('DELETE FROM enrolment_code WHERE counter_id = $1', [id]);
      return counterChanged(tx, staff, id, 'counter_revoked', 'Revoked.');
    });
  }
}

/** For the console and for an event's site. */
export async function insertSite(
  tx: ZoneTransaction,
  staff: StaffSession,
  settings: SiteSettings,
): Promise<ConsoleSite> {
  await checkFree(tx, settings, null);
  const [made] = await tx.query<{ id: SiteId }>(
    `INSERT INTO site (zone_id, municipality_id, name, kind, code, address, legal_language, second_locale, hours, regime)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
    [tx.zoneId, ...columnsOf(settings)],
  );
  if (!made) throw new Error('A site was made without a row.');
  return siteChanged(tx, staff, made.id, 'site_changed', 'Made.');
}

export async function moveCounterTo(
  tx: ZoneTransaction,
  staff: StaffSession,
  id: CounterId,
  { siteId, label }: MoveCounter,
): Promise<ConsoleCounter> {
  await checkSite(tx, siteId);
  const [busy] = await tx.query(`SELECT 1 FROM consultation WHERE counter_id = $1 AND phase <> 'ended'`, [
    id,
  ]);
  if (busy) throw new Refusal('out_of_state', 'A consultation is going on at this counter.');
  const [taken] = await tx.query('SELECT 1 FROM counter WHERE site_id = $1 AND label = $2 AND id <> $3', [
    siteId,
    label,
    id,
  ]);
  if (taken)
    throw new Refusal('conflict', 'This site has a counter with this number.', { fields: ['label'] });
  const moved = await tx.query(
    'UPDATE counter SET site_id = $2, label = $3, offline_series = NULL WHERE id = $1 RETURNING id',
    [id, siteId, label],
  );
  if (moved.length === 0) throw new Refusal('not_found', 'There is no such counter.');
  return counterChanged(tx, staff, id, 'counter_moved', 'Moved.');
}

function columnsOf(settings: SiteSettings): unknown[] {
  const { municipalityId, name, kind, code, address, legalLanguage, secondLocale, hours, regime } = settings;
  return [
    municipalityId,
    name,
    kind,
    code,
    address,
    legalLanguage,
    secondLocale,
    JSON.stringify(hours),
    JSON.stringify(regime),
  ];
}

async function checkFree(tx: ZoneTransaction, settings: SiteSettings, own: SiteId | null): Promise<void> {
  const [row] = await tx.query<{ town: boolean; code: boolean; name: boolean; elsewhere: boolean }>(
    `SELECT EXISTS (SELECT FROM municipality WHERE id = $1) AS town,
       EXISTS (SELECT FROM site WHERE code = $2 AND id IS DISTINCT FROM $4) AS code,
       EXISTS (SELECT FROM site WHERE name = $3 AND id IS DISTINCT FROM $4) AS name,
       $5::uuid IS NULL OR EXISTS (SELECT FROM site WHERE id = $5) AS elsewhere`,
    [settings.municipalityId, settings.code, settings.name, own, settings.regime.elsewhere],
  );
  if (!row?.town || !row.elsewhere) throw new Refusal('not_found', 'There is no such municipality or site.');
  if (row.code) throw new Refusal('conflict', 'Another site has this code.', { fields: ['code'] });
  if (row.name) throw new Refusal('conflict', 'Another site has this name.', { fields: ['name'] });
}

async function checkSite(tx: ZoneTransaction, siteId: SiteId): Promise<void> {
  const [site] = await tx.query('SELECT 1 FROM site WHERE id = $1', [siteId]);
  if (!site) throw new Refusal('not_found', 'There is no such site.');
}

async function siteChanged(
  tx: ZoneTransaction,
  staff: StaffSession,
  id: SiteId,
  action: AuditAction,
  reason: string,
): Promise<ConsoleSite> {
  await recordAudit(tx, {
    actorKind: 'staff',
    actorId: staff.staffId,
    action,
    subjectKind: 'site',
    subjectId: id,
    reason,
  });
  tx.changed('sites', id);
  const [site] = await consoleSitesOf(tx, id);
  if (!site) throw new Error('A site vanished in its own transaction.');
  await tx.query('UPDATE site SET open_told = $2 WHERE id = $1', [id, site.opening.open]);
  return site;
}

async function counterChanged(
  tx: ZoneTransaction,
  staff: StaffSession,
  id: CounterId,
  action: AuditAction,
  reason: string,
): Promise<ConsoleCounter> {
  await recordAudit(tx, {
    actorKind: 'staff',
    actorId: staff.staffId,
    action,
    subjectKind: 'counter',
    subjectId: id,
    reason,
  });
  tx.changed('counter', id);
  const [counter] = await consoleCountersOf(tx, id);
  if (!counter) throw new Error('A counter vanished in its own transaction.');
  return counter;
}
