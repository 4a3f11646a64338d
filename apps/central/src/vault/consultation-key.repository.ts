import { type ConsultationId, err, type Result } from '@loket/contract';
import { recordAudit } from '../audit/audit.repository.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import type { Unreadable } from './sealing.ts';
import type { DataKey, Vault } from './vault.ts';

export async function storeNewKey(
  tx: ZoneTransaction,
  vault: Vault,
  consultationId: ConsultationId,
): Promise<void> {
  const { wrapped } = vault.makeKey({ zoneId: tx.zoneId, consultationId });
  await tx.query('INSERT INTO consultation_key (zone_id, consultation_id, wrapped) VALUES ($1, $2, $3)', [
    tx.zoneId,
    consultationId,
    wrapped,
  ]);
}

/** The key, or `destroyed` once the consultation ended without a statement. */
export async function keyOf(
  tx: ZoneTransaction,
  vault: Vault,
  consultationId: ConsultationId,
): Promise<Result<DataKey, 'destroyed' | Unreadable>> {
  const [row] = await tx.query<{ wrapped: Buffer }>(
    'SELECT wrapped FROM consultation_key WHERE zone_id = $1 AND consultation_id = $2',
    [tx.zoneId, consultationId],
  );
  return row ? vault.unwrap({ zoneId: tx.zoneId, consultationId }, row.wrapped) : err('destroyed');
}

/**
 * Forgets a consultation: what was sealed goes, and the key with it, so that a copy of the sealed bytes in a dump
 * or a backup is noise as well. The destruction itself is recorded.
 */
export async function destroyKey(
  tx: ZoneTransaction,
  consultationId: ConsultationId,
  reason: string,
): Promise<void> {
  const about = [tx.zoneId, consultationId];
  await tx.query('DELETE FROM relayed_signal WHERE zone_id = $1 AND consultation_id = $2', about);
  await tx.query('DELETE FROM card_reading WHERE zone_id = $1 AND consultation_id = $2', about);
  await tx.query('DELETE FROM consultation_key WHERE zone_id = $1 AND consultation_id = $2', about);
  await recordAudit(tx, {
    actorKind: 'system',
    actorId: null,
    action: 'data_key_destroyed',
    subjectKind: 'consultation',
    subjectId: consultationId,
    reason,
  });
}
