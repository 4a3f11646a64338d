import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkoutFolder } from '../folders.ts';

export type Asset = { readonly type: string; readonly body: Buffer | string };

const page = (name: string) => path.join(import.meta.dirname, 'page', name);
const font = path.join(
  checkoutFolder,
  'node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
);

const assets: Readonly<Record<string, { readonly type: string; readonly file: string }>> = {
  '/': { type: 'text/html; charset=utf-8', file: page('index.html') },
  '/simulator.css': { type: 'text/css; charset=utf-8', file: page('simulator.css') },
  '/simulator.js': { type: 'text/javascript; charset=utf-8', file: page('simulator.js') },
  '/window.js': { type: 'text/javascript; charset=utf-8', file: page('window.js') },
  '/words.js': { type: 'text/javascript; charset=utf-8', file: page('words.js') },
  '/source-sans-3.woff2': { type: 'font/woff2', file: font },
};

/** One of the page's own files; the page itself carries the token that its connection shows. */
export function assetFor(pathname: string, token: string): Asset | undefined {
  const asset = Object.hasOwn(assets, pathname) ? assets[pathname] : undefined;
  if (asset === undefined || !existsSync(asset.file)) return undefined;
  const body = readFileSync(asset.file);
  if (pathname !== '/') return { type: asset.type, body };
  return { type: asset.type, body: body.toString('utf8').replace('{{token}}', token) };
}
