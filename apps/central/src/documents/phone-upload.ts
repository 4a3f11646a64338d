import { createHash } from 'node:crypto';
import type { PhoneUpload, TicketId, ZoneId } from '@loket/contract';
import { REST } from '@loket/contract';
import type { Vault } from '../vault/vault.ts';

/** What stands behind `/u/`: the zone, because it must be known to look, and 128 bits that nobody can guess. */
const SHAPE = /^([a-z0-9-]{1,40})-([A-Za-z0-9_-]{22})$/;

/**
 * The secret is computed from the dossier and the end of its validity, so that the same address can be shown again
 * although only its hash is stored.
 */
export function uploadSecret(
  vault: Vault,
  zone: { id: ZoneId; code: string },
  ticketId: TicketId,
  until: Date,
): string {
  const bits = vault.deriveSecret(['phone upload', zone.id, ticketId, until.toISOString()]);
  return `${zone.code}-${bits.toString('base64url')}`;
}

export const uploadHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export function readUploadSecret(secret: string): { zoneCode: string; hash: Buffer } | undefined {
  const zoneCode = SHAPE.exec(secret)?.[1];
  return zoneCode === undefined ? undefined : { zoneCode, hash: uploadHash(secret) };
}

export const uploadAddress = (publicUrl: string, secret: string, until: Date): PhoneUpload => ({
  url: `${publicUrl}${REST.upload(secret)}`,
  until: until.toISOString(),
});
