import 'reflect-metadata';
import { createApplication } from './application.ts';
import { configurationFrom } from './config/configuration.ts';
import { CannotStart } from './database/least-privilege.ts';
import { describeError } from './logging/describe-error.ts';
import { openLog } from './logging/log.ts';

/** `node dist/main.js`: one central node. Stops in order on SIGTERM: no new work, running work finished. */
try {
  const configuration = configurationFrom(process.env);
  const log = openLog(configuration.logLevel);
  process.on('unhandledRejection', (error) => log.error(describeError(error), 'a promise was left alone'));
  process.on('uncaughtException', (error) => {
    log.fatal(describeError(error), 'central is in a state that nobody planned; it stops');
    process.exit(1);
  });
  try {
    const app = await createApplication(configuration, log);
    await app.listen(configuration.port, configuration.host);
    log.info({ host: configuration.host, port: configuration.port }, 'central listens');
  } catch (error) {
    log.fatal(describeError(error), error instanceof CannotStart ? error.message : 'central could not start');
    process.exit(1);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'central could not start'}\n`);
  process.exit(2);
}
