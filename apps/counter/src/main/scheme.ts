import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { type Asset, assetOf, contentSecurityPolicyOf, pageOf, SCHEME } from './scheme-rules.ts';
import type { Shelf } from './shelf.ts';

/** Has to run before Electron is ready. A secure context, so that the presence page may ask for a camera. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      // Fetching is for the presence page's worker; the policy of every other page forbids it.
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: false },
    },
  ]);
}

/**
 * Serves the pages' files in this session, and nothing else.
 * @param shelf what this visit shows, served to the citizen's page only
 */
export function serveScheme(session: Session, rendererRoot: string, shelf?: Shelf): void {
  session.protocol.handle(SCHEME, async (request) => {
    const shown =
      shelf && pageOf(request.url) === 'citizen' ? shelf.get(new URL(request.url).pathname) : null;
    if (shown && request.method === 'GET')
      return new Response(new Uint8Array(shown.bytes), {
        headers: headers({ page: 'citizen', contentType: shown.mediaType }),
      });
    const asset = request.method === 'GET' ? assetOf(rendererRoot, request.url) : null;
    if (!asset) return new Response(null, { status: 404 });
    try {
      return new Response(new Uint8Array(await readFile(asset.path)), {
        headers: headers(asset),
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

const headers = ({ page, contentType }: Pick<Asset, 'page' | 'contentType'>) => ({
  'content-type': contentType,
  'content-security-policy': contentSecurityPolicyOf(page),
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
});
