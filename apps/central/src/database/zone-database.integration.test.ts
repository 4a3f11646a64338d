import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Refusal } from '../boundary/refusal.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { makeTestZone, type TestZone } from '../testing/test-zone.ts';
import { ZoneDatabase } from './zone-database.ts';
import { type OwnNotice, ZoneNotice } from './zone-notice.ts';

let database: TestDatabase;
let server: TestServer;
let zone: TestZone;
let zones: ZoneDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  zone = await makeTestZone(database.owner, 'here', { counters: 2 });
  server = await startTestServer(database.appUrl);
  zones = server.app.get(ZoneDatabase);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const siteName = async () =>
  (await database.owner.query('SELECT name FROM site WHERE id = $1', [zone.site.id])).rows[0].name;

describe('notices', () => {
  test('every commit counts its changes in order, without gaps, over many writers at once', async () => {
    const listener = new pg.Client({ connectionString: database.appUrl });
    await listener.connect();
    const heard: ZoneNotice[] = [];
    listener.on('notification', ({ payload }) => heard.push(ZoneNotice.parse(JSON.parse(payload ?? ''))));
    await listener.query('LISTEN loket');
    await Promise.all(
      Array.from({ length: 25 }, (_, n) =>
        zones.inZone(zone.id, async (tx) => {
          tx.changed('ticket', `t${n}`);
          tx.changed('ticket', `t${n}`);
          tx.changed('signal', `s${n}`);
          tx.changed('counter', `c${n}`);
        }),
      ),
    );
    while (heard.length < 75) await listener.query('SELECT 1').then(() => pause(5));
    await listener.end();
    const versions = heard.flatMap(({ version }) => (version === null ? [] : [version]));
    expect(versions).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
    expect(heard.filter(({ kind }) => kind === 'signal').every(({ version }) => version === null)).toBe(true);
    expect(new Set(heard.map(({ zone: id }) => id))).toEqual(new Set([zone.id]));
  });

  describe('what this node wrote', () => {
    let heard: OwnNotice[];
    let own: ZoneDatabase;
    beforeEach(() => {
      heard = [];
      own = new ZoneDatabase(server.app.get(DataSource));
      own.whenCommitted((notice) => heard.push(notice));
    });
    const gone = () => Promise.resolve('gone' as const);
    const version = async () =>
      Number(
        (await database.owner.query('SELECT version FROM zone_clock WHERE zone_id = $1', [zone.id])).rows[0]
          .version,
      );

    test('is heard here once it is committed, with the version that everybody else hears', async () => {
      const before = await version();
      await own.inZone(zone.id, async (tx) => {
        tx.changed('ticket', 'a', gone());
        tx.changed('ticket', 'b', gone());
        expect(heard).toEqual([]);
      });
      expect(heard.map(({ id, version: at }) => [id, at])).toEqual([
        ['a', before + 1],
        ['b', before + 2],
      ]);
      expect(await version()).toBe(before + 2);
    });

    test('is left to the notification when something else changed too', async () => {
      await own.inZone(zone.id, async (tx) => {
        tx.changed('ticket', 'a', gone());
        tx.changed('signal', 's');
      });
      await own.inZone(zone.id, async (tx) => {
        tx.changed('counter', 'c');
        tx.changed('ticket', 'a', gone());
      });
      expect(heard).toEqual([]);
    });

    test('is not heard when it was rolled back, and what can’t be known fails the work alone', async () => {
      const away = new Refusal('conflict', 'a test');
      const work = own.inZone(zone.id, async (tx) => {
        tx.changed('ticket', 'a', gone());
        tx.changed('ticket', 'b', Promise.reject(away));
        throw away;
      });
      await expect(work).rejects.toBe(away);
      expect(heard).toEqual([]);
    });
  });

  test('what was rolled back is not told', async () => {
    const version = async () =>
      (await database.owner.query('SELECT version FROM zone_clock WHERE zone_id = $1', [zone.id])).rows[0]
        .version;
    const before = await version();
    await expect(
      zones.inZone(zone.id, async (tx) => {
        await tx.query(`UPDATE site SET name = 'never'`);
        tx.changed('sites', zone.site.id);
        throw new Refusal('conflict', 'a test');
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(await version()).toBe(before);
    expect(await siteName()).toBe(zone.site.name);
  });
});

test('work that lost a deadlock is done again', async () => {
  const [first, second] = zone.counters;
  const attempts = { a: 0, b: 0 };
  let met = 0;
  const bothHoldOne = async () => {
    met += 1;
    for (let n = 0; met < 2 && n < 200; n += 1) await pause(5);
  };
  const lock = (tx: { query(sql: string, p: unknown[]): Promise<unknown> }, id: string) =>
    tx.query('SELECT FROM counter WHERE id = $1 FOR UPDATE', [id]);
  const work = (name: 'a' | 'b', one: string, two: string) =>
    zones.inZone(zone.id, async (tx) => {
      attempts[name] += 1;
      await lock(tx, one);
      await bothHoldOne();
      await lock(tx, two);
      return name;
    });
  expect(await Promise.all([work('a', first!.id, second!.id), work('b', second!.id, first!.id)])).toEqual([
    'a',
    'b',
  ]);
  expect(attempts.a + attempts.b).toBeGreaterThan(2);
});

test('a connection that is cut is `unavailable`, nothing is kept, and the next one works', async () => {
  await expect(
    zones.inZone(zone.id, async (tx) => {
      await tx.query(`UPDATE site SET name = 'half'`);
      const [{ pid }] = (await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')) as [
        { pid: number },
      ];
      await database.owner.query('SELECT pg_terminate_backend($1)', [pid]);
      await tx.query('SELECT 1');
    }),
  ).rejects.toMatchObject({ code: 'unavailable' });
  expect(await siteName()).toBe(zone.site.name);
  expect(await zones.inZone(zone.id, (tx) => tx.query('SELECT id FROM site'))).toHaveLength(1);
});

test.each([
  ['waits too long for a row that somebody holds', 'lock_timeout'],
  ['takes too long itself', 'statement_timeout'],
])('work that %s is `unavailable`, and nothing is kept', async (_, limit) => {
  await database.owner.query('BEGIN');
  await database.owner.query('SELECT FROM counter FOR UPDATE');
  const work = zones.inZone(zone.id, async (tx) => {
    await tx.query(`UPDATE site SET name = 'half'`);
    await tx.query(`SET LOCAL ${limit} = 50`);
    await tx.query('SELECT FROM counter FOR UPDATE');
  });
  await expect(work).rejects.toMatchObject({ code: 'unavailable' });
  await database.owner.query('COMMIT');
  expect(await siteName()).toBe(zone.site.name);
});

test('a zone does not leak into the next use of its connection', async () => {
  await Promise.all(Array.from({ length: 30 }, () => zones.inZone(zone.id, (tx) => tx.query('SELECT 1'))));
  const seen = await Promise.all(
    Array.from({ length: 30 }, () => zones.outsideZones((tx) => tx.query('SELECT id FROM site'))),
  );
  expect(seen.flat()).toEqual([]);
});

test('when every connection is taken, the next one hears it within seconds', async () => {
  const holders = Promise.all(
    Array.from({ length: 20 }, () => zones.inZone(zone.id, (tx) => tx.query('SELECT pg_sleep(5)'))),
  );
  await pause(100);
  await expect(zones.inZone(zone.id, (tx) => tx.query('SELECT 1'))).rejects.toMatchObject({
    code: 'unavailable',
  });
  await holders;
}, 120_000);

test('central does not start as the owner', async () => {
  await expect(startTestServer(database.ownerUrl)).rejects.toThrow(/loket_app/);
});
