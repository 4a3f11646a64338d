import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Acknowledgement } from './package.ts';

export const MANIFEST = 'manifest.sha256';
const ACKNOWLEDGED = 'acknowledged.json';
const LONGEST_ACKNOWLEDGEMENT_BYTES = 10_000;

export type PackageFiles = ReadonlyMap<string, Uint8Array>;

/** As `sha256sum -c` reads it: every file of the package but the manifest and its signature. */
export function manifestOf(files: PackageFiles): Buffer {
  const lines = [...files].map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`);
  return Buffer.from(lines.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join(''));
}

/**
 * Lays a package into the folder so that it is whole or not there: written aside, flushed, renamed. The same package
 * twice is once; another one under the same name is refused.
 * @returns false when another package lies there under this reference
 */
export async function layPackage(folder: string, reference: string, files: PackageFiles): Promise<boolean> {
  const target = path.join(folder, reference);
  const manifest = files.get(MANIFEST);
  if (!manifest) throw new Error('A package has a manifest.');
  if (await isThere(target)) return sameManifest(target, manifest);
  const aside = path.join(folder, `.incoming-${reference}-${randomBytes(6).toString('hex')}`);
  await mkdir(aside, { recursive: true, mode: 0o750 });
  try {
    for (const [name, bytes] of files) await writeFlushed(path.join(aside, name), bytes);
    await flushFolder(aside);
    await rename(aside, target);
    await flushFolder(folder);
    return true;
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    // Another node laid the same one in the same instant.
    if (await isThere(target)) return sameManifest(target, manifest);
    throw error;
  }
}

/** `none`: not acknowledged yet, or the answer is still being written. */
export async function acknowledgementOf(
  folder: string,
  reference: string,
  manifestSha256: string,
): Promise<'none' | 'fits' | 'other_bytes'> {
  const file = path.join(folder, reference, ACKNOWLEDGED);
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size === 0 || size > LONGEST_ACKNOWLEDGEMENT_BYTES) return 'none';
  const read = Acknowledgement.safeParse(parsed(await readFile(file, 'utf8')));
  if (!read.success) return 'none';
  return read.data.manifestSha256 === manifestSha256 ? 'fits' : 'other_bytes';
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function sameManifest(target: string, manifest: Uint8Array): Promise<boolean> {
  const there = await readFile(path.join(target, MANIFEST)).catch(() => undefined);
  return there?.equals(manifest) ?? false;
}

const isThere = (name: string): Promise<boolean> =>
  stat(name).then(
    () => true,
    () => false,
  );

async function writeFlushed(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o640);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
