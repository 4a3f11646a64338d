import {
  type CheckInVisitor,
  type SiteId,
  type Visitor,
  type VisitorBadge,
  VisitorId,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { CounterIdentity, StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { SERVICE_DAY } from '../queue/numbering.ts';
import { consoleSitesOf } from '../sites/sites.repository.ts';
import { makeRecordKey, recordKey } from '../vault/record-key.repository.ts';
import { Vault } from '../vault/vault.ts';

/** Names of visitors are forgotten a day after they came. */
const KEPT_MS = 24 * 3_600_000;

type Row = {
  id: VisitorId;
  siteId: SiteId;
  badge: number;
  accessZone: string;
  arrivedAt: Date;
  leftAt: Date | null;
  sealed: Buffer | null;
};

const FACTS = `id, site_id AS "siteId", badge, access_zone AS "accessZone", arrived_at AS "arrivedAt",
  left_at AS "leftAt", sealed`;

/** Who is in the building: a badge of the day for the part of it where the host is. */
@Injectable()
export class Visitors {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /**
   * A badge for somebody at a ticket kiosk, once per idempotency key. The zone of access is the site's first one: the
   * narrowest, which staff may widen in person.
   * @throws Refusal `forbidden` where the site does not register visitors
   */
  checkIn({ zoneId, counterId }: CounterIdentity, request: CheckInVisitor): Promise<VisitorBadge> {
    return this.database.inZone(zoneId, async (tx) => {
      const { siteId, accessZone } = await receptionOf(tx, counterId);
      // One who is checked in twice at the same instant is counted once, and badges have no gaps.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `${tx.zoneId} ${siteId} badges`,
      ]);
      const [known] = await tx.query<Row>(`SELECT ${FACTS} FROM visitor WHERE idempotency_key = $1`, [
        request.idempotencyKey,
      ]);
      const row = known ?? (await this.insert(tx, siteId, accessZone, request));
      return badgeOf(row);
    });
  }

  /** Today's visitors of the zone, or of one site; reading names is recorded with the reason. */
  list(staff: StaffSession, siteId: SiteId | undefined, reason: string): Promise<Visitor[]> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      await recordAudit(tx, {
        actorKind: 'staff',
        actorId: staff.staffId,
        action: 'visitors_shown',
        subjectKind: 'visitor',
        subjectId: siteId ?? null,
        reason,
      });
      const rows = await tx.query<Row>(
        `SELECT ${FACTS} FROM visitor WHERE ($1::uuid IS NULL OR site_id = $1)
           AND service_day = (SELECT ${SERVICE_DAY} FROM zone z WHERE z.id = $2) ORDER BY arrived_at`,
        [siteId ?? null, tx.zoneId],
      );
      return Promise.all(rows.map((row) => this.opened(tx, row)));
    });
  }

  /** The badge is back on the desk. @throws Refusal `not_found` */
  leave(staff: StaffSession, id: VisitorId): Promise<Visitor> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      const [row] = await tx.query<Row>(
        `UPDATE visitor SET left_at = coalesce(left_at, clock_timestamp()) WHERE id = $1 RETURNING ${FACTS}`,
        [id],
      );
      if (!row) throw new Refusal('not_found', 'There is no such visitor.');
      return this.opened(tx, row);
    });
  }

  private async insert(
    tx: ZoneTransaction,
    siteId: SiteId,
    accessZone: string,
    { idempotencyKey, name, host }: CheckInVisitor,
  ): Promise<Row> {
    const id = VisitorId.parse(crypto.randomUUID());
    const key = await makeRecordKey(tx, this.vault, id, new Date(Date.now() + KEPT_MS));
    const [row] = await tx.query<Row>(
      `INSERT INTO visitor (zone_id, id, site_id, service_day, badge, access_zone, idempotency_key, sealed)
       SELECT z.id, $2, $3, day.day, 1 + (SELECT count(*) FROM visitor v
         WHERE v.site_id = $3 AND v.service_day = day.day), $4, $5, $6
       FROM zone z, LATERAL (SELECT ${SERVICE_DAY} AS day) day WHERE z.id = $1
       RETURNING ${FACTS}`,
      [
        tx.zoneId,
        id,
        siteId,
        accessZone,
        idempotencyKey,
        key.seal('visitor', Buffer.from(JSON.stringify([name, host]))),
      ],
    );
    if (!row) throw new Error('A visitor was inserted without a row.');
    return row;
  }

  private async opened(tx: ZoneTransaction, row: Row): Promise<Visitor> {
    const key = await recordKey(tx, this.vault, row.id);
    const opened = key.ok && row.sealed ? key.value.open('visitor', row.sealed) : undefined;
    const [name = '', host = '']: string[] = opened?.ok ? JSON.parse(opened.value.toString('utf8')) : [];
    return { ...badgeOf(row), siteId: row.siteId, name, host, leftAt: row.leftAt?.toISOString() ?? null };
  }
}

const badgeOf = ({ id, badge, accessZone, arrivedAt }: Row): VisitorBadge => ({
  id,
  badge,
  accessZone,
  arrivedAt: arrivedAt.toISOString(),
});

async function receptionOf(
  tx: ZoneTransaction,
  counterId: string,
): Promise<{ siteId: SiteId; accessZone: string }> {
  const [row] = await tx.query<{ siteId: SiteId }>(
    `SELECT site_id AS "siteId" FROM counter WHERE id = $1 AND 'ticket_kiosk' = ANY (roles) AND revoked_at IS NULL`,
    [counterId],
  );
  const [site] = row ? await consoleSitesOf(tx, row.siteId) : [];
  const [accessZone] = site?.regime.accessZones ?? [];
  if (!site?.regime.visitorCheckIn || accessZone === undefined)
    throw new Refusal('forbidden', 'This site does not register visitors.');
  return { siteId: site.id, accessZone };
}
