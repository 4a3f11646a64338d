import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { checkoutFolder } from '../folders.ts';

/** Packages that stay packages in the built counter: native addons can't be bundled. */
const nativePackages = ['smartcard', 'node-hid', 'serialport'];

/**
 * Lays the built counter into `folder` as an application of its own: its manifest, `dist`, and the native packages
 * with everything that they need at run time. Returns the folder.
 */
export function stageCounter(folder: string): string {
  const own = path.join(checkoutFolder, 'apps/counter');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(path.join(own, 'package.json'), 'utf8'));
  const staged = new Map<string, string>();
  for (const name of nativePackages) copyPackage(name, checkoutFolder, folder, staged);
  const dependencies = Object.fromEntries(
    nativePackages.flatMap((name) => {
      const version = staged.get(path.join('node_modules', name));
      return version === undefined ? [] : [[name, version]];
    }),
  );
  const { name, version, description, license, type, main, productName } = manifest;
  const kept = { name, productName, version, description, license, type, main, dependencies };
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(kept, null, 2)}\n`);
  cpSync(path.join(own, 'dist'), path.join(folder, 'dist'), { recursive: true });
  return folder;
}

/**
 * Copies a package and its dependencies to the same places below `target` as they have in the checkout, so that
 * each finds the very versions that it has here. An optional package that is absent is left out.
 */
function copyPackage(name: string, from: string, target: string, done: Map<string, string>): void {
  const folder = folderOf(name, from);
  if (folder === undefined) return;
  const place = path.relative(checkoutFolder, folder);
  if (done.has(place)) return;
  const manifest: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  done.set(place, String(Object(manifest).version));
  cpSync(folder, path.join(target, place), {
    recursive: true,
    filter: (file) => !file.slice(folder.length).includes(`${path.sep}node_modules`),
  });
  for (const dependency of Object.keys(Object(Object(manifest).dependencies))) {
    copyPackage(dependency, folder, target, done);
  }
}

function folderOf(name: string, from: string): string | undefined {
  const paths = createRequire(path.join(from, 'package.json')).resolve.paths(name) ?? [];
  return paths
    .map((base) => path.join(base, name))
    .find((folder) => existsSync(path.join(folder, 'package.json')));
}
