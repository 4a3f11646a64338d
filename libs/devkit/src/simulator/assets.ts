import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { portraitOf, virtualPeople } from '@loket/simulators';
import { checkoutFolder } from '../folders.ts';

export type Asset = { readonly type: string; readonly body: Uint8Array | string };

const page = (name: string) => path.join(import.meta.dirname, 'page', name);
const ui = (name: string) => path.join(checkoutFolder, 'libs/ui/src', name);
const font = path.join(
  checkoutFolder,
  'node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
);

const scripts = ['simulator', 'window', 'words', 'element', 'cards', 'paper', 'pad', 'strip'];
const css = 'text/css; charset=utf-8';
const assets: Readonly<Record<string, { readonly type: string; readonly file: string }>> = {
  '/': { type: 'text/html; charset=utf-8', file: page('index.html') },
  '/simulator.css': { type: css, file: page('simulator.css') },
  '/tokens.css': { type: css, file: ui('tokens.css') },
  '/status-shape.css': { type: css, file: ui('components/status-shape.css') },
  '/source-sans-3.woff2': { type: 'font/woff2', file: font },
  ...Object.fromEntries(
    scripts.map((name) => [
      `/${name}.js`,
      { type: 'text/javascript; charset=utf-8', file: page(`${name}.js`) },
    ]),
  ),
};

/** One of the page's own files; the page itself carries the token that its connection shows. */
export async function assetFor(pathname: string, token: string): Promise<Asset | undefined> {
  const face = /^\/faces\/([a-z]+)\.jpg$/.exec(pathname)?.[1];
  if (face !== undefined) {
    const isKnown = virtualPeople.some(({ id }) => id === face);
    return isKnown ? { type: 'image/jpeg', body: await portraitOf(face) } : undefined;
  }
  const asset = Object.hasOwn(assets, pathname) ? assets[pathname] : undefined;
  if (asset === undefined || !existsSync(asset.file)) return undefined;
  const body = readFileSync(asset.file);
  if (pathname !== '/') return { type: asset.type, body };
  return { type: asset.type, body: body.toString('utf8').replace('{{token}}', token) };
}
