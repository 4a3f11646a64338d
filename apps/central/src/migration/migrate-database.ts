import pg from 'pg';
import { DataSource } from 'typeorm';
import { ownerDataSource } from '../database/data-source.ts';
import { MIGRATIONS_TABLE } from '../database/migrations/index.ts';
import { ensureApplicationRole } from './application-role.ts';

/** Any number that is ours; two runs on one database wait for each other on it. */
const LOCK = 5_640_531;

/**
 * Brings a database to the newest schema and lets the role loket_app log in. A second run changes nothing;
 * two at once run one after the other; an interrupted one leaves nothing behind.
 * @param ownerUrl a role that owns the database and may create roles
 * @returns names of the migrations that this run applied
 */
export async function migrateDatabase(ownerUrl: string, appPassword: string): Promise<readonly string[]> {
  const lock = new pg.Client({ connectionString: ownerUrl, application_name: 'loket migrate lock' });
  // When the server goes away, the query that follows says so.
  lock.on('error', () => undefined);
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await ensureApplicationRole(lock, ownerUrl, appPassword);
    return await applyMigrations(ownerUrl);
  } finally {
    // Ending the connection gives the lock back.
    await lock.end();
  }
}

async function applyMigrations(ownerUrl: string): Promise<readonly string[]> {
  const source = await new DataSource(ownerDataSource(ownerUrl)).initialize();
  try {
    const applied = await source.runMigrations();
    // So that readiness can tell whether this database is as new as the code.
    if (applied.length > 0) await source.query(`GRANT SELECT ON ${MIGRATIONS_TABLE} TO loket_app`);
    return applied.map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}
