import { createHash } from 'node:crypto';
import type { ZoneId } from '@loket/contract';
import type { Vault } from '../vault/vault.ts';

/** The zone, because it must be known to look, and 128 bits that nobody can guess. */
const SHAPE = /^([a-z0-9-]{1,40})-([A-Za-z0-9_-]{22})$/;

export type SecretKind = 'appointment' | 'invitation' | 'report';

/** Computed from the record's id, so that a later mail can repeat the link although only its hash is stored. */
export function personalSecret(
  vault: Vault,
  zone: { id: ZoneId; code: string },
  kind: SecretKind,
  recordId: string,
): string {
  const bits = vault.deriveSecret(['personal link', kind, zone.id, recordId]);
  return `${zone.code}-${bits.toString('base64url')}`;
}

export function readPersonalSecret(secret: string): { zoneCode: string; hash: Buffer } | undefined {
  const zoneCode = SHAPE.exec(secret)?.[1];
  return zoneCode === undefined ? undefined : { zoneCode, hash: secretHash(secret) };
}

export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();
