import { generateKeyPairSync } from 'node:crypto';
import { CounterChallenge, type Heartbeat, REST } from '@loket/contract';
import { Identities } from '../access/identities.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { counterToken, makeTestZone, postJson, signedProof, type TestZone } from '../testing/test-zone.ts';
import { counterStates } from './counter-states.repository.ts';
import { noticeCountersThatWentAway, recordHeartbeat } from './heartbeats.repository.ts';

let database: TestDatabase;
let server: TestServer;
let zone: TestZone;
let other: TestZone;

beforeAll(async () => {
  database = await openTestDatabase();
  zone = await makeTestZone(database.owner, 'here', { counters: 4 });
  other = await makeTestZone(database.owner, 'there');
  server = await startTestServer(database.appUrl);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const challenge = async (counterId: string, zoneId: string = zone.id): Promise<string> => {
  const response = await postJson(server.url + REST.counterChallenge, { zoneId, counterId });
  expect(response.status).toBe(200);
  return CounterChallenge.parse(await response.json()).nonce;
};
const prove = async (proof: object): Promise<number> =>
  (await postJson(server.url + REST.counterToken, proof)).status;
const counterOf = (token: string) => server.app.get(Identities).counterOf(token);

describe('login of a counter', () => {
  test('whoever holds the key gets a token that says which counter it is', async () => {
    const token = await counterToken(server.url, zone.id, zone.counters[0]!);
    expect(await counterOf(token)).toEqual({ zoneId: zone.id, counterId: zone.counters[0]!.id });
    expect(await counterOf(token.replace(zone.id, other.id))).toBeUndefined();
    const { rows } = await database.owner.query('SELECT token_hash FROM counter_session');
    expect(rows.some(({ token_hash }) => token.includes(token_hash.toString('base64url')))).toBe(false);
  });

  test('a nonce serves once, also when the first proof was wrong', async () => {
    const [counter] = zone.counters;
    const names = { zoneId: zone.id, counterId: counter!.id, nonce: await challenge(counter!.id) };
    const signature = signedProof(counter!.privateKey, names);
    expect(await prove({ ...names, signature })).toBe(200);
    expect(await prove({ ...names, signature })).toBe(401);
    const again = { ...names, nonce: await challenge(counter!.id) };
    expect(await prove({ ...again, signature: signedProof(zone.counters[1]!.privateKey, again) })).toBe(401);
    expect(await prove({ ...again, signature: signedProof(counter!.privateKey, again) })).toBe(401);
  });

  test('of simultaneous proofs with one nonce one wins', async () => {
    const [counter] = zone.counters;
    const names = { zoneId: zone.id, counterId: counter!.id, nonce: await challenge(counter!.id) };
    const proof = { ...names, signature: signedProof(counter!.privateKey, names) };
    const statuses = await Promise.all(Array.from({ length: 12 }, () => prove(proof)));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(11);
  });

  test("another counter's nonce, key, zone or an old nonce prove nothing", async () => {
    const [counter, second] = zone.counters;
    const names = { zoneId: zone.id, counterId: counter!.id, nonce: await challenge(second!.id) };
    expect(await prove({ ...names, signature: signedProof(counter!.privateKey, names) })).toBe(401);
    const elsewhere = { ...names, zoneId: other.id, nonce: await challenge(counter!.id, other.id) };
    expect(await prove({ ...elsewhere, signature: signedProof(counter!.privateKey, elsewhere) })).toBe(401);
    const old = { ...names, nonce: await challenge(counter!.id) };
    await database.owner.query(`UPDATE counter_challenge SET expires_at = now() - interval '1 second'`);
    expect(await prove({ ...old, signature: signedProof(counter!.privateKey, old) })).toBe(401);
  });

  test('a key of another curve, DER signatures and text that is no signature are refused, not failed on', async () => {
    const counter = zone.counters[3]!;
    const strange = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    for (const signature of [
      '',
      'AAAA',
      Buffer.alloc(64).toString('base64'),
      Buffer.alloc(72, 0x30).toString('base64'),
    ]) {
      const names = { zoneId: zone.id, counterId: counter.id, nonce: await challenge(counter.id) };
      expect(await prove({ ...names, signature })).toBe(401);
    }
    await database.owner.query('UPDATE counter SET public_key = $1 WHERE id = $2', [
      strange.publicKey.export({ format: 'der', type: 'spki' }),
      counter.id,
    ]);
    const names = { zoneId: zone.id, counterId: counter.id, nonce: await challenge(counter.id) };
    expect(await prove({ ...names, signature: signedProof(strange.privateKey, names) })).toBe(401);
  });

  test('a revoked counter is out at once, and an unknown one looks the same', async () => {
    const counter = zone.counters[2]!;
    const token = await counterToken(server.url, zone.id, counter);
    await database.owner.query('UPDATE counter SET revoked_at = now() WHERE id = $1', [counter.id]);
    expect(await counterOf(token)).toBeUndefined();
    for (const counterId of [counter.id, crypto.randomUUID()]) {
      const names = { zoneId: zone.id, counterId, nonce: await challenge(counterId) };
      expect(await prove({ ...names, signature: signedProof(counter.privateKey, names) })).toBe(401);
    }
  });

  test('a token ends after ten minutes', async () => {
    const token = await counterToken(server.url, zone.id, zone.counters[0]!);
    await database.owner.query(`UPDATE counter_session SET expires_at = now() - interval '1 second'`);
    expect(await counterOf(token)).toBeUndefined();
  });
});

describe('heartbeats', () => {
  const ready = { state: 'ready' } as const;
  const heartbeat: Heartbeat = {
    bootId: '0b5a1f0e-7e5a-4f5c-8d94-6b1f5c0e7c11',
    busy: 'idle',
    devices: {
      cardReader: { state: 'ready', name: 'a reader', card: 'absent' },
      ticketPrinter: ready,
      camera: ready,
      microphone: ready,
      speaker: ready,
    },
  };
  const counterId = () => zone.counters[1]!.id;
  const inZone = <Value>(work: Parameters<ZoneDatabase['inZone']>[1]) =>
    server.app.get(ZoneDatabase).inZone(zone.id, work) as Promise<Value>;
  const beat = (change: Partial<Heartbeat> = {}) =>
    inZone<{ restarted: boolean }>((tx) => recordHeartbeat(tx, counterId(), { ...heartbeat, ...change }));
  const health = () => inZone(async (tx) => (await counterStates(tx, counterId()))[0]!.health);
  const stored = async () =>
    (await database.owner.query('SELECT ready FROM counter_health WHERE counter_id = $1', [counterId()]))
      .rows[0].ready;
  const version = async () =>
    Number(
      (await database.owner.query('SELECT version FROM zone_clock WHERE zone_id = $1', [zone.id])).rows[0]
        .version,
    );
  const age = (seconds: number) =>
    database.owner.query(
      'UPDATE counter_health SET last_heartbeat_at = clock_timestamp() - make_interval(secs => $1)',
      [seconds],
    );

  test('a counter that never said anything is away', async () => {
    expect(await health()).toBe('away');
  });

  test.each([
    ['idle', ready, true, 'ready'],
    ['issuing', ready, true, 'ready'],
    ['visit', ready, false, 'ready'],
    ['wiping', ready, false, 'degraded'],
    ['idle', { state: 'absent' } as const, false, 'degraded'],
    ['visit', { state: 'absent' } as const, false, 'degraded'],
  ] as const)('busy %s, camera %j: ready %s, staff see %s', async (busy, camera, expected, seen) => {
    await beat({ busy, devices: { ...heartbeat.devices, camera } });
    expect([await stored(), await health()]).toEqual([expected, seen]);
  });

  test('only a visible change moves the version', async () => {
    await beat();
    const before = await version();
    await beat();
    await beat();
    expect(await version()).toBe(before);
    await beat({ devices: { ...heartbeat.devices, ticketPrinter: { state: 'paper_out' } } });
    expect(await version()).toBe(before + 1);
  });

  test('says when the main process is another one', async () => {
    await beat();
    expect(await beat()).toEqual({ restarted: false });
    expect(await beat({ bootId: crypto.randomUUID() })).toEqual({ restarted: true });
  });

  test('older than ten seconds is away; desks are told once, and once when it is back', async () => {
    await beat();
    await age(9);
    expect(await health()).toBe('ready');
    expect(await inZone((tx) => noticeCountersThatWentAway(tx))).toEqual([]);
    await age(11);
    expect(await health()).toBe('away');
    const before = await version();
    const told = await Promise.all(
      [1, 2, 3].map(() => inZone<string[]>((tx) => noticeCountersThatWentAway(tx))),
    );
    expect(told.flat()).toEqual([counterId()]);
    expect(await version()).toBe(before + 1);
    await beat();
    expect([await version(), await health()]).toEqual([before + 2, 'ready']);
  });

  test('back before anybody looked still counts as a change: a fresh page may have seen it away', async () => {
    await beat();
    await age(11);
    const before = await version();
    await beat();
    expect(await version()).toBe(before + 1);
  });
});
