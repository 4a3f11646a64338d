import { type ConsultationId, err, type Result } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { openDossier } from './dossier-key.repository.ts';
import type { Unreadable } from './sealing.ts';
import type { DataKey, Vault } from './vault.ts';

/** The key of what the two ends of a call tell each other, and the dossier that the call is about. */
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
  await openDossier(tx, vault, consultationId);
}

/** The key, or `destroyed` once the consultation ended. */
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

/** Forgets what the two ends of a call told each other; the dossier has a key of its own. */
export async function destroyKey(tx: ZoneTransaction, consultationId: ConsultationId): Promise<void> {
  const about = [tx.zoneId, consultationId];
  await tx.query('DELETE FROM relayed_signal WHERE zone_id = $1 AND consultation_id = $2', about);
  await tx.query('DELETE FROM consultation_key WHERE zone_id = $1 AND consultation_id = $2', about);
}
