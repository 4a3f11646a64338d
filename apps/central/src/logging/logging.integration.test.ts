import { Writable } from 'node:stream';
import { REST } from '@loket/contract';
import { pino } from 'pino';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { loginCookie, makeTestZone, postJson, TEST_PASSWORD, type TestZone } from '../testing/test-zone.ts';

let database: TestDatabase;
let zone: TestZone;
let url: string;
let server: TestServer;
let written = '';

beforeAll(async () => {
  database = await openTestDatabase();
  zone = await makeTestZone(database.owner, 'here');
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written += chunk.toString();
      done();
    },
  });
  server = await startTestServer(database.appUrl, {}, pino({ level: 'trace' }, sink));
  url = server.url;
});
afterAll(async () => {
  await server.close();
  await database.close();
});

test('a day of requests, good and bad, leaves codes and no content', async () => {
  const secret = 'geheim-850730-03328';
  const cookie = await loginCookie(url, zone.technician.username);
  await fetch(url + REST.session, { headers: { cookie } });
  await postJson(url + REST.login, { username: secret, password: secret });
  await postJson(url + REST.login, {
    username: zone.technician.username,
    password: secret,
    [secret]: secret,
  });
  await fetch(url + REST.login, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"${secret}`,
  });
  await fetch(`${url}/t/${secret}`);
  await fetch(`${url}/api/${secret}?q=${secret}`, { headers: { authorization: `Bearer ${secret}` } });
  const lines = written
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.filter(({ msg }) => msg === 'request').length).toBeGreaterThanOrEqual(7);
  for (const canary of [
    secret,
    cookie.split('.')[1]!,
    TEST_PASSWORD,
    zone.technician.username,
    zone.technician.name,
  ])
    expect(written).not.toContain(canary);
});

test('an error that nobody expected is logged by its code, and the client hears nothing of it', async () => {
  const username = 'jan.peeters.850730-03328';
  await database.owner.query('ALTER TABLE staff RENAME COLUMN password_hash TO gone');
  written = '';
  const response = await postJson(url + REST.login, { username, password: 'x' });
  await database.owner.query('ALTER TABLE staff RENAME COLUMN gone TO password_hash');
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({ code: 'internal', message: expect.any(String) });
  expect(written).toContain('42703'); // undefined_column
  expect(written).toContain('personNamed'); // where it happened
  expect(written).not.toContain(username);
});
