import { createHash } from 'node:crypto';
import type { ZoneId } from '@loket/contract';
import type { Vault } from '../vault/vault.ts';

/** What stands behind `/t/`: the zone, because it must be known to look, and 128 bits that nobody can guess. */
const SHAPE = /^([a-z0-9-]{1,40})-([A-Za-z0-9_-]{22})$/;

/**
 * The secret is computed from the request's own key, so that a repeated request prints the same address although
 * only its hash is stored.
 */
export function followSecret(
  vault: Vault,
  zone: { id: ZoneId; code: string },
  idempotencyKey: string,
): string {
  const bits = vault.deriveSecret(['follow page', zone.id, idempotencyKey]);
  return `${zone.code}-${bits.toString('base64url')}`;
}

export function readFollowSecret(secret: string): { zoneCode: string; hash: Buffer } | undefined {
  const zoneCode = SHAPE.exec(secret)?.[1];
  return zoneCode === undefined ? undefined : { zoneCode, hash: followHash(secret) };
}

export const followHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();
