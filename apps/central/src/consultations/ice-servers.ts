import { createHmac } from 'node:crypto';
import type { IceServer } from '@loket/contract';
import type { Configuration } from '../config/configuration.ts';

/** Long enough for any call; a client asks again at every snapshot. */
const VALID_SECONDS = 4 * 60 * 60;

/**
 * Short-lived TURN credentials in coturn's REST scheme (draft-uberti-behave-turn-rest-00): the name is the expiry
 * and whom it is for, the password its HMAC-SHA1 under the secret that the TURN server shares.
 * @returns nothing when no TURN server is configured
 */
export function iceServersFor(
  turn: Configuration['turn'],
  consultationId: string,
  now: Date = new Date(),
): IceServer[] {
  if (!turn) return [];
  const username = `${Math.floor(now.getTime() / 1000) + VALID_SECONDS}:${consultationId}`;
  const credential = createHmac('sha1', turn.secret).update(username).digest('base64');
  return [{ urls: turn.urls.slice(0, 8), username, credential }];
}
