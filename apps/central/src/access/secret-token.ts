import { createHash, randomBytes } from 'node:crypto';
import { ZoneId } from '@loket/contract';

/** 256 random bits for a client to bring back, with the zone in front because the zone must be known to look. */
export type SecretToken = { zoneId: ZoneId; hash: Buffer };

/** The text goes to the client once; only its hash is stored. */
export function makeSecretToken(zoneId: ZoneId): SecretToken & { text: string } {
  const secret = randomBytes(32).toString('base64url');
  return { zoneId, hash: sha256(secret), text: `${zoneId}.${secret}` };
}

export function readSecretToken(text: string | undefined): SecretToken | undefined {
  if (text === undefined || text.length > 200) return undefined;
  const match = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/.exec(text);
  const zoneId = ZoneId.safeParse(match?.[1]);
  const secret = match?.[2];
  if (!zoneId.success || secret === undefined) return undefined;
  return { zoneId: zoneId.data, hash: sha256(secret) };
}

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
