import path from 'node:path';
import { z } from 'zod';
import { buildApplications } from '../build/build.ts';
import { checkoutFolder, unprivilegedUser } from '../folders.ts';
import { freePort } from '../free-port.ts';
import { runToEnd } from '../processes/run-to-end.ts';
import { asStep, type Progress } from '../progress.ts';
import { type StackCentral, startCentral } from '../stack/central.ts';
import { openDataFolder, removeDataFolder } from '../stack/data-folder.ts';
import { openDatabase, type StackDatabase } from '../stack/database.ts';
import { migrate } from '../stack/demonstration.ts';

const Zone = z.object({
  id: z.uuid(),
  password: z.string(),
  sites: z.array(z.uuid()),
  counters: z.array(z.object({ id: z.uuid(), siteId: z.uuid(), privateKeyPem: z.string() })),
  inspectors: z.array(z.object({ id: z.uuid(), username: z.string() })),
});
/** A zone and what its clients need to come in. */
export type Zone = z.infer<typeof Zone>;

const Services = z.object({
  /** Cycles per second in each window: by the services, and their own statements by hand. */
  ours: z.array(z.number()),
  theirs: z.array(z.number()),
  cycles: z.int(),
  duplicates: z.int(),
  statements: z.int(),
});
export type Services = z.infer<typeof Services>;

export type QueueSetting = {
  readonly database: StackDatabase;
  readonly central: StackCentral;
  /** Of central's inspector protocol: its memory is looked at through it. */
  readonly inspectorPort: number;
  zone(size: { sites: number; countersPerSite: number; inspectors: number }): Promise<Zone>;
  /** @param durable whether a commit waits for the disk; on both sides alike */
  services(durable: boolean): Promise<Services>;
  close(): Promise<void>;
};

/** One central process, as it ships, on a PostgreSQL that writes to the disk like one in service. */
export async function openQueueSetting(progress: Progress): Promise<QueueSetting> {
  await buildApplications(progress, { only: ['central'] });
  const data = openDataFolder(undefined, unprivilegedUser(['nobody']));
  const closing: (() => Promise<void> | void)[] = [() => removeDataFolder(data)];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const database = await openDatabase({ ...data, throwAway: false }, progress);
    closing.push(() => database.stop());
    await asStep(progress, 'Preparing the database', () => migrate(database));
    const inspectorPort = await freePort();
    const central = await startCentral({
      data,
      database,
      port: 0,
      number: 1,
      environment: { NODE_OPTIONS: `--inspect=127.0.0.1:${inspectorPort}`, LOKET_LOG_LEVEL: 'warn' },
      // Nobody listens there: this zone mails nothing.
      mailUrl: 'smtp://127.0.0.1:9',
      progress,
    });
    closing.push(() => central.program.stop());
    await central.ready();
    return {
      database,
      central,
      inspectorPort,
      zone: async ({ sites, countersPerSite, inspectors }) =>
        Zone.parse(await program(database, ['zone', ...[sites, countersPerSite, inspectors].map(String)])),
      services: async (durable) => Services.parse(await program(database, ['services'], durable)),
      close,
    };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** Central's own part of this benchmark; it runs from its sources, because nothing that ships contains it. */
async function program(database: StackDatabase, args: readonly string[], durable = true): Promise<unknown> {
  const app = new URL(database.appUrl);
  if (!durable) app.searchParams.set('options', '-c synchronous_commit=off');
  const { stdout } = await runToEnd(
    process.execPath,
    ['--import', 'tsx', 'src/bench/queue.bench.ts', ...args],
    {
      cwd: path.join(checkoutFolder, 'apps/central'),
      env: {
        PATH: process.env.PATH,
        LOKET_OWNER_DATABASE_URL: database.ownerUrl,
        LOKET_APP_DATABASE_URL: app.href,
      },
    },
  );
  return JSON.parse(stdout);
}
