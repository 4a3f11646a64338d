import { extname, join, normalize, sep } from 'node:path';

/** The counter's own scheme. Each page is a host of its own, so that each is an origin of its own. */
export const SCHEME = 'loket';
export const PAGES = ['citizen', 'presence', 'pin'] as const;
export type Page = (typeof PAGES)[number];

export const originOf = (page: Page) => `${SCHEME}://${page}`;
export const addressOf = (page: Page) => `${originOf(page)}/index.html`;

/** Which page a URL belongs to, or null for anything that is not ours. */
export function pageOf(url: string): Page | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, username, password, port } = new URL(url);
  if (protocol !== `${SCHEME}:` || username || password || port) return null;
  return PAGES.find((page) => page === host) ?? null;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.tflite': 'application/octet-stream',
};

const policy = ({ script, connect }: { script: string; connect: string }) =>
  [
    "default-src 'none'",
    `script-src ${script}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob: mediastream:",
    "worker-src 'self'",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    // No print dialog, no alert, no pop-up, no download: none of these is given back.
    'sandbox allow-scripts allow-same-origin allow-forms',
  ].join('; ');

/** A page: files of its own folder as scripts, styles and pictures, and no way to fetch or send anything. */
export const CONTENT_SECURITY_POLICY = policy({ script: "'self'", connect: "'none'" });

/**
 * The presence page's worker compiles WebAssembly and fetches it and its model, from the page's own folder.
 * `wasm-unsafe-eval` allows that and no evaluation of text (W3C CSP 3, 8.2).
 */
const PRESENCE_POLICY = policy({ script: "'self' 'wasm-unsafe-eval'", connect: "'self'" });

/** The citizen's page fetches the statement and what the inspector shows, which only main's own scheme answers. */
const CITIZEN_POLICY = policy({ script: "'self'", connect: "'self'" });

const POLICIES: Readonly<Record<Page, string>> = {
  citizen: CITIZEN_POLICY,
  presence: PRESENCE_POLICY,
  pin: CONTENT_SECURITY_POLICY,
};

export const contentSecurityPolicyOf = (page: Page): string => POLICIES[page];

export type Asset = { page: Page; path: string; contentType: string };

/**
 * The file behind a URL of ours, or null: unknown page, unknown kind of file, or a way out of the page's folder.
 * @param rendererRoot folder with one folder per page
 */
export function assetOf(rendererRoot: string, url: string): Asset | null {
  const page = pageOf(url);
  if (!page) return null;
  const name = decodeOrNull(new URL(url).pathname);
  // A NUL cuts the path in some system calls; a backslash separates folders on Windows.
  if (name === null || name.includes('\0') || name.includes('\\')) return null;
  const folder = join(rendererRoot, page);
  const path = normalize(join(folder, name));
  if (!path.startsWith(folder + sep)) return null;
  const contentType = CONTENT_TYPES[extname(path)];
  return contentType ? { page, path, contentType } : null;
}

function decodeOrNull(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
