import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { UnprivilegedUser } from '../folders.ts';
import { type DataFolder, giveTo } from './data-folder.ts';
import type { StackDatabase } from './database.ts';
import type { Demonstration } from './demonstration.ts';

/** Folder that a counter's Electron keeps its own files in. */
export const profileOf = (data: DataFolder, { counterId }: { counterId: string }) =>
  path.join(data.counters, counterId);

const keyFile = (profileFolder: string) => path.join(profileFolder, 'counter-key.pem');

/**
 * Gives every counter of the zone its own key. The first run of the demonstration hands the keys out; a counter
 * without one (that run was interrupted) is enrolled anew.
 */
export async function enrolCounters(
  demonstration: Demonstration,
  data: DataFolder,
  database: StackDatabase,
  user: UnprivilegedUser | undefined,
): Promise<void> {
  for (const counter of demonstration.counters) {
    const profileFolder = profileOf(data, counter);
    mkdirSync(profileFolder, { recursive: true, mode: 0o700 });
    giveTo(user, profileFolder);
    const file = keyFile(profileFolder);
    if (counter.privateKeyPem === undefined && existsSync(file)) continue;
    writeFileSync(file, counter.privateKeyPem ?? (await newKey(counter.counterId, demonstration, database)), {
      mode: 0o600,
    });
    giveTo(user, file);
  }
}

async function newKey(
  counterId: string,
  { zoneId }: Demonstration,
  database: StackDatabase,
): Promise<string> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  await database.query(
    'update counter set public_key = $3, enrolled_at = now() where zone_id = $1 and id = $2',
    [zoneId, counterId, publicKey.export({ type: 'spki', format: 'der' })],
  );
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
