import type { IncomingHttpHeaders } from 'node:http';
import type { Configuration } from '../config/configuration.ts';

/**
 * Whether a request that changes something, or a socket's handshake, may have come from one of our own pages.
 * A browser always names the origin of such a request; a program (the counter's main process, a script) does not,
 * and brings no cookie by accident either. Own means: the public address, or the host that was asked.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, configuration: Configuration): boolean {
  const { origin, host } = headers;
  if (origin === undefined) {
    const site = headers['sec-fetch-site'];
    return site === undefined || site === 'same-origin' || site === 'none';
  }
  if (!URL.canParse(origin)) return false;
  const { origin: asked, host: askedHost } = new URL(origin);
  return asked === new URL(configuration.publicUrl).origin || askedHost === host;
}
