import path from 'node:path';
import pg from 'pg';
import { startCluster } from '../postgres/cluster.ts';
import { asStep, type Progress } from '../progress.ts';
import { WayOut } from '../way-out.ts';
import type { StackClock } from './clock.ts';
import { type DataFolder, keptSecret } from './data-folder.ts';

export type StackDatabase = {
  readonly ownerUrl: string;
  /** As the role that central uses. */
  readonly appUrl: string;
  readonly appPassword: string;
  /** Folder of the embedded cluster (with its write-ahead log), undefined when DATABASE_URL was given. */
  readonly clusterFolder: string | undefined;
  query<Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
};

const databaseName = 'loket';

/** The database of DATABASE_URL (its owner), else an embedded PostgreSQL in the data folder. */
export async function openDatabase(
  data: DataFolder,
  progress: Progress,
  clock?: StackClock,
): Promise<StackDatabase> {
  const appPassword = keptSecret(path.join(data.secrets, 'app-database-password'));
  const given = process.env.DATABASE_URL;
  if (given !== undefined && given !== '') {
    if (clock) throw new WayOut('Another server keeps its own time.', 'Leave DATABASE_URL out.');
    await reach(given);
    return databaseAt(given, appPassword, undefined, async () => undefined);
  }
  const cluster = await asStep(progress, 'Starting PostgreSQL', async () => {
    const started = await startCluster({
      dataFolder: data.postgres,
      throwAway: data.throwAway,
      environment: clock?.environment ?? {},
    });
    await started.ensureDatabase(databaseName);
    return started;
  });
  return databaseAt(
    cluster.ownerUrl(databaseName),
    appPassword,
    path.join(cluster.folder, 'cluster'),
    cluster.stop,
  );
}

/** A database that its owner reaches at this address; central's role has this password. */
export function databaseAt(
  ownerUrl: string,
  appPassword: string,
  clusterFolder: string | undefined,
  stop: () => Promise<void>,
): StackDatabase {
  const app = new URL(ownerUrl);
  app.username = 'loket_app';
  app.password = appPassword;
  return {
    ownerUrl,
    appUrl: app.href,
    appPassword,
    clusterFolder,
    query: async <Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) => {
      const client = new pg.Client({ connectionString: ownerUrl });
      // The statement that runs says what went wrong; a server killed between two of them must not end this process.
      client.on('error', () => undefined);
      await client.connect();
      try {
        return (await client.query<Row>(sql, [...values])).rows;
      } finally {
        await client.end();
      }
    },
    stop,
  };
}

async function reach(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    throw new WayOut(
      `The PostgreSQL of DATABASE_URL does not answer: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Correct DATABASE_URL (it must be the owner of the database), or unset it to use the embedded PostgreSQL.',
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
