import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runsAsRoot } from '../folders.ts';
import { runToEnd } from '../processes/run-to-end.ts';
import { asStep, type Progress } from '../progress.ts';
import { WayOut } from '../way-out.ts';
import { insertionOrder, moduleName } from './kernel-modules.ts';

/** Debian's stock kernel, unpacked but not installed. */
export type GuestKernel = {
  readonly image: string;
  /** Uncompressed module files, in the order to insert them in. */
  readonly modules: readonly string[];
};

/** A device that a program makes through /dev/uhid, and the driver that turns it into a /dev/hidraw. */
const wantedModules = ['hid', 'hid-generic', 'uhid'];

/** Raise when what this file makes of the packages changes, so that older caches are made anew. */
const recipe = 1;

export const guestIsPossible = (): boolean => process.platform === 'linux' && process.arch === 'x64';

/** The kernel from the cache, or fetched from Debian (70 MB) and laid there. @throws WayOut when it can't be had */
export async function guestKernel(cache: string, progress: Progress): Promise<GuestKernel> {
  if (!guestIsPossible())
    throw new WayOut(
      'The guest with a kernel of its own runs on 64-bit x86 Linux only.',
      'Run this test on such a machine.',
    );
  const folder = path.join(cache, `guest-kernel-${recipe}`);
  if (!existsSync(folder)) await fetchKernel(cache, folder, progress);
  const modules = readdirSync(folder)
    .filter((name) => name.endsWith('.ko'))
    .sort()
    .map((name) => path.join(folder, name));
  return { image: path.join(folder, 'vmlinuz'), modules };
}

async function fetchKernel(cache: string, folder: string, progress: Progress): Promise<void> {
  const work = path.join(cache, `guest-kernel-fetching-${process.pid}`);
  const [packages, files, product] = ['packages', 'files', 'product'].map((name) =>
    path.join(work, name),
  ) as [string, string, string];
  rmSync(work, { recursive: true, force: true });
  for (const made of [packages, files, product]) mkdirSync(made, { recursive: true, mode: 0o755 });
  try {
    await asStep(progress, 'Fetching the guest’s kernel from Debian (70 MB)', async () => {
      await download(packages, 'linux-image-amd64');
      for (const name of await kernelPackages(packages)) await download(packages, name);
    });
    await asStep(progress, 'Unpacking the guest’s kernel', async () => {
      for (const name of readdirSync(packages)) await unpack(path.join(packages, name), files);
      layKernel(files, product);
    });
    if (!existsSync(folder)) renameSync(product, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function download(folder: string, name: string): Promise<void> {
  const get = () => runToEnd('apt-get', ['download', '-q', name], { cwd: folder });
  try {
    await get().catch(async (cause: unknown) => {
      // The list of packages is older than the mirror, or was never fetched.
      if (!runsAsRoot()) throw cause;
      await runToEnd('apt-get', ['update', '-q']);
      await get();
    });
  } catch (cause) {
    throw new WayOut(
      `Debian's package ${name} could not be fetched: ${String(cause)}`,
      'Run "sudo apt-get update" on a Debian machine that reaches its mirror, then try again.',
    );
  }
}

/** `linux-image-amd64` only names the packages of the version of today. */
async function kernelPackages(folder: string): Promise<readonly string[]> {
  const [meta = ''] = readdirSync(folder);
  const { stdout } = await runToEnd('dpkg-deb', ['-f', path.join(folder, meta), 'Depends']);
  const names = stdout.match(/linux-(image|modules|binary)-\d[^\s,(]*/g) ?? [];
  if (names.length === 0) throw new Error(`linux-image-amd64 depends on no kernel: ${stdout.trim()}`);
  return names;
}

async function unpack(archive: string, into: string): Promise<void> {
  const tar = `${archive}.tar`;
  await runToEnd('/bin/sh', ['-c', 'dpkg-deb --fsys-tarfile "$0" > "$1"', archive, tar]);
  const { stdout } = await runToEnd('tar', ['-tf', tar]);
  const wanted = stdout
    .split('\n')
    .filter((name) => /\/boot\/vmlinuz-|\/kernel\/drivers\/.*hid.*\.ko/.test(name));
  if (wanted.length > 0) await runToEnd('tar', ['-xf', tar, '-C', into, ...wanted]);
  rmSync(tar);
}

function layKernel(files: string, product: string): void {
  const all = readdirSync(files, { recursive: true, encoding: 'utf8' });
  const image = all.find((name) => /boot\/vmlinuz-/.test(name));
  if (image === undefined) throw new Error('Debian’s kernel package holds no vmlinuz');
  renameSync(path.join(files, image), path.join(product, 'vmlinuz'));
  const byName = new Map(all.filter((name) => name.includes('.ko')).map((name) => [moduleName(name), name]));
  const order = insertionOrder(wantedModules, (name) => {
    const file = byName.get(name);
    return file === undefined ? undefined : uncompressed(path.join(files, file));
  });
  for (const [index, { name, file }] of order.entries())
    writeFileSync(path.join(product, `${String(index).padStart(2, '0')}-${name}.ko`), file);
}

/** Debian 12 ships modules as they are, Debian 13 packs them with xz. */
function uncompressed(file: string): Uint8Array {
  if (!file.endsWith('.xz')) return readFileSync(file);
  return execFileSync('xz', ['--decompress', '--stdout', file], { maxBuffer: 64 * 1024 * 1024 });
}
