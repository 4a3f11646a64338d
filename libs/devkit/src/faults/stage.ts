import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { REST } from '@loket/contract';
import { buildApplications } from '../build/build.ts';
import { checkoutFolder, unprivilegedUser } from '../folders.ts';
import { asStep, type Progress, silent } from '../progress.ts';
import { type StackCentral, startCentral } from '../stack/central.ts';
import { keptSecret, openDataFolder, removeDataFolder } from '../stack/data-folder.ts';
import { databaseAt, type StackDatabase } from '../stack/database.ts';
import { type Demonstration, loadDemonstration, migrate } from '../stack/demonstration.ts';
import { type MortalCluster, startMortalCluster } from './crash.ts';

/** Two central processes on one PostgreSQL, all of which may be killed. */
export type Stage = {
  readonly centrals: readonly StackCentral[];
  readonly postgres: MortalCluster;
  readonly database: StackDatabase;
  readonly demonstration: Demonstration;
  readonly logsFolder: string;
  /** Starts what was killed; resolves when both centrals answer that they can work. */
  heal(): Promise<void>;
  stop(): Promise<void>;
};

/** How long a called citizen is waited for; short, so that a round sees a recall and a no-show. */
const CALL_PATIENCE_SECONDS = 2;
const AWAY_LIMIT_SECONDS = 3;
const HEALED_WITHIN_MS = 30_000;

/** Builds central when it changed, and starts everything on data that goes with the run. */
export async function openStage(progress: Progress): Promise<Stage> {
  const closing: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    await buildApplications(progress, { only: ['central'] });
    const data = openDataFolder(undefined, unprivilegedUser(['nobody']));
    closing.push(() => removeDataFolder(data));
    const builtIn = ownCopy(closing);
    const postgres = await asStep(progress, 'Starting PostgreSQL', () => startMortalCluster(data.postgres));
    closing.push(() => postgres.stop());
    await postgres.cluster.ensureDatabase('loket');
    const appPassword = keptSecret(path.join(data.secrets, 'app-database-password'));
    const database = databaseAt(postgres.cluster.ownerUrl('loket'), appPassword, undefined, postgres.stop);
    const demonstration = await asStep(progress, 'Preparing the database', () => prepare(database));
    const centrals: StackCentral[] = [];
    await asStep(progress, 'Starting two centrals', async () => {
      for (const number of [1, 2]) {
        const central = await startCentral({
          data,
          database,
          port: 0,
          number,
          environment: { LOKET_WEB_ROOT: '', LOKET_HANDOVER_FOLDER: '', LOKET_LOG_LEVEL: 'warn' },
          mailUrl: 'smtp://127.0.0.1:9',
          progress: silent,
          builtIn,
        });
        closing.push(() => central.program.stop());
        centrals.push(central);
        await central.ready();
      }
    });
    const heal = async () => {
      await postgres.restart();
      for (const { program } of centrals) program.start();
      await Promise.all(centrals.map(ready));
    };
    return { centrals, postgres, database, demonstration, logsFolder: data.logs, heal, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

/** A build that somebody makes meanwhile must not change what is tested half-way. */
function ownCopy(closing: (() => void)[]): string {
  // Below central's own folder, so that its packages are found.
  const copy = path.join(checkoutFolder, 'apps/central/node_modules/.cache', `faults-${process.pid}`);
  mkdirSync(path.dirname(copy), { recursive: true });
  cpSync(path.join(checkoutFolder, 'apps/central/dist'), copy, { recursive: true });
  closing.push(() => rmSync(copy, { recursive: true, force: true }));
  return copy;
}

/** The demonstration zone, open day and night, so that a round at any hour is the same. */
async function prepare(database: StackDatabase): Promise<Demonstration> {
  await migrate(database);
  const demonstration = await loadDemonstration(database);
  await database.query(
    `UPDATE site SET hours = '{"mode":"always"}', regime = jsonb_set(regime, '{access}', '"walk_in"')`,
  );
  await database.query(
    'UPDATE zone SET inspector_cap = 20, call_patience_seconds = $1, away_limit_seconds = $2',
    [CALL_PATIENCE_SECONDS, AWAY_LIMIT_SECONDS],
  );
  return demonstration;
}

async function ready({ url, logFile }: StackCentral): Promise<void> {
  const until = Date.now() + HEALED_WITHIN_MS;
  while (!(await answers(url))) {
    if (Date.now() > until) throw new Error(`A central did not come back within 30 s; its log: ${logFile}`);
    await pause(50);
  }
}

/** Whether a central can work now. */
export async function answers(url: string): Promise<boolean> {
  const response = await fetch(url + REST.readiness, { signal: AbortSignal.timeout(1_000) }).catch(
    () => undefined,
  );
  await response?.body?.cancel();
  return response?.ok === true;
}
