import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApplication } from '../application.ts';
import { configurationFrom } from '../config/configuration.ts';
import { type Log, openLog } from '../logging/log.ts';

export type TestServer = { url: string; app: NestExpressApplication; close(): Promise<void> };

/**
 * The real server, listening on a free port.
 * @param environment adds to or replaces what the server is told; two nodes share one `LOKET_SECRETS`
 */
export async function startTestServer(
  appUrl: string,
  environment: Record<string, string> = {},
  log: Log = openLog('silent'),
): Promise<TestServer> {
  const secrets = await mkdtemp(join(tmpdir(), 'loket-secrets-'));
  const configuration = configurationFrom({
    DATABASE_URL: appUrl,
    LOKET_SECRETS: secrets,
    LOKET_PORT: '0',
    ...environment,
  });
  const app = await createApplication(configuration, log);
  await app.listen(0, '127.0.0.1');
  // Boundary: a server that listens on TCP has an address with a port.
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    app,
    close: async () => {
      await app.close();
      await rm(secrets, { recursive: true, force: true });
    },
  };
}
