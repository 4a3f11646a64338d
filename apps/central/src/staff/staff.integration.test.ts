import { Me, REST } from '@loket/contract';
import { Identities } from '../access/identities.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { loginCookie, makeTestZone, postJson, TEST_PASSWORD, type TestZone } from '../testing/test-zone.ts';

let database: TestDatabase;
let server: TestServer;
let zone: TestZone;
let other: TestZone;

beforeAll(async () => {
  database = await openTestDatabase();
  zone = await makeTestZone(database.owner, 'here', { inspectors: 3 });
  other = await makeTestZone(database.owner, 'there');
  server = await startTestServer(database.appUrl);
});
afterAll(async () => {
  await server.close();
  await database.close();
});
beforeEach(() => database.owner.query('DELETE FROM login_throttle'));

const login = (username: string, password: string) =>
  postJson(server.url + REST.login, { username, password });
const session = (cookie: string, method = 'GET') =>
  fetch(server.url + REST.session, { method, headers: { cookie } });
const audited = async (staffId: string): Promise<string[]> =>
  (
    await database.owner.query<{ action: string }>(
      'SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id',
      [staffId],
    )
  ).rows.map(({ action }) => action);
const put = (cookie: string, body: unknown) =>
  fetch(server.url + REST.availability, {
    method: 'PUT',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('session', () => {
  test('login, who am I, logout; each in the audit', async () => {
    const person = zone.inspectors[0]!;
    const response = await login(` ${person.username.toUpperCase()} `, TEST_PASSWORD);
    expect(response.status).toBe(200);
    expect(Me.parse(await response.json())).toMatchObject({
      staffId: person.id,
      zoneId: zone.id,
      roles: ['inspector'],
    });
    const [header] = response.headers.getSetCookie();
    expect(header).toMatch(/^loket_session=[^;]+; Path=\/; HttpOnly; SameSite=Strict$/);
    const cookie = header!.split(';')[0]!;
    expect(Me.parse(await (await session(cookie)).json()).name).toBe(person.name);
    expect((await session(cookie, 'DELETE')).status).toBe(204);
    expect((await session(cookie)).status).toBe(401);
    expect((await login(person.username, 'wrong')).status).toBe(401);
    expect(await audited(person.id)).toEqual(['login', 'logout', 'login_failed']);
  });

  test('the token itself is not stored', async () => {
    const cookie = await loginCookie(server.url, zone.technician.username);
    const { rows } = await database.owner.query('SELECT * FROM staff_session');
    const secret = cookie.split('.')[1]!;
    expect(rows.length).toBeGreaterThan(0);
    for (const { token_hash } of rows) {
      expect(token_hash).toHaveLength(32);
      expect(token_hash.equals(Buffer.from(secret, 'base64url'))).toBe(false);
    }
  });

  test('a cookie with another zone in front opens nothing', async () => {
    const cookie = await loginCookie(server.url, zone.technician.username);
    expect((await session(cookie.replace(zone.id, other.id))).status).toBe(401);
  });

  test('idle for half an hour, or twelve hours old: over', async () => {
    const age = (column: string, interval: string) =>
      database.owner.query(`UPDATE staff_session SET ${column} = ${column} - interval '${interval}'`);
    const idle = await loginCookie(server.url, zone.technician.username);
    await age('last_seen_at', '29 minutes');
    expect((await session(idle)).status).toBe(200);
    // That was a sign of life: the half hour begins anew.
    await age('last_seen_at', '29 minutes');
    expect((await session(idle)).status).toBe(200);
    await age('last_seen_at', '31 minutes');
    expect((await session(idle)).status).toBe(401);
    const old = await loginCookie(server.url, zone.technician.username);
    await age('expires_at', '13 hours');
    expect((await session(old)).status).toBe(401);
  });

  test('at most one write a minute', async () => {
    const cookie = await loginCookie(server.url, zone.technician.username);
    const seen = async () =>
      (await database.owner.query('SELECT max(last_seen_at) AS at FROM staff_session')).rows[0].at.getTime();
    const before = await seen();
    await session(cookie);
    expect(await seen()).toBe(before);
  });

  test('somebody whose membership ended is out at once', async () => {
    const person = other.technician;
    const cookie = await loginCookie(server.url, person.username);
    await database.owner.query('DELETE FROM membership WHERE staff_id = $1', [person.id]);
    expect((await session(cookie)).status).toBe(401);
    expect((await login(person.username, TEST_PASSWORD)).status).toBe(401);
  });

  test('sockets ask the same question', async () => {
    const cookie = await loginCookie(server.url, zone.inspectors[0]!.username);
    const identities = server.app.get(Identities);
    expect(await identities.staffSessionOf(`other=1; ${cookie}; more=2`)).toMatchObject({ zoneId: zone.id });
    expect(await identities.staffSessionOf('other=1')).toBeUndefined();
    expect(await identities.staffSessionOf(undefined)).toBeUndefined();
  });
});

/** Waits begin at one second, so a machine that needs seconds for a storm lets another guess through in each. */
const allowedBySlowness = (startedAt: number) => Math.floor((performance.now() - startedAt) / 1000);

describe('guessing', () => {
  test('a storm on one name: five guesses are looked at, the rest must wait', async () => {
    const person = zone.inspectors[1]!;
    const startedAt = performance.now();
    const storm = await Promise.all(Array.from({ length: 40 }, () => login(person.username, 'guess')));
    const statuses = storm.map(({ status }) => status);
    const lookedAt = statuses.filter((status) => status === 401).length;
    expect(lookedAt).toBeGreaterThanOrEqual(5);
    expect(lookedAt).toBeLessThanOrEqual(5 + allowedBySlowness(startedAt));
    expect(statuses.filter((status) => status === 429)).toHaveLength(40 - lookedAt);
    const refused = storm.find(({ status }) => status === 429)!;
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({
      code: 'too_many_requests',
      retryAfterSeconds: expect.any(Number),
    });
    expect(await audited(person.id)).toEqual(Array(lookedAt).fill('login_failed'));
  });

  test('while one has to wait, the right password is not looked at either', async () => {
    const person = zone.inspectors[1]!;
    await login(person.username, 'guess');
    await database.owner.query(`UPDATE login_throttle SET blocked_until = now() + interval '1 minute'`);
    expect((await login(person.username, TEST_PASSWORD)).status).toBe(429);
  });

  test('waiting doubles, up to five minutes, and a right password ends it', async () => {
    const person = zone.inspectors[2]!;
    const waits: number[] = [];
    for (let n = 0; n < 16; n += 1) {
      await login(person.username, 'guess');
      const { rows } = await database.owner.query(
        `SELECT round(extract(epoch FROM blocked_until - last_failure_at))::int AS wait FROM login_throttle
         ORDER BY blocked_until DESC NULLS LAST LIMIT 1`,
      );
      waits.push(rows[0].wait ?? 0);
      await database.owner.query(`UPDATE login_throttle SET blocked_until = NULL`);
    }
    expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
    expect((await login(person.username, TEST_PASSWORD)).status).toBe(200);
    const { rows } = await database.owner.query('SELECT max(failures) AS failures FROM login_throttle');
    expect(rows[0].failures).toBeLessThanOrEqual(16); // the address's own count stays
    expect((await login(person.username, 'guess')).status).toBe(401);
  });

  test('a storm over many names from one address waits too', async () => {
    const startedAt = performance.now();
    const statuses = await Promise.all(
      Array.from({ length: 60 }, (_, n) => login(`nobody-${n}`, 'guess')),
    ).then((responses) => responses.map(({ status }) => status));
    const lookedAt = statuses.filter((status) => status === 401).length;
    expect(lookedAt).toBeGreaterThanOrEqual(30);
    expect(lookedAt).toBeLessThanOrEqual(30 + allowedBySlowness(startedAt));
  });

  test('a refusal takes the same time for a name that exists and for one that does not', async () => {
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let n = 0; n < 4; n += 1)
      for (const kind of ['known', 'unknown'] as const) {
        await database.owner.query('DELETE FROM login_throttle');
        const startedAt = performance.now();
        expect((await login(kind === 'known' ? zone.technician.username : 'nobody', 'guess')).status).toBe(
          401,
        );
        times[kind].push(performance.now() - startedAt);
      }
    expect(Math.min(...times.known)).toBeGreaterThan(145);
    expect(Math.abs(Math.min(...times.known) - Math.min(...times.unknown))).toBeLessThan(100);
  });

  test('the password of nobody is looked at with the same effort', async () => {
    const { passwordMatches } = await import('./passwords.ts');
    const took = async (hash: string | undefined) => {
      const startedAt = performance.now();
      expect(await passwordMatches(hash, 'guess')).toBe(false);
      return performance.now() - startedAt;
    };
    const { rows } = await database.owner.query('SELECT password_hash AS hash FROM staff LIMIT 1');
    await took(undefined); // the first one makes the hash of nobody
    const unknown = await Promise.all([took(undefined)]);
    const known = await Promise.all([took(rows[0].hash)]);
    expect(unknown[0]).toBeGreaterThan(known[0]! * 0.25);
  });
});

describe('availability', () => {
  test('an inspector chooses; without an open desk that shows as off', async () => {
    const person = zone.inspectors[0]!;
    const cookie = await loginCookie(server.url, person.username);
    const response = await put(cookie, { availability: 'available' });
    expect(await response.json()).toMatchObject({ staffId: person.id, name: person.name, state: 'off' });
    await database.owner.query('UPDATE inspector SET desk_seen_at = clock_timestamp()');
    expect(await (await put(cookie, { availability: 'available' })).json()).toMatchObject({
      state: 'available',
    });
    expect(await (await put(cookie, { availability: 'break' })).json()).toMatchObject({ state: 'break' });
  });

  test('a technician takes no calls', async () => {
    const cookie = await loginCookie(server.url, zone.technician.username);
    expect((await put(cookie, { availability: 'available' })).status).toBe(403);
  });
});
