import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

/** Built apps that central serves, each below its own name. */
const WEB_APPS = ['desk', 'infoscreen', 'portal', 'console'] as const;

/**
 * `/desk/` and `/infoscreen/` from the folder of built apps. An address without an extension inside an app is a
 * page of that app; everything else that is not there falls through to the 404 of the API.
 */
export function serveWebApps(app: NestExpressApplication, webRoot: string | undefined): void {
  if (webRoot === undefined) return;
  for (const name of WEB_APPS) {
    const folder = join(webRoot, name);
    app.useStaticAssets(folder, { prefix: `/${name}`, index: 'index.html', setHeaders: cacheHashedFiles });
    app.use(`/${name}`, pageOf(join(folder, 'index.html')));
  }
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (request.path === '/' && request.method === 'GET') response.redirect(302, '/desk/');
    else next();
  });
}

function pageOf(indexFile: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const asksPage = ['GET', 'HEAD'].includes(request.method) && extname(request.path) === '';
    if (!asksPage || !existsSync(indexFile)) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    // Below a root, because a hidden folder above it (such as ~/.worktrees) would otherwise be refused.
    response.sendFile(basename(indexFile), { root: dirname(indexFile), cacheControl: false });
  };
}

/** Vite names the files in assets/ after their content, so these never change; the page itself may any time. */
function cacheHashedFiles(response: Response, path: string): void {
  const hashed = /[\\/]assets[\\/]/.test(path);
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}
