import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { renderStatement } from '@loket/statement/record.ts';
import { exampleRecord } from '@loket/statement/testing/example-facts.ts';
import { contentSecurityPolicyOf } from '../main/scheme-rules.ts';

const run = promisify(execFile);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** A picture as a citizen would send one, drawn here: nobody's photo. */
const PHOTO = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="1200" height="900" fill="#9fb3bd"/>
<rect y="640" width="1200" height="260" fill="#7b7f78"/><circle cx="390" cy="610" r="150" fill="none" stroke="#22302a" stroke-width="18"/>
<circle cx="810" cy="610" r="150" fill="none" stroke="#22302a" stroke-width="18"/>
<path d="M390 610 520 380h220l70 230M520 380 600 610H390m350-230-140 230M700 300h90" fill="none" stroke="#1f5b43" stroke-width="22"/></svg>`;

let statement: Promise<Uint8Array> | null = null;

/** What main would serve from memory in a visit. */
const shown = async (path: string): Promise<{ bytes: Uint8Array; type: string } | null> => {
  if (path === '/shown/statement.pdf') {
    statement ??= renderStatement(exampleRecord());
    return { bytes: await statement, type: 'application/pdf' };
  }
  if (path === '/shown/photo.jpg') return { bytes: Buffer.from(PHOTO), type: 'image/svg+xml' };
  return null;
};

/**
 * Builds the gallery as the appliance's pages are built and serves it on a free port of this machine, under the same
 * content security policy. For tests and for looking; nothing of it ships.
 * @param outFolder an empty folder that the caller removes
 */
export async function serveGallery(outFolder: string): Promise<{ url: string; close: () => Promise<void> }> {
  // In a process of its own: the bundler's native part doesn't run inside jest's module registry.
  const vite = createRequire(import.meta.url).resolve('vite/package.json');
  const config = join(import.meta.dirname, 'gallery.vite.config.mjs');
  await run(process.execPath, [join(vite, '../bin/vite.js'), 'build', '-c', config, '--outDir', outFolder]);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://gallery');
    const path = join(outFolder, normalize(pathname));
    const answer = async () => {
      const { bytes, type } = (await shown(pathname)) ?? {
        bytes: await readFile(path),
        type: TYPES[extname(path)] ?? 'application/octet-stream',
      };
      response.writeHead(200, {
        'content-type': type,
        'content-security-policy': contentSecurityPolicyOf('citizen'),
      });
      response.end(bytes);
    };
    answer().catch(() => response.writeHead(pathname.startsWith('/shown/') ? 404 : 204).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gallery has no port');
  return {
    url: `http://127.0.0.1:${address.port}/gallery.html`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
