import { z } from 'zod';
import { loadDemonstration } from './demonstration/demonstration.ts';
import { describeError } from './logging/describe-error.ts';
import { openLog } from './logging/log.ts';

/**
 * `node dist/demonstration.js`: loads the demonstration zone into LOKET_OWNER_DATABASE_URL (migrated before) and
 * prints one JSON object with the passwords and the counters' keys, this once.
 */
const log = openLog('info', 2);
const environment = z
  .object({ LOKET_OWNER_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }) })
  .safeParse(process.env);
if (!environment.success) {
  process.stderr.write('The environment is not complete: LOKET_OWNER_DATABASE_URL\n');
  process.exit(2);
}
try {
  const loaded = await loadDemonstration(environment.data.LOKET_OWNER_DATABASE_URL);
  process.stdout.write(`${JSON.stringify(loaded)}\n`);
} catch (error) {
  log.error(describeError(error), 'the demonstration could not be loaded; nothing of it was kept');
  process.exitCode = 1;
}
