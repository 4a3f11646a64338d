import type { AuditEntry, ReadAudit } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';

/** What is written about one act; id and time are the database's. */
export type NewAuditEntry = Pick<AuditEntry, 'action' | 'subjectKind' | 'subjectId' | 'reason'> &
  ({ actorKind: 'staff' | 'counter'; actorId: string } | { actorKind: 'system'; actorId: null });

/** In the transaction of the act itself: what is not recorded did not happen. */
export async function recordAudit(tx: ZoneTransaction, entry: NewAuditEntry): Promise<void> {
  await tx.query(
    `INSERT INTO audit_entry (zone_id, actor_kind, actor_id, action, subject_kind, subject_id, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      tx.zoneId,
      entry.actorKind,
      entry.actorId,
      entry.action,
      entry.subjectKind,
      entry.subjectId,
      entry.reason,
    ],
  );
}

export type AuditSearch = Pick<
  ReadAudit,
  'before' | 'limit' | 'actorId' | 'subjectId' | 'action' | 'from' | 'to'
>;

/** Newest first. `before` is an entry's id: go on after that one. */
export async function readAuditEntries(tx: ZoneTransaction, search: AuditSearch): Promise<AuditEntry[]> {
  const rows = await tx.query<Omit<AuditEntry, 'at'> & { at: Date }>(
    `SELECT place::text AS id, at, actor_kind AS "actorKind", actor_id AS "actorId", action,
       subject_kind AS "subjectKind", subject_id AS "subjectId", reason, encode(hash, 'hex') AS hash
     FROM audit_entry
     WHERE ($1::numeric IS NULL OR place < $1::numeric) AND ($3::uuid IS NULL OR actor_id = $3)
       AND ($4::uuid IS NULL OR subject_id = $4) AND ($5::text IS NULL OR action = $5)
       AND ($6::timestamptz IS NULL OR at >= $6) AND ($7::timestamptz IS NULL OR at < $7)
     ORDER BY place DESC LIMIT $2`,
    [
      search.before?.slice(0, 18) ?? null,
      search.limit,
      search.actorId ?? null,
      search.subjectId ?? null,
      search.action ?? null,
      search.from ?? null,
      search.to ?? null,
    ],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
