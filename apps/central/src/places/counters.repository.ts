import type { ConsoleCounter, CounterId, InstallationReport } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { STANDING } from '../fleet/counter-states.repository.ts';

type Row = Omit<
  ConsoleCounter,
  'enrolledAt' | 'inServiceAt' | 'revokedAt' | 'installation' | 'codeExpiresAt'
> & {
  enrolledAt: Date | null;
  inServiceAt: Date | null;
  revokedAt: Date | null;
  installation: InstallationReport | null;
  installedAt: Date | null;
  codeExpiresAt: Date | null;
};

/** Every counter of the zone with its life so far, revoked ones too, or only the one that is asked. */
export async function consoleCountersOf(tx: ZoneTransaction, only?: CounterId): Promise<ConsoleCounter[]> {
  const rows = await tx.query<Row>(
    `SELECT c.id, c.site_id AS "siteId", c.label, c.roles, ${STANDING} AS standing,
       c.enrolled_at AS "enrolledAt", c.in_service_at AS "inServiceAt", c.revoked_at AS "revokedAt",
       c.installation, c.installed_at AS "installedAt", e.expires_at AS "codeExpiresAt"
     FROM counter c
     LEFT JOIN enrolment_code e ON e.zone_id = c.zone_id AND e.counter_id = c.id
       AND e.used_at IS NULL AND e.expires_at > clock_timestamp()
     WHERE $1::uuid IS NULL OR c.id = $1
     ORDER BY c.site_id, c.label`,
    [only ?? null],
  );
  return rows.map(({ installedAt, ...row }) => ({
    ...row,
    enrolledAt: row.enrolledAt?.toISOString() ?? null,
    inServiceAt: row.inServiceAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    codeExpiresAt: row.codeExpiresAt?.toISOString() ?? null,
    installation:
      row.installation && installedAt ? { ...row.installation, at: installedAt.toISOString() } : null,
  }));
}
