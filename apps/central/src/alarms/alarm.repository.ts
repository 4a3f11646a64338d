import type { Alarm, AlarmId, ConsultationId, CounterId, SiteId, StaffId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';

type Row = {
  id: AlarmId;
  siteId: SiteId;
  siteName: string;
  address: string;
  counterLabel: number;
  raisedBy: Alarm['raisedBy'];
  raisedAt: Date;
  consultationId: ConsultationId | null;
  answeredBy: string | null;
  answeredAt: Date | null;
};

const ALARMS = /* sql */ `
  SELECT a.id, a.site_id AS "siteId", s.name AS "siteName", s.address, c.label AS "counterLabel",
    a.raised_by AS "raisedBy", a.raised_at AS "raisedAt", a.consultation_id AS "consultationId",
    p.name AS "answeredBy", a.answered_at AS "answeredAt"
  FROM alarm a
  JOIN site s ON s.zone_id = a.zone_id AND s.id = a.site_id
  JOIN counter c ON c.zone_id = a.zone_id AND c.id = a.counter_id
  LEFT JOIN staff p ON p.id = a.answered_by`;

/** Open ones and those answered in the last hour, oldest first; or only the one that is asked, however old. */
export async function openAlarms(tx: ZoneTransaction, only?: AlarmId): Promise<Alarm[]> {
  const rows = await tx.query<Row>(
    `${ALARMS} WHERE CASE WHEN $1::uuid IS NULL
       THEN a.answered_at IS NULL OR a.answered_at > clock_timestamp() - interval '1 hour'
       ELSE a.id = $1 END
     ORDER BY a.raised_at, a.id`,
    [only ?? null],
  );
  return rows.map((row) => ({
    ...row,
    raisedAt: row.raisedAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
  }));
}

/** @returns the new alarm, or nothing when the same touch was told before */
export async function insertAlarm(
  tx: ZoneTransaction,
  alarm: {
    counterId: CounterId;
    consultationId: ConsultationId | null;
    raisedBy: Alarm['raisedBy'];
    idempotencyKey: string;
  },
): Promise<AlarmId | undefined> {
  const [row] = await tx.query<{ id: AlarmId }>(
    `INSERT INTO alarm (zone_id, counter_id, site_id, consultation_id, raised_by, idempotency_key)
     SELECT zone_id, id, site_id, $2, $3, $4 FROM counter WHERE id = $1
     ON CONFLICT (zone_id, idempotency_key) DO NOTHING RETURNING id`,
    [alarm.counterId, alarm.consultationId, alarm.raisedBy, alarm.idempotencyKey],
  );
  return row?.id;
}

/** The inspector's own alarm of a consultation that nobody answered yet: a second press is the same one. */
export async function openAlarmOf(
  tx: ZoneTransaction,
  consultationId: ConsultationId,
): Promise<AlarmId | undefined> {
  const [row] = await tx.query<{ id: AlarmId }>(
    `SELECT id FROM alarm WHERE consultation_id = $1 AND raised_by = 'inspector' AND answered_at IS NULL LIMIT 1`,
    [consultationId],
  );
  return row?.id;
}

/** @returns whether this was the first answer */
export async function answerAlarm(tx: ZoneTransaction, id: AlarmId, staffId: StaffId): Promise<boolean> {
  const [row] = await tx.query<{ id: AlarmId }>(
    `UPDATE alarm SET answered_by = $2, answered_at = clock_timestamp()
     WHERE id = $1 AND answered_at IS NULL RETURNING id`,
    [id, staffId],
  );
  return row !== undefined;
}
