import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { belgianRoots, fingerprintOf, type TrustAnchors } from '@loket/identity';

/** Production trusts the pinned Belgian roots only; a folder of test roots is for virtual cards. */
export async function trustOf(
  roots: string | undefined,
  testRoots: string | undefined,
): Promise<TrustAnchors> {
  const test = await certificatesIn(testRoots);
  return {
    mode: testRoots === undefined ? 'production' : 'test',
    pinnedRoots: belgianRoots,
    configuredRoots: await certificatesIn(roots),
    testRoots: new Set(test.map(fingerprintOf)),
  };
}

async function certificatesIn(folder: string | undefined): Promise<Uint8Array[]> {
  if (folder === undefined) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith('.der'));
  return Promise.all(names.map((name) => readFile(join(folder, name))));
}
