import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, Platform } from 'electron-builder';
import { buildApplications } from '../build/build.ts';
import { type ElectronRuntime, electronRuntime } from '../electron/runtime.ts';
import { checkoutFolder } from '../folders.ts';
import { asStep, type Progress } from '../progress.ts';
import { WayOut } from '../way-out.ts';
import { burnFuses, type FuseReading } from './fuses.ts';
import { stageCounter } from './stage.ts';

export type Packaged = {
  /** Folder of the unpacked application. */
  readonly folder: string;
  readonly executable: string;
  readonly electron: ElectronRuntime;
  readonly fuses: readonly FuseReading[];
};

const configurationFile = path.join(checkoutFolder, 'electron-builder.yml');

/**
 * Builds the counter and packs it as an unpacked Linux application in `release/`, with the appliance's fuses
 * burnt and read back. Refuses an Electron without security support unless it is for a test.
 */
export async function packageCounter(
  progress: Progress,
  options: { readonly forTest: boolean },
): Promise<Packaged> {
  if (process.platform !== 'linux') {
    throw new WayOut(
      'npm run package makes the Linux application, and does so on Linux.',
      'For other targets run electron-builder by hand with electron-builder.yml; nobody has tested them.',
    );
  }
  if (!existsSync(configurationFile)) throw new Error('electron-builder.yml is missing');
  const electron = await electronRuntime(progress);
  refuseUnsupported(electron, options.forTest);
  await buildApplications(progress, { only: ['counter'] });
  const work = mkdtempSync(path.join(tmpdir(), 'loket-package-'));
  try {
    const application = await asStep(progress, 'Laying out the application', async () =>
      stageCounter(path.join(work, 'app')),
    );
    const electronDist = layElectron(electron, path.join(work, 'electron'));
    await asStep(progress, 'Packing with electron-builder', () =>
      pack(application, electronDist, electron.version),
    );
    const { folder, executable } = findPackaged();
    const fuses = await asStep(progress, 'Burning fuses and reading them back', () =>
      burnAndCheck(executable),
    );
    return { folder, executable, electron, fuses };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function refuseUnsupported(electron: ElectronRuntime, forTest: boolean): void {
  if (electron.support.supported || forTest) return;
  throw new WayOut(
    `A counter in a public place must not run on this Electron: ${electron.support.because}.`,
    'Set ELECTRON_OVERRIDE_DIST_PATH to a supported Electron, or, for a test only, add --for-test.',
  );
}

/** A copy of Electron without anybody's application in it: only the packed one may be found there. */
function layElectron(electron: ElectronRuntime, target: string): string {
  cpSync(electron.folder, target, {
    recursive: true,
    filter: (file) => path.relative(electron.folder, file) !== path.join('resources', 'app'),
  });
  return target;
}

async function pack(application: string, electronDist: string, electronVersion: string): Promise<void> {
  await build({
    projectDir: application,
    targets: Platform.LINUX.createTarget('dir'),
    publish: 'never',
    config: {
      extends: configurationFile,
      electronDist,
      electronVersion,
      npmRebuild: false,
      directories: { output: path.join(checkoutFolder, 'release') },
    },
  });
}

function findPackaged(): { folder: string; executable: string } {
  const folder = path.join(
    checkoutFolder,
    'release',
    process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked',
  );
  const notOurs = new Set(['chrome-sandbox', 'chrome_crashpad_handler']);
  const name = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.') && !notOurs.has(entry.name))
    .map((entry) => entry.name)
    .find((each) => /^[a-z][a-z0-9-]*$/.test(each));
  if (name === undefined) throw new Error(`no program in ${folder}`);
  return { folder, executable: path.join(folder, name) };
}

async function burnAndCheck(executable: string): Promise<readonly FuseReading[]> {
  const fuses = await burnFuses(executable);
  const wrong = fuses.filter(({ wanted, read }) => wanted !== read);
  if (wrong.length > 0) {
    throw new WayOut(
      `These fuses did not take: ${wrong.map(({ name }) => name).join(', ')}.`,
      'This Electron does not know them; use a newer one.',
    );
  }
  return fuses;
}
