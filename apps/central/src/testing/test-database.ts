import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { applicationUrl } from '../migration/application-role.ts';
import { migrateDatabase } from '../migration/migrate-database.ts';

/** Roles belong to the cluster, so every test database shares this one password. */
const APPLICATION_PASSWORD = 'loket-test-app';

export type TestDatabase = {
  ownerUrl: string;
  /** As loket_app, like the server. */
  appUrl: string;
  /** An open connection as the owner (a superuser): sees and sets up everything. */
  owner: pg.Client;
  close(): Promise<void>;
};

/** A migrated database of this test's own, on the cluster that jest's global set-up started. */
export async function openTestDatabase(options: { migrated?: boolean } = {}): Promise<TestDatabase> {
  const clusterUrl = process.env.LOKET_TEST_OWNER_URL;
  if (clusterUrl === undefined)
    throw new Error('LOKET_TEST_OWNER_URL is not set: run the project `integration`.');
  const name = `loket_test_${randomUUID().replaceAll('-', '')}`;
  await onCluster(clusterUrl, `CREATE DATABASE ${name}`);
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  if (options.migrated !== false) await migrateDatabase(url.href, APPLICATION_PASSWORD);
  const owner = new pg.Client({ connectionString: url.href });
  owner.on('error', () => undefined);
  await owner.connect();
  return {
    ownerUrl: url.href,
    appUrl: applicationUrl(url.href, APPLICATION_PASSWORD),
    owner,
    close: async () => {
      await owner.end();
      await onCluster(clusterUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onCluster(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
