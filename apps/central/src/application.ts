import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { central } from './app.module.ts';
import { readBodies } from './boundary/bodies.ts';
import type { Configuration } from './config/configuration.ts';
import type { Log } from './logging/log.ts';
import { NestLogger } from './logging/nest-logger.ts';
import { logRequests } from './logging/request-log.ts';
import { serveApiDocumentation } from './openapi/documentation.ts';
import { securityHeaders } from './web/security-headers.ts';
import { serveWebApps } from './web/web-apps.ts';

/** The whole server, put together but not listening: tests and `main.ts` start the same one. */
export async function createApplication(
  configuration: Configuration,
  log: Log,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(central(configuration, log), {
    bodyParser: false,
    abortOnError: false,
    logger: new NestLogger(log),
  });
  app.set('trust proxy', configuration.trustedProxies);
  app.disable('x-powered-by');
  // Parameters are flat names; anything nested is somebody's experiment.
  app.set('query parser', 'simple');
  app.use(logRequests(log));
  app.use(securityHeaders(configuration));
  readBodies(app);
  serveWebApps(app, configuration.webRoot);
  serveApiDocumentation(app);
  limitSlowRequests(app.getHttpServer());
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  return app;
}

/** Somebody who sends a byte a minute must not hold a connection for long; sockets are not touched by this. */
function limitSlowRequests(server: Server): void {
  server.headersTimeout = 10_000;
  // The largest file of a phone, 15 MB, at one megabit a second.
  server.requestTimeout = 120_000;
}
