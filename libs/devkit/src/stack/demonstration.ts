import path from 'node:path';
import { z } from 'zod';
import { checkoutFolder } from '../folders.ts';
import { runToEnd } from '../processes/run-to-end.ts';
import { WayOut } from '../way-out.ts';
import type { StackDatabase } from './database.ts';

const Demonstration = z.object({
  already: z.literal(true).optional(),
  zoneId: z.uuid(),
  staff: z.array(
    z.object({
      name: z.string(),
      username: z.string(),
      /** Only the run that made the account knows it. */
      password: z.string().optional(),
      roles: z.array(z.string()),
    }),
  ),
  sites: z.array(z.object({ id: z.uuid(), name: z.string(), code: z.string() })),
  counters: z.array(
    z.object({
      counterId: z.uuid(),
      siteId: z.uuid(),
      siteName: z.string(),
      label: z.int(),
      roles: z.array(z.string()),
      privateKeyPem: z.string().optional(),
    }),
  ),
});
/** What central's demonstration program prints. */
export type Demonstration = z.infer<typeof Demonstration>;

const program = (name: string) => path.join(checkoutFolder, 'apps/central/dist', name);

/** Brings the schema up to date and lets loket_app log in. */
export async function migrate(
  database: StackDatabase,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  await run('migrate.js', database, {
    ...environment,
    LOKET_APP_DATABASE_PASSWORD: database.appPassword,
  });
}

/** Loads the demonstration zone, or tells what is there. */
export async function loadDemonstration(
  database: StackDatabase,
  environment: Readonly<Record<string, string>> = {},
): Promise<Demonstration> {
  const printed = await run('demonstration.js', database, environment);
  return Demonstration.parse(JSON.parse(printed));
}

async function run(name: string, database: StackDatabase, more: Record<string, string>): Promise<string> {
  const env = { PATH: process.env.PATH, LOKET_OWNER_DATABASE_URL: database.ownerUrl, ...more };
  try {
    return (await runToEnd(process.execPath, [program(name)], { env, cwd: checkoutFolder })).stdout;
  } catch (cause) {
    throw new WayOut(
      `The database could not be prepared (${name}):\n${cause instanceof Error ? cause.message : String(cause)}`,
      'If the data is from another version, start with a new folder: npm start -- --data FOLDER.',
    );
  }
}
