import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCluster } from './cluster.ts';
import { runningCluster } from './running-cluster.ts';

/**
 * Gives the integration tests a real PostgreSQL: the one of DATABASE_URL (it must be allowed to create databases
 * and roles), else a throw-away cluster. Tests find it in LOKET_TEST_OWNER_URL.
 */
export default async function setUp(): Promise<void> {
  const given = process.env.DATABASE_URL;
  if (given !== undefined && given !== '') {
    process.env.LOKET_TEST_OWNER_URL = given;
    return;
  }
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'loket-test-postgres-'));
  const cluster = await startCluster({ dataFolder, throwAway: true });
  runningCluster.set(cluster);
  process.env.LOKET_TEST_OWNER_URL = cluster.ownerUrl();
}
