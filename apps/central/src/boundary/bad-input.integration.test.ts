import { connect } from 'node:net';
import { Failure, REST } from '@loket/contract';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { loginCookie, makeTestZone, type TestZone } from '../testing/test-zone.ts';

let database: TestDatabase;
let server: TestServer;
let zone: TestZone;
let cookie: string;

beforeAll(async () => {
  database = await openTestDatabase();
  zone = await makeTestZone(database.owner, 'here');
  await makeTestZone(database.owner, 'there');
  server = await startTestServer(database.appUrl);
  cookie = await loginCookie(server.url, zone.inspectors[0]!.username);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

/** Everything that the database holds, the throttle's counts left out: they are meant to move. */
async function everything(): Promise<string> {
  const { rows } = await database.owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
     AND relname <> 'login_throttle' ORDER BY 1`,
  );
  const contents: unknown[] = [];
  for (const { name } of rows)
    contents.push(name, (await database.owner.query(`SELECT to_jsonb(t) FROM ${name} t ORDER BY 1`)).rows);
  return JSON.stringify(contents);
}

const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const login = (extra: string) => `{"username":"a","password":"b",${extra}}`;

const bodies: [string, string, number][] = [
  ['nothing', '', 400],
  ['not JSON', '{bad', 400],
  ['a text', '"text"', 400],
  ['null', 'null', 400],
  ['a list', '[]', 400],
  ['wrong types', '{"username":5,"password":{"$ne":null}}', 400],
  ['a missing field', '{"username":"a"}', 400],
  ['too long a field', JSON.stringify({ username: 'a', password: 'b'.repeat(201) }), 400],
  ['__proto__', login('"__proto__":{"roles":["chief_inspector"]}'), 400],
  ['constructor', login('"constructor":{"prototype":{"x":1}}'), 400],
  ['30,000 levels', deep(30_000), 400],
  ['30,000 levels in a field', login(`"x":${deep(30_000)}`), 400],
  ['a NUL', '{"username":"\\u0000","password":"b"}', 400],
  ['half a surrogate pair', '{"username":"\\ud800","password":"b"}', 400],
  ['65 kB', JSON.stringify({ username: 'a', password: 'b', filler: 'x'.repeat(65_536) }), 413],
  ['10 MB', JSON.stringify({ filler: 'x'.repeat(10_000_000) }), 413],
];

describe.each([
  ['login', 'POST', REST.login],
  ['availability', 'PUT', REST.availability],
  ['challenge', 'POST', REST.counterChallenge],
  ['proof', 'POST', REST.counterToken],
])('%s', (_, method, path) => {
  test.each(bodies)('%s', async (_name, body, status) => {
    const before = await everything();
    const response = await fetch(server.url + path, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      body,
    });
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(Failure.parse(JSON.parse(text)).code).toBeDefined();
    expect(text).not.toMatch(/\bat \/|node_modules|\.ts:|SyntaxError|SELECT|\$ne|chief_inspector/);
    expect(await everything()).toBe(before);
    expect(({} as { roles?: unknown }).roles).toBeUndefined();
  });
});

test.each([
  ['GET', '/api/nothing', 404],
  ['GET', '/api/../../etc/passwd', 404],
  ['GET', '/desk/..%2f..%2fetc%2fpasswd', 404],
  ['GET', '/api/%E0%A4%A', 404],
  ['POST', '/api/sites', 404],
  ['DELETE', '/api/queue', 404],
])('%s %s is %i as a Failure', async (method, path, status) => {
  const response = await fetch(server.url + path, { method, headers: { cookie } });
  const body = Failure.parse(await response.json());
  expect([response.status, body.code]).toEqual([status, 'not_found']);
});

test('a body that is no JSON by its own word is not read', async () => {
  const response = await fetch(server.url + REST.login, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'username=a&password=b',
  });
  expect(response.status).toBe(400);
});

test('a compressed bomb stops at the limit', async () => {
  const { gzipSync } = await import('node:zlib');
  const response = await fetch(server.url + REST.login, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: gzipSync(Buffer.alloc(20_000_000, 0x20)),
  });
  expect(response.status).toBe(413);
});

test('what is not HTTP gets 400 and the server lives', async () => {
  const { hostname, port } = new URL(server.url);
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.end('\x16\x03\x01 hello\r\n\r\n'));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.on('close', () => resolve(text));
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400/);
  expect((await fetch(server.url + REST.health)).status).toBe(200);
});
