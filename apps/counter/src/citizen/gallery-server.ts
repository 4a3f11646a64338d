import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { contentSecurityPolicyOf } from '../main/scheme-rules.ts';

const run = promisify(execFile);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
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
    readFile(path).then(
      (bytes) => {
        const type = TYPES[extname(path)] ?? 'application/octet-stream';
        response.writeHead(200, {
          'content-type': type,
          'content-security-policy': contentSecurityPolicyOf('citizen'),
        });
        response.end(bytes);
      },
      () => response.writeHead(204).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gallery has no port');
  return {
    url: `http://127.0.0.1:${address.port}/gallery.html`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
