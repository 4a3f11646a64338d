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
