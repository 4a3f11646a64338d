import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { reachableBy, unprivilegedUser } from '../folders.ts';
import { placeFor } from './place.ts';

const owner = 'loket_owner';

/**
 * The owner's address of a server that runs on this data folder now, started by somebody else.
 * @returns undefined when none runs there
 */
export async function serverInFolder(dataFolder: string, database: string): Promise<string | undefined> {
  const place = placeFor(dataFolder, unprivilegedUser(['postgres', 'nobody']), reachableBy);
  const lockFile = path.join(place.cluster, 'postmaster.pid');
  if (!existsSync(lockFile) || !existsSync(place.passwordFile)) return undefined;
  // Fourth line of PostgreSQL's lock file: the port it listens on.
  const port = Number(readFileSync(lockFile, 'utf8').split('\n')[3]);
  const password = readFileSync(place.passwordFile, 'utf8').trim();
  const url = `postgresql://${owner}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return url;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}
