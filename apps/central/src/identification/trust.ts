import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { belgianRoots, fingerprintOf, type TrustAnchors } from '@loket/identity';
import type { Configuration } from '../config/configuration.ts';

/** Injection token: `@Inject(TRUST) trust: TrustAnchors`. */
export const TRUST = Symbol('TrustAnchors');

/**
 * The roots that this installation believes: the five Belgian ones by their pins, wherever their bytes come from,
 * and in test mode only the ones in the test folder.
 */
export async function readTrust({ cardTrust }: Pick<Configuration, 'cardTrust'>): Promise<TrustAnchors> {
  const extra = await certificatesIn(cardTrust.extraRootsFolder);
  const test = cardTrust.mode === 'test' ? await certificatesIn(cardTrust.testRootsFolder) : [];
  return {
    mode: cardTrust.mode,
    pinnedRoots: belgianRoots,
    configuredRoots: [...extra, ...test],
    testRoots: new Set(test.map(fingerprintOf)),
  };
}

async function certificatesIn(folder: string | undefined): Promise<Buffer[]> {
  if (folder === undefined) return [];
  const names = (await readdir(folder)).filter((name) => /\.(der|cer|crt)$/.test(name)).sort();
  return Promise.all(names.map((name) => readFile(path.join(folder, name))));
}
