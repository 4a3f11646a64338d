import { err, type Result } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import type { Unreadable } from './sealing.ts';
import type { DataKey, Vault } from './vault.ts';

/** A key of its own for a record that is about to be written. @param expiresAt null: as long as the record needs it */
export async function makeRecordKey(
  tx: ZoneTransaction,
  vault: Vault,
  recordId: string,
  expiresAt: Date | null = null,
): Promise<DataKey> {
  const { key, wrapped } = vault.makeKey({ zoneId: tx.zoneId, recordId });
  await tx.query('INSERT INTO record_key (zone_id, id, wrapped, expires_at) VALUES ($1, $2, $3, $4)', [
    tx.zoneId,
    recordId,
    wrapped,
    expiresAt,
  ]);
  return key;
}

/** The key, or `destroyed` once the zone's term was over. */
export async function recordKey(
  tx: ZoneTransaction,
  vault: Vault,
  recordId: string,
): Promise<Result<DataKey, 'destroyed' | Unreadable>> {
  const [row] = await tx.query<{ wrapped: Buffer }>('SELECT wrapped FROM record_key WHERE id = $1', [
    recordId,
  ]);
  return row ? vault.unwrap({ zoneId: tx.zoneId, recordId }, row.wrapped) : err('destroyed');
}

/** Makes what was sealed with it noise, in every copy. */
export async function destroyRecordKey(tx: ZoneTransaction, recordId: string): Promise<void> {
  await tx.query('DELETE FROM record_key WHERE id = $1', [recordId]);
}

/** @param days after `from`; counted again whenever something happens to the record */
export async function keepRecordFor(
  tx: ZoneTransaction,
  recordIds: readonly string[],
  from: Date,
  days: number,
): Promise<void> {
  await tx.query(
    'UPDATE record_key SET expires_at = $2::timestamptz + make_interval(days => $3) WHERE id = ANY($1::uuid[])',
    [recordIds, from, days],
  );
}

/** @returns the ids of the records that were forgotten */
export async function destroyExpiredRecordKeys(tx: ZoneTransaction): Promise<string[]> {
  const gone = await tx.query<{ id: string }>(
    'DELETE FROM record_key WHERE expires_at <= clock_timestamp() RETURNING id',
  );
  return gone.map(({ id }) => id);
}
