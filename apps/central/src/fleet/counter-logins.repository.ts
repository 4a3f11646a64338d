import type { CounterId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';

/** Public key (SubjectPublicKeyInfo, DER) of a counter that is enrolled and not revoked. */
export async function publicKeyOf(tx: ZoneTransaction, counterId: CounterId): Promise<Buffer | undefined> {
  const [row] = await tx.query<{ publicKey: Buffer }>(
    `SELECT public_key AS "publicKey" FROM counter
     WHERE id = $1 AND public_key IS NOT NULL AND revoked_at IS NULL`,
    [counterId],
  );
  return row?.publicKey;
}

export async function storeChallenge(
  tx: ZoneTransaction,
  counterId: CounterId,
  nonceHash: Buffer,
  validSeconds: number,
): Promise<void> {
  await tx.query('DELETE FROM counter_challenge WHERE expires_at < now()');
  await tx.query(
    `INSERT INTO counter_challenge (zone_id, nonce_hash, counter_id, expires_at)
     VALUES ($1, $2, $3, now() + make_interval(secs => $4))`,
    [tx.zoneId, nonceHash, counterId, validSeconds],
  );
}

/** Uses a challenge up. @returns whether it was this counter's and still valid */
export async function takeChallenge(
  tx: ZoneTransaction,
  counterId: CounterId,
  nonceHash: Buffer,
): Promise<boolean> {
  const [row] = await tx.query<{ valid: boolean }>(
    `DELETE FROM counter_challenge WHERE nonce_hash = $1 AND counter_id = $2
     RETURNING expires_at > now() AS valid`,
    [nonceHash, counterId],
  );
  return row?.valid === true;
}

export async function storeCounterSession(
  tx: ZoneTransaction,
  counterId: CounterId,
  tokenHash: Buffer,
  validSeconds: number,
): Promise<void> {
  await tx.query('DELETE FROM counter_session WHERE expires_at < now()');
  await tx.query(
    `INSERT INTO counter_session (zone_id, token_hash, counter_id, expires_at)
     VALUES ($1, $2, $3, now() + make_interval(secs => $4))`,
    [tx.zoneId, tokenHash, counterId, validSeconds],
  );
}
