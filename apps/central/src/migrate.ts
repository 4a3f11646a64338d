import 'reflect-metadata';
import { z } from 'zod';
import { describeError } from './logging/describe-error.ts';
import { openLog } from './logging/log.ts';
import { migrateDatabase } from './migration/migrate-database.ts';

/** `node dist/migrate.js`: the schema of LOKET_OWNER_DATABASE_URL becomes the newest. */
const Environment = z.object({
  LOKET_OWNER_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  LOKET_APP_DATABASE_PASSWORD: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'printable ASCII')
    .min(8),
});

const log = openLog('info', 2);
const environment = Environment.safeParse(process.env);
if (!environment.success) {
  const wrong = environment.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  process.stderr.write(`The environment is not complete:\n  ${wrong.join('\n  ')}\n`);
  process.exit(2);
}
try {
  const { LOKET_OWNER_DATABASE_URL: url, LOKET_APP_DATABASE_PASSWORD: password } = environment.data;
  const applied = await migrateDatabase(url, password);
  log.info({ applied }, applied.length > 0 ? 'migrated' : 'already migrated');
} catch (error) {
  log.error(describeError(error), 'the migration failed; nothing of it was kept');
  process.exitCode = 1;
}
