import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REST } from '@loket/contract';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

let database: TestDatabase;
let server: TestServer;
let webRoot: string;

beforeAll(async () => {
  webRoot = await mkdtemp(join(tmpdir(), 'loket-web-'));
  for (const app of ['desk', 'infoscreen']) {
    await mkdir(join(webRoot, app, 'assets'), { recursive: true });
    await writeFile(join(webRoot, app, 'index.html'), `<title>${app}</title>`);
    await writeFile(join(webRoot, app, 'assets', 'app-1.js'), '// code');
  }
  database = await openTestDatabase();
  server = await startTestServer(database.appUrl, { LOKET_WEB_ROOT: webRoot });
});
afterAll(async () => {
  await server.close();
  await database.close();
  await rm(webRoot, { recursive: true });
});

const get = (path: string) => fetch(server.url + path, { redirect: 'manual' });

test.each(['/desk/', '/desk/board', '/infoscreen/', '/infoscreen/some-site'])(
  '%s is a page',
  async (path) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toContain(`<title>${path.split('/')[1]}</title>`);
  },
);

test('hashed files stay, what is missing is not the page', async () => {
  expect((await get('/desk/assets/app-1.js')).headers.get('cache-control')).toContain('immutable');
  expect((await get('/desk/assets/app-2.js')).status).toBe(404);
  expect((await get('/console/')).status).toBe(404);
});

test('the front door leads to the desk', async () => {
  const response = await get('/');
  expect([response.status, response.headers.get('location')]).toEqual([302, '/desk/']);
});

test('pages run our own scripts only, in nobody’s frame', async () => {
  const { headers } = await get('/desk/');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'self'(;|$)/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('permissions-policy')).toContain('camera=(self)');
  expect(headers.get('x-powered-by')).toBeNull();
  expect((await get(REST.session)).headers.get('cache-control')).toBe('no-store');
});

test('the OpenAPI page describes every REST path of ours', async () => {
  expect((await get('/api/docs')).status).toBe(200);
  const { paths } = (await (await get('/api/docs-json')).json()) as { paths: Record<string, unknown> };
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining([
      REST.audit,
      REST.next,
      REST.session,
      REST.sites,
      REST.availability,
      REST.counterToken,
      REST.readiness,
    ]),
  );
});

test('readiness says when the database is not as new as the code', async () => {
  expect((await get(REST.readiness)).status).toBe(200);
  await database.owner.query(`UPDATE schema_migration SET name = 'older' WHERE id = 1`);
  expect((await get(REST.readiness)).status).toBe(503);
  expect((await get(REST.health)).status).toBe(200);
});
