import type { INestApplication } from '@nestjs/common';
import { Controller, Get, Module } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { APP_FILTER, APP_GUARD, ModulesContainer, NestFactory } from '@nestjs/core';
import { FailureFilter } from '../boundary/failure.filter.ts';
import { CONFIGURATION, configurationFrom } from '../config/configuration.ts';
import { LOG, openLog } from '../logging/log.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { AccessGuard } from './access.guard.ts';
import { ACCESS_RULE } from './access.ts';
import { Identities } from './identities.ts';

/** Routes that no controller has: the OpenAPI page, which holds shapes only. */
const OUTSIDE_CONTROLLERS = /^\/api\/docs(-json|-yaml)?(\/|$)/;

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await openTestDatabase();
  server = await startTestServer(database.appUrl);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

type Handler = { name: string; path: string; ruled: boolean };

function handlersOf(app: INestApplication): Handler[] {
  const handlers: Handler[] = [];
  for (const { controllers } of app.get(ModulesContainer).values())
    for (const { metatype } of controllers.values()) {
      if (typeof metatype !== 'function') continue;
      const prototype: Record<string, unknown> = metatype.prototype;
      for (const name of Object.getOwnPropertyNames(prototype)) {
        if (name === 'constructor') continue;
        const method = Object.getOwnPropertyDescriptor(prototype, name)?.value as unknown;
        if (typeof method !== 'function' || !Reflect.hasMetadata(PATH_METADATA, method)) continue;
        const ruled = Reflect.hasMetadata(ACCESS_RULE, method) || Reflect.hasMetadata(ACCESS_RULE, metatype);
        const path = Reflect.getMetadata(PATH_METADATA, method) as string;
        handlers.push({ name: `${metatype.name}.${name}`, path, ruled });
      }
    }
  return handlers;
}

test('every route says who may come in', () => {
  const handlers = handlersOf(server.app);
  expect(handlers.length).toBeGreaterThan(8);
  expect(handlers.filter(({ ruled }) => !ruled)).toEqual([]);
});

test('no route stands beside the controllers, except the OpenAPI page', () => {
  type Layer = { route?: { path: string } };
  const stack: Layer[] = server.app.getHttpAdapter().getInstance().router.stack;
  const paths = stack.flatMap(({ route }) => (route ? [route.path] : []));
  const known = new Set(handlersOf(server.app).map(({ path }) => (path.startsWith('/') ? path : `/${path}`)));
  expect(paths.length).toBeGreaterThan(8);
  expect(paths.filter((path) => !known.has(path) && !OUTSIDE_CONTROLLERS.test(path))).toEqual([]);
});

test('a route without a rule lets nobody in', async () => {
  @Controller()
  class Forgotten {
    @Get('/forgotten')
    read(): string {
      return 'a secret';
    }
  }
  const configuration = configurationFrom({ DATABASE_URL: database.appUrl, LOKET_SECRETS: '/nowhere' });
  @Module({
    controllers: [Forgotten],
    providers: [
      { provide: CONFIGURATION, useValue: configuration },
      { provide: LOG, useValue: openLog('silent') },
      { provide: Identities, useValue: server.app.get(Identities) },
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: APP_FILTER, useClass: FailureFilter },
    ],
  })
  class Careless {}
  const app = await NestFactory.create(Careless, { logger: false });
  await app.listen(0, '127.0.0.1');
  try {
    const response = await fetch(`${await app.getUrl()}/forgotten`);
    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain('a secret');
  } finally {
    await app.close();
  }
});

test.each([
  ['http://evil.example', 403],
  ['null', 403],
  ['https://127.0.0.1', 403],
  [undefined, 401],
  ['own', 401],
])('a state-changing request from origin %s', async (origin, status) => {
  const sent = origin === 'own' ? server.url : origin;
  const response = await fetch(`${server.url}/api/session`, {
    method: 'DELETE',
    headers: sent === undefined ? {} : { origin: sent },
  });
  expect(response.status).toBe(status);
});
