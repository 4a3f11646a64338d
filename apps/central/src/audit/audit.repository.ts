import type { AuditEntry } from '@loket/contract';
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

/** Newest first. @param before an entry's id: go on after that one; a bigint as text */
export async function readAuditEntries(
  tx: ZoneTransaction,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<AuditEntry[]> {
  const rows = await tx.query<Omit<AuditEntry, 'at'> & { at: Date }>(
    `SELECT id::text, at, actor_kind AS "actorKind", actor_id AS "actorId", action,
       subject_kind AS "subjectKind", subject_id AS "subjectId", reason
     FROM audit_entry WHERE $1::numeric IS NULL OR id < $1::numeric ORDER BY audit_entry.id DESC LIMIT $2`,
    [before?.slice(0, 30) ?? null, limit],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
