import type pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import { MIGRATIONS_TABLE, migrations } from './migrations/index.ts';
import { prepareStatements } from './prepared-statements.ts';

/** The pool of the application, and what each of its connections is told. */
export const CONNECTIONS = {
  max: 20,
  // Statements follow each other without waiting for the answers; PostgreSQL takes them in order.
  pipeline: true,
  onConnect: (client: pg.ClientBase): void => {
    // A connection that breaks in the same packet that opens it breaks before anybody listens; without a listener that
    // would end the process. Whoever uses it hears of it from their own statement.
    client.on('error', () => undefined);
    prepareStatements(client);
  },
};

/** How the application connects: as loket_app, which owns nothing and is under row-level security. */
export function applicationDataSource(
  databaseUrl: string,
  onIdleError: (error: unknown) => void,
): DataSourceOptions {
  return {
    type: 'postgres',
    url: databaseUrl,
    applicationName: 'loket central',
    synchronize: false,
    logging: false,
    installExtensions: false,
    connectTimeoutMS: 3_000,
    // A server that goes away breaks idle connections too; the pool replaces them by itself.
    poolErrorHandler: onIdleError,
    extra: {
      ...CONNECTIONS,
      // Milliseconds, set by the driver on each connection: nothing of ours needs longer.
      statement_timeout: 10_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 15_000,
    },
  };
}

/** How `migrate` connects: as the owner, with the migrations and nothing else. */
export function ownerDataSource(ownerUrl: string): DataSourceOptions {
  return {
    type: 'postgres',
    url: ownerUrl,
    applicationName: 'loket migrate',
    synchronize: false,
    logging: false,
    installExtensions: false,
    connectTimeoutMS: 10_000,
    migrations,
    migrationsTableName: MIGRATIONS_TABLE,
    // All or nothing: an interrupted run leaves the database as it was.
    migrationsTransactionMode: 'all',
    extra: { max: 1 },
  };
}
