import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type ReceivingSystem = {
  readonly folder: string;
  /** Names of the packages that were taken, oldest first. */
  readonly taken: readonly string[];
  stop(): void;
};

const LOOK_EVERY_MS = 500;

/**
 * Stands in for the police's own system in development: looks into the folder of hand-overs, checks every file of a
 * new package against its manifest, and acknowledges it by the manifest's hash. A package that does not fit its
 * manifest is left alone.
 */
export function startReceivingSystem(folder: string): ReceivingSystem {
  const taken: string[] = [];
  const timer = setInterval(() => {
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder).sort()) {
      // What begins with a dot is still being written.
      if (name.startsWith('.') || taken.includes(name)) continue;
      if (take(path.join(folder, name))) taken.push(name);
    }
  }, LOOK_EVERY_MS);
  return { folder, taken, stop: () => clearInterval(timer) };
}

function take(folder: string): boolean {
  const manifestFile = path.join(folder, 'manifest.sha256');
  if (!existsSync(manifestFile)) return false;
  const manifest = readFileSync(manifestFile);
  const lines = manifest.toString('utf8').trimEnd().split('\n');
  if (!lines.every((line) => fits(folder, line))) return false;
  const answer = path.join(folder, 'acknowledged.json');
  const content = { manifestSha256: sha256(manifest), at: new Date().toISOString() };
  writeFileSync(`${answer}.part`, JSON.stringify(content));
  renameSync(`${answer}.part`, answer);
  return true;
}

/** A line as `sha256sum` writes it. */
function fits(folder: string, line: string): boolean {
  const [, hash, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
  if (!hash || !name || path.isAbsolute(name) || name.split('/').includes('..')) return false;
  const file = path.join(folder, name);
  return existsSync(file) && sha256(readFileSync(file)) === hash;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
